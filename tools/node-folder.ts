import { type FileHandle, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '#base/failure.ts';
import type { ModelSink, ModelSource, RandomAccess, SinkFile } from '#workers/convert/folder.ts';

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
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
        if (bytesRead === 0) {
          throw new RangeError(
            `${path} ended after ${offset + done} bytes; ${offset + length} were asked for`,
          );
        }
        done += bytesRead;
      }
      return bytes;
    } finally {
      await handle.close();
    }
  };
  return { size, read };
}

/** Writes below `folder`, which is made when it is missing. A full disk is the failure `disk-full`. */
export function nodeSink(folder: string): ModelSink {
  return {
    open: async (path, keepBytes) => {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      const handle = await open(target, keepBytes > 0 ? 'r+' : 'w');
      try {
        await cutTo(handle, target, keepBytes);
      } catch (thrown) {
        await handle.close();
        throw thrown;
      }
      return appendingFile(handle, target, keepBytes);
    },
    read: (path) => readFile(join(folder, path)).catch(() => undefined),
    remove: (path) => rm(join(folder, path), { force: true }),
  };
}

async function cutTo(handle: FileHandle, path: string, bytes: number): Promise<void> {
  const { size } = await handle.stat();
  if (size < bytes) throw new RangeError(`${path} has ${size} bytes; ${bytes} were to be kept`);
  await handle.truncate(bytes);
}

function appendingFile(handle: FileHandle, path: string, start: number): SinkFile {
  let end = start;
  return {
    write: async (bytes) => {
      for (let done = 0; done < bytes.length; ) {
        const written = await handle
          .write(bytes, done, bytes.length - done, end)
          .catch((thrown: unknown) => {
            throw isFullDisk(thrown) ? diskFull(path, bytes.length - done) : thrown;
          });
        done += written.bytesWritten;
        end += written.bytesWritten;
      }
    },
    // The operating system has it, so that it outlives this process.
    flush: () => Promise.resolve(),
    close: () => handle.close(),
  };
}

function isFullDisk(thrown: unknown): boolean {
  const codes: readonly unknown[] = ['ENOSPC', 'EDQUOT'];
  return thrown instanceof Error && 'code' in thrown && codes.includes(thrown.code);
}

function diskFull(path: string, bytes: number): Failure {
  return new Failure({
    code: 'disk-full',
    message: `The disk is full: ${bytes} bytes of ${path} could not be written.`,
    cure: 'Make room, or choose a folder on another disk, and run the same command again.',
    facts: { file: path, bytes },
  });
}
