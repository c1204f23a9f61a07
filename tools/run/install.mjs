import { existsSync, statSync } from 'node:fs';
import process from 'node:process';
import { runQuietly } from './step.mjs';

const oldestNode = [20, 19];

/** A sentence that says which Node is needed; undefined when the running one will do. */
export function nodeComplaint() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = oldestNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return undefined;
  return `This needs Node ${oldestNode.join('.')} or newer; here runs ${process.versions.node}. Get one at https://nodejs.org`;
}

/** True when there is no install, or one from before package-lock.json last changed. */
export function needsInstall() {
  const installed = 'node_modules/.package-lock.json';
  if (!existsSync(installed)) return true;
  return statSync('package-lock.json').mtimeMs > statSync(installed).mtimeMs;
}

/** Install scripts stay off: no dependency needs one, and they are how bad packages get in. */
export function install() {
  const command = ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  return runQuietly(process.platform === 'win32' ? ['cmd', '/c', ...command] : command);
}
