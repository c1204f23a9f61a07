import { chunkHashes, chunkRange } from '#library/check-chunks.ts';
import { digestSha256 } from '#library/digest-sha256.ts';
import type { ManifestFile } from '#library/manifest.ts';
import type { ByteSource } from './byte-source.ts';

/** Hashed at the same time, by threads of the browser: 32 MiB in memory. */
const IN_FLIGHT = 4;

/** Numbers of the chunks that are not what the manifest says, ascending; reads each byte once. */
export async function damagedChunks(
  source: ByteSource,
  file: ManifestFile,
  { signal, onBytes }: { readonly signal: AbortSignal; readonly onBytes: (bytes: number) => void },
): Promise<readonly number[]> {
  const hashes = chunkHashes(file);
  const damaged: number[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < hashes.length; index = next++) {
      signal.throwIfAborted();
      const { start, end } = chunkRange(file.bytes, index);
      // The digest takes a copy before the source's buffer is used again.
      const hash = end > source.size ? undefined : await digestSha256(source.read(start, end));
      if (hash !== hashes[index]) damaged.push(index);
      onBytes(end - start);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  if (source.size > file.bytes && !damaged.includes(hashes.length - 1)) {
    damaged.push(hashes.length - 1);
  }
  return damaged.sort((a, b) => a - b);
}
