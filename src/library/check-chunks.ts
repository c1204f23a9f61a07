import { digestSha256 } from './digest-sha256.ts';
import { CHUNK_BYTES, type ManifestFile } from './manifest.ts';

/** Chunks read and hashed at the same time: enough to keep disk and hash busy, 32 MiB in memory. */
const IN_FLIGHT = 4;

export interface CheckOptions {
  readonly signal?: AbortSignal;
  /** Called with the length of each chunk that was checked, whole or not. */
  readonly onBytes?: (bytes: number) => void;
}

/** The expected SHA-256 of each chunk; a file of one piece has that of the whole. */
export function chunkHashes(file: ManifestFile): readonly string[] {
  return file.chunks ?? [file.sha256];
}

/** Where chunk `index` of a file of `bytes` bytes lies. */
export function chunkRange(
  bytes: number,
  index: number,
): { readonly start: number; readonly end: number } {
  const start = index * CHUNK_BYTES;
  return { start, end: Math.min(bytes, start + CHUNK_BYTES) };
}

/** Bytes whose parts can be hashed. */
export interface HashedSource {
  readonly size: number;
  /** SHA-256 of a part as the manifest writes it; undefined where it cannot be read. */
  readonly hashOf: (start: number, end: number) => Promise<string | undefined>;
}

/** `damagedChunks` of a blob. */
export function checkChunks(
  blob: Blob,
  file: ManifestFile,
  options?: CheckOptions,
): Promise<readonly number[]> {
  const hashOf = (start: number, end: number) => hashOfPart(blob, start, end);
  return damagedChunks({ size: blob.size, hashOf }, file, options);
}

/**
 * Numbers of the chunks whose bytes are not those that the manifest names, ascending; bytes after
 * the end count against the last chunk. Holds four chunks in memory at most, and reads each byte once.
 */
export async function damagedChunks(
  { size, hashOf }: HashedSource,
  file: ManifestFile,
  { signal, onBytes }: CheckOptions = {},
): Promise<readonly number[]> {
  const hashes = chunkHashes(file);
  const damaged: number[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < hashes.length; index = next++) {
      signal?.throwIfAborted();
      const { start, end } = chunkRange(file.bytes, index);
      const hasSurplus = index === hashes.length - 1 && size > file.bytes;
      const isWhole = !hasSurplus && end <= size && (await hashOf(start, end)) === hashes[index];
      if (!isWhole) damaged.push(index);
      onBytes?.(end - start);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  signal?.throwIfAborted();
  return damaged.sort((a, b) => a - b);
}

/** `undefined` where its bytes cannot be read. */
async function hashOfPart(blob: Blob, start: number, end: number): Promise<string | undefined> {
  const bytes = await blob
    .slice(start, end)
    .arrayBuffer()
    .catch(() => undefined);
  return bytes && digestSha256(new Uint8Array(bytes));
}
