import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '#base/failure.ts';
import type { Manifest } from '#library/manifest.ts';
import { sayBytes } from '#library/say-bytes.ts';
import { type ConvertOptions, convert } from '#workers/convert/convert.ts';
import type { ModelSource } from '#workers/convert/folder.ts';
import { planConversion } from '#workers/convert/plan-conversion.ts';
import { nodeSink } from './node-folder.ts';

export interface ConvertFolderOptions extends ConvertOptions {
  /** Whether to begin anew where an interrupted conversion could be gone on with. */
  readonly isFresh?: boolean;
  /** Bytes that can be written below a folder; asks the disk by default. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/**
 * Converts into `<target>.part` and renames it when it is whole, so that a folder that exists is a
 * folder that loads. A part of the same source and options is gone on with. Cancelling removes the
 * part; a full disk or a disk that went away keeps it. Throws `folder-exists` rather than overwrite.
 */
export async function convertFolder(
  source: ModelSource,
  target: string,
  options: ConvertFolderOptions,
): Promise<Manifest> {
  if (await exists(target)) {
    throw new Failure({
      code: 'folder-exists',
      message: `The folder ${target} exists already.`,
      cure: 'Name a new folder, or remove the old one first.',
    });
  }
  const part = `${target}.part`;
  if (options.isFresh) await rm(part, { recursive: true, force: true });
  const { outputBytes } = await planConversion(source, options);
  await mkdir(dirname(resolve(target)), { recursive: true });
  await checkFreeSpace(part, outputBytes, options.freeBytes ?? freeBytesOf);
  try {
    const manifest = await convert(source, nodeSink(part), options);
    await rename(part, target);
    return manifest;
  } catch (thrown) {
    if (!isWorthKeeping(thrown, options.signal)) await rm(part, { recursive: true, force: true });
    throw thrown;
  }
}

function isWorthKeeping(thrown: unknown, signal: AbortSignal | undefined): boolean {
  if (signal?.aborted) return false;
  return !(thrown instanceof Failure) || ['disk-full', 'unreadable-file'].includes(thrown.code);
}

async function checkFreeSpace(
  part: string,
  neededBytes: number,
  freeBytesIn: (folder: string) => Promise<number>,
): Promise<void> {
  const freeBytes = await freeBytesIn(dirname(resolve(part)));
  const missing = neededBytes - (await bytesBelow(part)) - freeBytes;
  if (missing <= 0) return;
  throw new Failure({
    code: 'disk-full',
    message: `The converted model takes ${sayBytes(neededBytes)}; ${sayBytes(freeBytes)} are free, ${sayBytes(missing)} too few.`,
    cure: 'Make room, choose a folder on another disk, or convert to fewer flavours.',
    facts: { neededBytes, freeBytes },
  });
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
