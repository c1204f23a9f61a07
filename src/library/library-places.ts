import type { FileStore } from './file-store.ts';
import { announceLibraryChange } from './library-channel.ts';
import { LibraryIndex } from './library-index.ts';
import type { Locks } from './model-locks.ts';
import { opfsFileStore } from './opfs-file-store.ts';

/** Everything outside that the library works with; tests bring their own. */
export interface LibraryPlaces {
  readonly index: LibraryIndex;
  readonly files: FileStore;
  readonly locks: Locks;
  /** The browser's own figures; it may leave them out. */
  readonly estimate: () => Promise<StorageEstimate>;
  readonly isPersistent: () => Promise<boolean>;
  readonly announce: () => void;
  readonly newId: () => string;
  readonly now: () => Date;
}

export function browserPlaces(): LibraryPlaces {
  return {
    index: new LibraryIndex(),
    files: opfsFileStore(),
    locks: navigator.locks,
    // Async, because browsers leave `storage` out of pages from plain http, which throws at once.
    estimate: async () => navigator.storage.estimate(),
    isPersistent: async () => navigator.storage.persisted(),
    announce: announceLibraryChange,
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
  };
}
