import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticesFile, thirdPartyNotices } from './notices.ts';

test(`${noticesFile} fits the installed packages; if not, run: npm run notices`, () => {
  expect(readFileSync(noticesFile, 'utf8') === thirdPartyNotices()).toBe(true);
});
