import type { ModelSink, ModelSource, RandomAccess, SinkFile } from './folder.ts';

export function randomAccess(bytes: Uint8Array): RandomAccess {
  const read = (offset: number, length: number) =>
    offset + length <= bytes.length
      ? Promise.resolve(bytes.slice(offset, offset + length))
      : Promise.reject(new RangeError(`bytes ${offset} to ${offset + length} of ${bytes.length}`));
  return { size: bytes.length, read };
}

/** A checkpoint folder that is in memory. */
export function memorySource(name: string, files: ReadonlyMap<string, Uint8Array>): ModelSource {
  return {
    name,
    open: (fileName) => {
      const bytes = files.get(fileName);
      return Promise.resolve(bytes && randomAccess(bytes));
    },
  };
}

/** Keeps the written files in memory, also those that nobody closed: as a disk does after a crash. */
export class MemorySink implements ModelSink {
  private readonly pieces = new Map<string, Uint8Array[]>();

  get files(): ReadonlyMap<string, Uint8Array> {
    return new Map([...this.pieces].map(([path, pieces]) => [path, concatenate(pieces)]));
  }

  async open(path: string, keepBytes: number): Promise<SinkFile> {
    const earlier = concatenate(this.pieces.get(path) ?? []);
    if (earlier.length < keepBytes) {
      throw new RangeError(`${path} has ${earlier.length} bytes; ${keepBytes} were to be kept`);
    }
    const pieces = keepBytes > 0 ? [earlier.slice(0, keepBytes)] : [];
    this.pieces.set(path, pieces);
    return {
      write: (bytes) => {
        pieces.push(bytes.slice());
        return Promise.resolve();
      },
      flush: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
  }

  read(path: string): Promise<Uint8Array | undefined> {
    const pieces = this.pieces.get(path);
    return Promise.resolve(pieces && concatenate(pieces));
  }

  remove(path: string): Promise<void> {
    this.pieces.delete(path);
    return Promise.resolve();
  }
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
