import type { ModelSink, ModelSource, RandomAccess } from './folder.ts';

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

/** Collects the written files in memory; `files` holds those that were closed. */
export class MemorySink implements ModelSink {
  readonly files = new Map<string, Uint8Array>();

  create(path: string) {
    const chunks: Uint8Array[] = [];
    return Promise.resolve({
      write: (bytes: Uint8Array) => {
        chunks.push(bytes.slice());
        return Promise.resolve();
      },
      close: () => {
        this.files.set(path, concatenate(chunks));
        return Promise.resolve();
      },
    });
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
