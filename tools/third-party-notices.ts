import { writeFileSync } from 'node:fs';
import { noticesFile, thirdPartyNotices } from './licences/notices.ts';

writeFileSync(noticesFile, thirdPartyNotices());
