import { expect, it } from 'vitest';
import { MemorySink } from './memory-folder.ts';
import { ShardWriter } from './shard-writer.ts';

it('aligns tensors to 64 bytes and begins a new shard when one is full', async () => {
  const sink = new MemorySink();
  const shards = new ShardWriter(sink, 'gpu', 128);
  const places = [];
  for (const length of [10, 64, 1, 128]) {
    places.push(await shards.append('t', new Uint8Array(length).fill(length)));
  }
  await shards.close();
  expect(places).toEqual([
    { file: 'model.onnx_data', offset: 0, length: 10 },
    { file: 'model.onnx_data', offset: 64, length: 64 },
    { file: 'model.onnx_data_1', offset: 0, length: 1 },
    { file: 'model.onnx_data_2', offset: 0, length: 128 },
  ]);
  expect(shards.paths).toEqual([...sink.files.keys()]);
  expect(sink.files.get('gpu/model.onnx_data')?.length).toBe(128);
});

it('refuses a tensor that no shard can hold', async () => {
  const shards = new ShardWriter(new MemorySink(), 'gpu', 128);
  await expect(shards.append('lm_head', new Uint8Array(129))).rejects.toMatchObject({
    code: 'tensor-too-large',
    message: 'lm_head takes 129 bytes in this flavour; one file may hold 128.',
  });
});
