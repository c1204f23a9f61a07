import { Failure } from '#base/failure.ts';
import { readPiece } from '#library/copy-file.ts';
import type { LibraryPlaces } from '#library/library-places.ts';
import { storedFileName } from '#library/stored-file-name.ts';
import type { ModelSource, RandomAccess } from './folder.ts';
import type { CheckpointSource } from './protocol.ts';

/**
 * The checkpoint as a folder that is read piece by piece. Rejects with `incomplete-checkpoint` for
 * one in the library that is not whole; reading rejects with `unreadable-file`.
 */
export async function openSource(
  places: LibraryPlaces,
  source: CheckpointSource,
  name: string,
): Promise<ModelSource> {
  const blobs = new Map<string, Blob>(
    source.kind === 'files'
      ? source.files.map(({ path, file }) => [path, file])
      : await storedBlobs(places, source.id),
  );
  return {
    name,
    open: async (fileName) => {
      const blob = blobs.get(fileName);
      return blob && randomAccess(blob, fileName);
    },
  };
}

async function storedBlobs(
  places: LibraryPlaces,
  id: string,
): Promise<readonly (readonly [string, Blob])[]> {
  const row = await places.index.unfinishedModel(id);
  const files = await places.index.files(id);
  const blobs: [string, Blob][] = [];
  for (const { path, bytes, sha256 } of files) {
    const blob = await places.files.read(id, await storedFileName(path));
    if (sha256 === undefined || blob?.size !== bytes) throw incomplete(id, path);
    blobs.push([path, blob]);
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (row?.content !== 'checkpoint' || bytes !== row.totalBytes) throw incomplete(id, 'a file');
  return blobs;
}

function randomAccess(blob: Blob, path: string): RandomAccess {
  return {
    size: blob.size,
    read: async (offset, length) => {
      const end = offset + length;
      if (end > blob.size)
        throw new RangeError(`${path} has ${blob.size} bytes; ${offset} to ${end} were asked for`);
      return readPiece(blob, offset, end, path);
    },
  };
}

function incomplete(id: string, path: string): Failure {
  return new Failure({
    code: 'incomplete-checkpoint',
    message: `The downloaded checkpoint is not whole: ${path} is missing or has not arrived yet.`,
    cure: 'Go on with its download first.',
    facts: { id },
  });
}
