import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProgram, runQuietly } from './step.mjs';

const sources = [
  'index.html',
  'package.json',
  'package-lock.json',
  'public',
  'src',
  'tools/headers',
  'tools/licences',
  'tools/offline',
  'tsconfig.json',
  'vite.config.ts',
  'workers',
];

/** True when there is no build, or one that is older than a source file. */
export function needsBuild() {
  const built = 'dist/_headers';
  return !existsSync(built) || newestChange(sources) > statSync(built).mtimeMs;
}

export function build() {
  return runQuietly(nodeProgram('vite/bin/vite.js', 'build', '--logLevel', 'warn'));
}

/**
 * @param {readonly string[]} paths Files, or folders with all below them; absent ones are left out.
 * @returns {number}
 */
function newestChange(paths) {
  const times = paths.filter(existsSync).map((path) => {
    const facts = statSync(path);
    if (!facts.isDirectory()) return facts.mtimeMs;
    // A folder's own time tells of files that were removed.
    return Math.max(facts.mtimeMs, newestChange(readdirSync(path).map((name) => join(path, name))));
  });
  return Math.max(0, ...times);
}
