import { existsSync, readFileSync } from 'node:fs';
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

/** True when what is installed is not what package-lock.json lists. */
export function needsInstall() {
  const installed = packages('node_modules/.package-lock.json');
  return Object.entries(packages('package-lock.json')).some(([path, { version, optional }]) => {
    const isRoot = path === '';
    return !isRoot && !optional && installed[path]?.version !== version;
  });
}

/**
 * @param {string} lockFile
 * @returns {Readonly<Record<string, { version?: string, optional?: boolean }>>}
 */
function packages(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}

/** Install scripts stay off: no dependency needs one, and they are how bad packages get in. */
export function install() {
  const command = ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  return runQuietly(process.platform === 'win32' ? ['cmd', '/c', ...command] : command);
}
