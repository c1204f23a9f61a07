import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkChunks } from './check-chunks.ts';
import { CHUNK_BYTES, type ManifestFile } from './manifest.ts';

const BYTES = 3 * CHUNK_BYTES + 1234;
const content = madeBytes(BYTES);
const file = described('gpu/weights.bin', content);

describe('checking the chunks of a stored file', () => {
  test('a whole file has no damaged chunk, and every byte is counted', async () => {
    let counted = 0;
    const onBytes = (bytes: number) => {
      counted += bytes;
    };
    expect(await checkChunks(new Blob([content]), file, { onBytes })).toEqual([]);
    expect(counted).toBe(BYTES);
  });

  test('200 flipped bits are all found, each in its chunk', async () => {
    const small = described('a', content.subarray(0, 70_000));
    let found = 0;
    for (let trial = 0; trial < 180; trial++) {
      const damaged = content.slice(0, 70_000);
      flipBit(damaged, trial);
      if ((await checkChunks(new Blob([damaged]), small)).length === 1) found++;
    }
    for (let trial = 0; trial < 20; trial++) {
      const damaged = content.slice();
      const place = flipBit(damaged, trial);
      const chunks = await checkChunks(new Blob([damaged]), file);
      expect(chunks, `bit flipped at ${place}`).toEqual([Math.floor(place / CHUNK_BYTES)]);
      found++;
    }
    expect(found).toBe(200);
  });

  test('a file that was cut misses every chunk from there on', async () => {
    const cut = new Blob([content.subarray(0, CHUNK_BYTES + 5)]);
    expect(await checkChunks(cut, file)).toEqual([1, 2, 3]);
    expect(await checkChunks(new Blob([]), file)).toEqual([0, 1, 2, 3]);
  });

  test('bytes after the end count against the last chunk', async () => {
    expect(await checkChunks(new Blob([content, 'x']), file)).toEqual([3]);
  });

  test('an empty file is whole when it is empty', async () => {
    const empty = described('empty', new Uint8Array());
    expect(await checkChunks(new Blob([]), empty)).toEqual([]);
    expect(await checkChunks(new Blob(['x']), empty)).toEqual([0]);
  });

  test('stops when it is aborted', async () => {
    const signal = AbortSignal.abort();
    await expect(checkChunks(new Blob([content]), file, { signal })).rejects.toThrow(/abort/i);
  });
});

function madeBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) bytes[at] = (at * 31 + (at >> 11)) & 255;
  return bytes;
}

function described(path: string, bytes: Uint8Array): ManifestFile {
  const sha256 = (part: Uint8Array) => createHash('sha256').update(part).digest('hex');
  const whole = { path, bytes: bytes.length, sha256: sha256(bytes) };
  if (bytes.length <= CHUNK_BYTES) return whole;
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    chunks.push(sha256(bytes.subarray(at, at + CHUNK_BYTES)));
  return { ...whole, chunks };
}

/** Flips one bit, and says where. */
function flipBit(bytes: Uint8Array, trial: number): number {
  const place = (trial * 2_654_435_761 + 7) % bytes.length;
  bytes[place] = (bytes[place] ?? 0) ^ (1 << (trial % 8));
  return place;
}
