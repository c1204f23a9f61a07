import { mkdir, open, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ModelSink, ModelSource, RandomAccess } from '#workers/convert/folder.ts';

/** A checkpoint folder on disk; its name is the folder's own. */
export function nodeSource(folder: string): ModelSource {
  return {
    name: basename(resolve(folder)),
    open: async (fileName) => {
      const path = join(folder, fileName);
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() ? randomAccessFile(path, found.size) : undefined;
    },
  };
}

/** Opens the file for each read, so that nothing has to be closed. */
function randomAccessFile(path: string, size: number): RandomAccess {
  const read = async (offset: number, length: number) => {
    const handle = await open(path);
    try {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      if (bytesRead !== length) {
        throw new RangeError(
          `${path} ended after ${offset + bytesRead} bytes; ${offset + length} were asked for`,
        );
      }
      return bytes;
    } finally {
      await handle.close();
    }
  };
  return { size, read };
}

/** Writes below `folder`, which is made when it is missing. */
export function nodeSink(folder: string): ModelSink {
  return {
    create: async (path) => {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      const handle = await open(target, 'w');
      return {
        write: async (bytes) => {
          await handle.writeFile(bytes);
        },
        close: () => handle.close(),
      };
    },
  };
}
