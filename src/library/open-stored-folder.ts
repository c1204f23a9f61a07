import { Failure } from '#base/failure.ts';
import type { FileStore } from './file-store.ts';
import { LibraryIndex } from './library-index.ts';
import { opfsFileStore } from './opfs-file-store.ts';
import { storedFileName } from './stored-file-name.ts';

/** A whole model in this browser's storage, opened for reading. */
export interface StoredFolder {
  readonly manifestText: string;
  readonly cardText: string | undefined;
  /** Backed by the disk, nothing is read yet. Rejects with `damaged-file` when it is gone. */
  file(path: string): Promise<Blob>;
  /** The same file, for reading it synchronously in a worker; undefined when it is gone. */
  handle(path: string): Promise<FileSystemFileHandle | undefined>;
}

interface Places {
  readonly index: Pick<LibraryIndex, 'model'>;
  readonly files: Pick<FileStore, 'read' | 'handle'>;
}

/**
 * Opens a stored model without taking a lock; hold `model-locks.ts`'s shared one meanwhile. Its
 * bytes are not checked here. Rejects with `model-missing`.
 */
export async function openStoredFolder(
  id: string,
  { index, files }: Places = { index: new LibraryIndex(), files: opfsFileStore() },
): Promise<StoredFolder> {
  const row = await index.model(id);
  if (!row) {
    throw new Failure({
      code: 'model-missing',
      message: `This browser holds no model with the id ${id}.`,
      cure: 'Choose another model, or import, convert or download it again.',
      facts: { id },
    });
  }
  return {
    manifestText: row.manifestText,
    cardText: row.cardText,
    handle: async (path) => files.handle?.(id, await storedFileName(path)),
    file: async (path) => {
      const blob = await files.read(id, await storedFileName(path));
      if (blob) return blob;
      throw new Failure({
        code: 'damaged-file',
        message: `${path} of the model "${row.label}" is no longer in this browser's storage.`,
        cure: 'Repair the model on the Models screen, or import it again.',
        facts: { file: path },
      });
    },
  };
}
