import { checkChunks, chunkHashes, chunkRange } from './check-chunks.ts';
import { digestSha256 } from './digest-sha256.ts';
import type { LibraryPlaces } from './library-places.ts';
import type { ManifestFile } from './manifest.ts';
import { storedFileName } from './stored-file-name.ts';
import { StoredFileWriter } from './stored-file-writer.ts';
import type { StoredModel } from './stored-model.ts';

/** A file of a stored model with the numbers of its damaged chunks. */
export interface DamagedChunks {
  readonly file: ManifestFile;
  readonly chunks: readonly number[];
}

interface Watch {
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

/** Reads every chunk of a stored model. A file that is gone has all its chunks damaged. */
export async function findDamage(
  places: LibraryPlaces,
  model: StoredModel,
  watch: Watch,
): Promise<readonly DamagedChunks[]> {
  const damaged: DamagedChunks[] = [];
  for (const file of model.manifest.files) {
    const blob = await places.files.read(model.id, await storedFileName(file.path));
    const chunks = blob ? await checkChunks(blob, file, watch) : chunkHashes(file).map((_, i) => i);
    if (!blob) watch.onBytes(file.bytes);
    if (chunks.length > 0) damaged.push({ file, chunks });
  }
  return damaged;
}

/** A piece of a file from wherever it can be had again; `undefined` when it cannot. */
export type FetchPiece = (
  file: ManifestFile,
  start: number,
  end: number,
) => Promise<Uint8Array<ArrayBuffer> | undefined>;

/**
 * Writes what `fetchPiece` brings over the damaged chunks, where its SHA-256 is right. Returns the
 * chunks that are still damaged; throws `OutOfSpace`.
 */
export async function mendFile(
  places: LibraryPlaces,
  model: StoredModel,
  { file, chunks }: DamagedChunks,
  fetchPiece: FetchPiece,
): Promise<readonly number[]> {
  const hashes = chunkHashes(file);
  const still: number[] = [];
  const writer = await StoredFileWriter.mend(places.files, model.id, file.path);
  try {
    // Also cuts what was appended, which counts against the last chunk.
    writer.cut(file.bytes);
    for (const index of chunks) {
      const { start, end } = chunkRange(file.bytes, index);
      const bytes = await fetchPiece(file, start, end);
      const isRight = bytes !== undefined && (await digestSha256(bytes)) === hashes[index];
      if (isRight) writer.write(bytes, start);
      else still.push(index);
    }
    writer.flush();
  } finally {
    writer.close();
  }
  return still;
}
