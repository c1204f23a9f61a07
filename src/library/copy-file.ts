import { Failure } from '#base/failure.ts';
import { chunkHashes, chunkRange } from './check-chunks.ts';
import { digestSha256 } from './digest-sha256.ts';
import type { FileStore } from './file-store.ts';
import { CHUNK_BYTES, type ManifestFile } from './manifest.ts';
import { Sha256 } from './sha256.ts';
import { StoredFileWriter } from './stored-file-writer.ts';

export interface CopyOptions {
  readonly signal: AbortSignal;
  /** Called with the length of each chunk that was checked and written. */
  readonly onBytes: (bytes: number) => void;
}

/** Where a copy goes: a folder of the store, by the id of its model. */
export interface CopyTarget {
  readonly files: FileStore;
  readonly id: string;
}

/**
 * Copies a file into the store; a chunk is written only when its SHA-256 is the manifest's. Rejects
 * with `damaged-file`, which names the chunk, `unreadable-file`, or throws `OutOfSpace`.
 */
export async function copyChecked(
  { files, id }: CopyTarget,
  source: Blob,
  file: ManifestFile,
  options: CopyOptions,
): Promise<void> {
  const hashes = chunkHashes(file);
  const onChunk = async (bytes: Uint8Array<ArrayBuffer>, index: number) => {
    if ((await digestSha256(bytes)) !== hashes[index]) throw damagedChunk(file.path, index);
  };
  await copy(await StoredFileWriter.append(files, id, file.path, 0), source, {
    ...options,
    path: file.path,
    onChunk,
  });
}

/** Copies a file of which nothing is known, and says what its entry in a manifest is. */
export async function copyHashed(
  { files, id }: CopyTarget,
  source: Blob,
  path: string,
  options: CopyOptions,
): Promise<ManifestFile> {
  const whole = await Sha256.start();
  const chunks: string[] = [];
  const onChunk = async (bytes: Uint8Array<ArrayBuffer>) => {
    whole.update(bytes);
    chunks.push(await digestSha256(bytes));
  };
  await copy(await StoredFileWriter.append(files, id, path, 0), source, {
    ...options,
    path,
    onChunk,
  });
  return manifestFile(path, source.size, whole.hex(), chunks);
}

/** An entry of a manifest; `chunks` are left out for a file of one piece. */
export function manifestFile(
  path: string,
  bytes: number,
  sha256: string,
  chunks: readonly string[],
): ManifestFile {
  const entry = { path, bytes, sha256 };
  return chunks.length > 1 ? { ...entry, chunks: [...chunks] } : entry;
}

interface CopyJob extends CopyOptions {
  readonly path: string;
  readonly onChunk: (bytes: Uint8Array<ArrayBuffer>, index: number) => Promise<void>;
}

async function copy(writer: StoredFileWriter, source: Blob, job: CopyJob): Promise<void> {
  try {
    const count = Math.max(1, Math.ceil(source.size / CHUNK_BYTES));
    for (let index = 0; index < count; index++) {
      job.signal.throwIfAborted();
      const { start, end } = chunkRange(source.size, index);
      const bytes = await readPiece(source, start, end, job.path);
      await job.onChunk(bytes, index);
      writer.append(bytes);
      job.onBytes(bytes.length);
    }
    writer.flush();
  } finally {
    writer.close();
  }
}

/** Rejects with `unreadable-file` when the disk or stick that holds the file is gone. */
export async function readPiece(
  source: Blob,
  start: number,
  end: number,
  path: string,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await source.slice(start, end).arrayBuffer());
  } catch (thrown) {
    throw new Failure({
      code: 'unreadable-file',
      message: `${path} could not be read at byte ${start}: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      cure: 'See whether the disk or USB stick is still connected and the file unchanged, then choose the folder again.',
      facts: { file: path, offset: start },
    });
  }
}

export function damagedChunk(path: string, index: number): Failure {
  return new Failure({
    code: 'damaged-file',
    message: `${path} is damaged: the ${CHUNK_BYTES / 2 ** 20} MiB from byte ${index * CHUNK_BYTES} have another SHA-256 than manifest.json names.`,
    cure: 'Copy the model folder again from its source. Nothing of it was kept.',
    facts: { file: path, chunk: index },
  });
}
