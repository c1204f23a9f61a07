import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Ort from 'onnxruntime-web';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = here('../../.cache/bench/peers');
const files = ['package.json', 'package-lock.json'];

/** Installs what we are measured against, once: half a gigabyte, so not with the rest. */
export function installPeers(): void {
  const isCurrent = (name: string) =>
    existsSync(join(folder, name)) &&
    readFileSync(join(folder, name)).equals(readFileSync(here(`../peers/${name}`)));
  if (files.every(isCurrent) && existsSync(join(folder, 'node_modules/.package-lock.json'))) return;
  mkdirSync(folder, { recursive: true });
  console.error('installing transformers.js and onnxruntime-node for the bench (474 MB) …');
  for (const name of files) copyFileSync(here(`../peers/${name}`), join(folder, name));
  // Their scripts only fetch what a GPU of NVIDIA needs.
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** Path of a file or folder of an installed package. */
export function peerPath(path: string): string {
  return join(folder, 'node_modules', path);
}

/** onnxruntime for Node: the same interface as in the browser, native kernels. */
export function nativeRuntime(): typeof Ort {
  return createRequire(join(folder, 'package.json'))('onnxruntime-node');
}
