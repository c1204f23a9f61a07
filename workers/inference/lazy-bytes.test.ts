import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blobSource } from './byte-source.ts';
import { LazyBytes } from './lazy-bytes.ts';

/** A Blob of whole memory, whose slices can be read at once as a worker's `FileReaderSync` does. */
class ReadableBlob extends Blob {
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super([bytes]);
    this.bytes = bytes;
  }

  override slice(begin?: number, end?: number): ReadableBlob {
    return new ReadableBlob(this.bytes.slice(begin, end));
  }
}

describe('bytes that are read when they are asked for', () => {
  beforeEach(() =>
    vi.stubGlobal(
      'FileReaderSync',
      class {
        readAsArrayBuffer(blob: ReadableBlob) {
          if (blob.bytes.length === 0) throw new DOMException('gone', 'NotReadableError');
          return blob.bytes.buffer;
        }
      },
    ),
  );
  afterEach(() => vi.unstubAllGlobals());

  const blob = new ReadableBlob(Uint8Array.from({ length: 100 }, (_, index) => index));

  it('pass for a Uint8Array of the whole size without holding it', () => {
    const lazy = new LazyBytes(blobSource(blob));
    expect(lazy).toBeInstanceOf(Uint8Array);
    expect([lazy.byteLength, lazy.length, lazy.buffer.byteLength]).toEqual([100, 100, 0]);
  });

  it('read each part once, and say how much and what the largest was', () => {
    const reads: number[] = [];
    const lazy = new LazyBytes(blobSource(blob), (bytes) => reads.push(bytes));
    expect([...lazy.subarray(10, 14)]).toEqual([10, 11, 12, 13]);
    expect(lazy.subarray(90, 100)[9]).toBe(99);
    expect(reads).toEqual([4, 10]);
    expect(lazy.largestRead).toBe(10);
  });

  it('keep the reason when the file cannot be read any more', () => {
    const lazy = new LazyBytes(blobSource(blob));
    expect(() => lazy.subarray(200, 300)).toThrow('gone');
    expect(lazy.readProblem).toMatchObject({ name: 'NotReadableError' });
  });
});
