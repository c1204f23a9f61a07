import { Failure } from '#base/failure.ts';
import type { CallContext } from '#base/rpc-server.ts';
import { chunkHashes, chunkRange } from '#library/check-chunks.ts';
import { damagedChunk, readPiece } from '#library/copy-file.ts';
import { digestSha256 } from '#library/digest-sha256.ts';
import type { LibraryPlaces } from '#library/library-places.ts';
import type { ManifestFile } from '#library/manifest.ts';
import { openStoredFolder } from '#library/open-stored-folder.ts';
import type { StoredModel } from '#library/stored-model.ts';
import type { TransferProgress } from './protocol.ts';

const MOST_NAMES = 100;

/**
 * Writes a stored model into a new subfolder of `directory`, named after the model. Every chunk is
 * checked on the way; the manifest comes last, so that a folder with a manifest is whole.
 */
export async function exportFolder(
  places: LibraryPlaces,
  model: StoredModel,
  directory: FileSystemDirectoryHandle,
  { signal, report }: CallContext<TransferProgress>,
): Promise<void> {
  const stored = await openStoredFolder(model.id, places);
  const target = await newFolder(directory, model.label);
  let doneBytes = 0;
  const onBytes = (bytes: number) => {
    doneBytes += bytes;
    report({ doneBytes, totalBytes: model.bytes });
  };
  for (const file of model.manifest.files) {
    const blob = await stored.file(file.path);
    await writeTo(target, file.path, (sink) => writeChecked(sink, blob, file, { signal, onBytes }));
  }
  const { cardText } = stored;
  if (cardText !== undefined) await writeTo(target, 'card.json', (sink) => sink.write(cardText));
  await writeTo(target, 'manifest.json', (sink) => sink.write(stored.manifestText));
}

async function writeChecked(
  sink: FileSystemWritableFileStream,
  blob: Blob,
  file: ManifestFile,
  { signal, onBytes }: { readonly signal: AbortSignal; readonly onBytes: (bytes: number) => void },
): Promise<void> {
  for (const [index, hash] of chunkHashes(file).entries()) {
    signal.throwIfAborted();
    const { start, end } = chunkRange(file.bytes, index);
    const bytes = await readPiece(blob, start, end, file.path);
    if ((await digestSha256(bytes)) !== hash) throw damagedChunk(file.path, index);
    await sink.write(bytes);
    onBytes(bytes.length);
  }
}

/** What `write` leaves unfinished never takes the file's place. */
async function writeTo(
  folder: FileSystemDirectoryHandle,
  path: string,
  write: (sink: FileSystemWritableFileStream) => Promise<void>,
): Promise<void> {
  const [name = path, parent] = path.split('/').reverse();
  const inside = parent ? await folder.getDirectoryHandle(parent, { create: true }) : folder;
  const handle = await inside.getFileHandle(name, { create: true });
  const sink = await handle.createWritable();
  try {
    await write(sink);
    await sink.close();
  } catch (thrown) {
    await sink.abort().catch(() => undefined);
    throw explained(thrown, path);
  }
}

function explained(thrown: unknown, path: string): unknown {
  if (!(thrown instanceof DOMException) || thrown.name === 'AbortError') return thrown;
  return new Failure({
    code: 'export-failed',
    message: `${path} could not be written: ${thrown.message}`,
    cure: 'See whether the disk or USB stick is full, write-protected or gone, then export again.',
    facts: { file: path },
  });
}

/** A folder that was not there before: nothing of the person's is overwritten. */
async function newFolder(
  directory: FileSystemDirectoryHandle,
  label: string,
): Promise<FileSystemDirectoryHandle> {
  const plain = label.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[.-]+|[.-]+$/g, '');
  const base = plain.slice(0, 80) || 'model';
  for (let number = 1; number <= MOST_NAMES; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!(await exists(directory, name)))
      return directory.getDirectoryHandle(name, { create: true });
  }
  throw new Failure({
    code: 'export-failed',
    message: `The chosen folder already holds ${MOST_NAMES} folders named ${base}.`,
    cure: 'Choose another folder.',
  });
}

async function exists(directory: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await directory.getDirectoryHandle(name);
    return true;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return false;
    // A file of that name, which is in the way as well.
    if (thrown instanceof DOMException && thrown.name === 'TypeMismatchError') return true;
    throw thrown;
  }
}
