import { describe, expect, it } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import { LazyBytes } from './lazy-bytes.ts';

const content = Uint8Array.from({ length: 100 }, (_, index) => index);

const source: ByteSource = {
  size: content.length,
  read: (begin, end) => {
    if (end > content.length) throw new DOMException('gone', 'NotReadableError');
    return content.slice(begin, end);
  },
  close: () => {},
};

describe('bytes that are read when they are asked for', () => {
  it('pass for a Uint8Array of the whole size without holding it', () => {
    const lazy = new LazyBytes(source);
    expect(lazy).toBeInstanceOf(Uint8Array);
    expect([lazy.byteLength, lazy.length, lazy.buffer.byteLength]).toEqual([100, 100, 0]);
  });

  it('read each part once, and say how much and what the largest was', () => {
    const reads: number[] = [];
    const lazy = new LazyBytes(source, (bytes) => reads.push(bytes));
    expect([...lazy.subarray(10, 14)]).toEqual([10, 11, 12, 13]);
    expect(lazy.subarray(90, 100)[9]).toBe(99);
    expect(reads).toEqual([4, 10]);
    expect(lazy.largestRead).toBe(10);
  });

  it('keep the reason when the file cannot be read any more', () => {
    const lazy = new LazyBytes(source);
    expect(() => lazy.subarray(200, 300)).toThrow('gone');
    expect(lazy.readProblem).toMatchObject({ name: 'NotReadableError' });
  });
});
