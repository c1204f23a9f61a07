import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES } from '#library/manifest.ts';
import { sha256Hex } from '#library/sha256.ts';
import { describeFile } from './hashing-file.ts';
import { MemorySink } from './memory-folder.ts';
import { ShardWriter } from './shard-writer.ts';

const placeIn = (sink: MemorySink, maxShardBytes = 128) => ({
  sink,
  folder: 'gpu',
  stem: 'model.onnx_data',
  maxShardBytes,
});
const bytes = (length: number) => new Uint8Array(length).fill(length);

it('aligns constants to 64 bytes and begins a new shard when one is full', async () => {
  const sink = new MemorySink();
  const shards = await ShardWriter.open(placeIn(sink));
  const places = [];
  for (const length of [10, 64, 1, 128]) places.push(await shards.append(bytes(length)));
  await shards.close();
  expect(places).toEqual([
    { file: 'model.onnx_data', offset: 0, length: 10 },
    { file: 'model.onnx_data', offset: 64, length: 64 },
    { file: 'model.onnx_data_1', offset: 0, length: 1 },
    { file: 'model.onnx_data_2', offset: 0, length: 128 },
  ]);
  expect(shards.shards().map(([path]) => path)).toEqual([...sink.files.keys()]);
  expect(sink.files.get('gpu/model.onnx_data')?.length).toBe(128);
});

it('goes on behind the shards of an earlier attempt and forgets what came after them', async () => {
  const sink = new MemorySink();
  const first = await ShardWriter.open(placeIn(sink));
  for (const length of [100, 20, 30]) await first.append(bytes(length));
  const states = first.shards().map(([, state]) => state);
  await first.append(bytes(40));
  const second = await ShardWriter.open(placeIn(sink), states);
  await second.append(bytes(64));
  await second.close();

  const whole = new MemorySink();
  const plain = await ShardWriter.open(placeIn(whole));
  for (const length of [100, 20, 30, 64]) await plain.append(bytes(length));
  await plain.close();
  expect(sink.files).toEqual(whole.files);
  expect(second.shards()).toEqual(plain.shards());
});

it('rejects to go on behind more than there is', async () => {
  const sink = new MemorySink();
  const shards = await ShardWriter.open(placeIn(sink));
  await shards.append(bytes(100));
  const [[, state] = []] = shards.shards();
  const other = ShardWriter.open(placeIn(new MemorySink()), [state!]);
  await expect(other).rejects.toThrow('100 were to be kept');
});

describe('a file with pieces of 8 MiB', () => {
  it.each([
    ['one byte short of two', 2 * CHUNK_BYTES - 1, 2],
    ['of exactly two', 2 * CHUNK_BYTES, 2],
    ['one byte longer', 2 * CHUNK_BYTES + 1, 3],
    ['of exactly one', CHUNK_BYTES, undefined],
  ])('%s has the SHA-256 of each', async (_, length, count) => {
    const whole = Uint8Array.from({ length }, (_, i) => i % 251);
    const shards = await ShardWriter.open(placeIn(new MemorySink(), 2 ** 30));
    await shards.begin(length);
    for (let at = 0; at < length; at += 3_000_001)
      await shards.write(whole.subarray(at, at + 3_000_001));
    const [[path, state] = []] = shards.shards();
    const file = await describeFile(path!, state!);
    expect(file).toMatchObject({ path: 'gpu/model.onnx_data', bytes: length });
    expect(file.sha256).toBe(await sha256Hex(whole));
    expect(file.chunks?.length).toBe(count);
    for (const [i, chunk] of (file.chunks ?? []).entries()) {
      const piece = whole.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES);
      expect(chunk).toBe(await sha256Hex(piece));
    }
  });
});
