import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES, type ManifestFile } from '#library/manifest.ts';
import type { ByteSource } from './byte-source.ts';
import { checkSource } from './check-source.ts';

const BYTES = 2 * CHUNK_BYTES + 1000;
const content = Uint8Array.from({ length: BYTES }, (_, index) => (index * 31) % 251);

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const file: ManifestFile = {
  path: 'model.onnx_data',
  bytes: BYTES,
  sha256: hash(content),
  chunks: [0, 1, 2].map((index) =>
    hash(content.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)),
  ),
};

/** A file that is read into one buffer, as a stored one is. */
function sourceOf(bytes: Uint8Array): ByteSource {
  const buffer = new Uint8Array(CHUNK_BYTES);
  return {
    size: bytes.length,
    read: (begin, end) => {
      buffer.set(bytes.subarray(begin, end));
      return buffer.subarray(0, end - begin);
    },
    close: () => {},
  };
}

async function check(bytes: Uint8Array, controller = new AbortController()) {
  let checkedBytes = 0;
  const onBytes = (count: number) => {
    checkedBytes += count;
  };
  const damaged = await checkSource(sourceOf(bytes), file, {
    signal: controller.signal,
    onBytes,
  });
  return { damaged, checkedBytes };
}

describe('checking a file through one buffer', () => {
  it('finds a whole file whole, and counts every byte', async () => {
    expect(await check(content)).toEqual({ damaged: [], checkedBytes: BYTES });
  });

  it.each([
    [0, 0],
    [CHUNK_BYTES - 1, 0],
    [CHUNK_BYTES, 1],
    [BYTES - 1, 2],
  ])('finds the changed byte %i in chunk %i', async (place, chunk) => {
    const changed = content.slice();
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect((await check(changed)).damaged).toEqual([chunk]);
  });

  it('counts what is missing and what is too much against the last chunks', async () => {
    expect((await check(content.slice(0, CHUNK_BYTES + 5))).damaged).toEqual([1, 2]);
    const longer = new Uint8Array(BYTES + 1);
    longer.set(content);
    expect((await check(longer)).damaged).toEqual([2]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(check(content, controller)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
