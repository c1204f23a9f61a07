import { Failure } from '#base/failure.ts';
import type { FileStore, OpenFile } from './file-store.ts';

const ROOT = 'models';

/** The part of a `FileSystemSyncAccessHandle`, which the page's types do not know, that is used. */
interface SyncAccessHandle {
  getSize(): number;
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  truncate(bytes: number): void;
  flush(): void;
  close(): void;
}

interface SyncAccess {
  createSyncAccessHandle(): Promise<SyncAccessHandle>;
}

/**
 * This origin's private file system. Writing works in workers only: Safari has no other way than
 * synchronous handles. Every call rejects with `no-storage` where the browser keeps no files.
 */
export function opfsFileStore(): FileStore {
  return {
    openForWriting: async (folder, name) => {
      const directory = await modelsDirectory();
      const inside = await directory.getDirectoryHandle(folder, { create: true });
      return openHandle(await inside.getFileHandle(name, { create: true }));
    },
    read: (folder, name) => whereFound(async () => (await existingFile(folder, name)).getFile()),
    handle: (folder, name) => whereFound(() => existingFile(folder, name)),
    removeFile: async (folder, name) => {
      await whereFound(async () => {
        const inside = await (await modelsDirectory()).getDirectoryHandle(folder);
        await inside.removeEntry(name);
      });
    },
    removeFolder: async (folder) => {
      await whereFound(async () =>
        (await modelsDirectory()).removeEntry(folder, { recursive: true }),
      );
    },
    folders: async () => namesIn(await modelsDirectory()),
    sizes: async (folder) => (await whereFound(() => sizesIn(folder))) ?? new Map(),
  };
}

async function existingFile(folder: string, name: string): Promise<FileSystemFileHandle> {
  const inside = await (await modelsDirectory()).getDirectoryHandle(folder);
  return inside.getFileHandle(name);
}

async function modelsDirectory(): Promise<FileSystemDirectoryHandle> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(ROOT, { create: true });
  } catch (thrown) {
    throw new Failure({
      code: 'no-storage',
      message: `This browser keeps no files for this page: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      cure: 'Open the workbench in a current browser, not in a private window, over https or as http://localhost.',
    });
  }
}

async function openHandle(file: FileSystemFileHandle): Promise<OpenFile> {
  if (!hasSyncAccess(file)) {
    throw new Failure({
      code: 'no-storage',
      message: 'This browser has no synchronous file handles in workers.',
      cure: 'Open the workbench in a current Chrome, Edge, Firefox or Safari.',
    });
  }
  const handle = await file.createSyncAccessHandle().catch((thrown: unknown) => {
    if (nameOf(thrown) !== 'NoModificationAllowedError') throw thrown;
    throw new Failure({
      code: 'busy-elsewhere',
      message: 'Another tab has this model open for writing.',
      cure: 'Wait until the other tab is done, or close it.',
    });
  });
  return {
    size: () => handle.getSize(),
    write: (bytes, at) => handle.write(bytes, { at }),
    truncate: (bytes) => handle.truncate(bytes),
    flush: () => handle.flush(),
    close: () => handle.close(),
  };
}

function hasSyncAccess(file: FileSystemFileHandle): file is FileSystemFileHandle & SyncAccess {
  return 'createSyncAccessHandle' in file;
}

async function namesIn(directory: FileSystemDirectoryHandle): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of directory.keys()) names.push(name);
  return names;
}

async function sizesIn(folder: string): Promise<ReadonlyMap<string, number>> {
  const inside = await (await modelsDirectory()).getDirectoryHandle(folder);
  const sizes = new Map<string, number>();
  for (const name of await namesIn(inside)) {
    sizes.set(name, (await (await inside.getFileHandle(name)).getFile()).size);
  }
  return sizes;
}

/** `undefined` when a folder or file on the way is not there. */
async function whereFound<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (thrown) {
    if (nameOf(thrown) === 'NotFoundError') return undefined;
    throw thrown;
  }
}

function nameOf(thrown: unknown): string {
  return thrown instanceof DOMException ? thrown.name : '';
}
