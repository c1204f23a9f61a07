import { type CheckOptions, damagedChunks } from '#library/check-chunks.ts';
import { digestSha256 } from '#library/digest-sha256.ts';
import type { ManifestFile } from '#library/manifest.ts';
import type { ByteSource } from './byte-source.ts';

/** `damagedChunks` of a stored file. */
export function checkSource(
  source: ByteSource,
  file: ManifestFile,
  options: CheckOptions,
): Promise<readonly number[]> {
  // The digest takes a copy before the source's buffer is used again.
  const hashOf = (start: number, end: number) => digestSha256(source.read(start, end));
  return damagedChunks({ size: source.size, hashOf }, file, options);
}
