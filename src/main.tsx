import './base/trusted-types.ts';
import { start } from './app/start.tsx';

start(document);
