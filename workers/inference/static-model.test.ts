import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { HeapMemory } from './heap-memory.ts';
import type { Logits } from './language-model.ts';
import type { ModelConfig } from './model-config.ts';
import { openOrtModule } from './ort-module.ts';
import { OrtSession } from './ort-session.ts';

import { StaticModel } from './static-model.ts';

const NANO = 'public/models/nano';
const resolve = createRequire(import.meta.url).resolve;

async function openNano(): Promise<StaticModel> {
  const config = JSON.parse(readFileSync(`${NANO}/config.json`, 'utf8')) as ModelConfig & {
    readonly vocab_size: number;
  };
  const files = {
    mjs: pathToFileURL(resolve('onnxruntime-web/ort-wasm-simd-threaded.mjs')).href,
    wasm: resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'),
  };
  const { module } = await openOrtModule(files, 'wasm', 1);
  const read = (name: string) => new Uint8Array(readFileSync(`${NANO}/gpu/${name}`));
  const data = ['model.onnx_data', 'floats_fp32.onnx_data'].map((path) => ({
    path,
    data: read(path),
  }));
  const graph = { graph: read('decode.onnx'), data };
  const session = await OrtSession.open(module, graph, { backend: 'wasm', captures: false });
  return new StaticModel({
    session,
    memory: new HeapMemory(module),
    module,
    config,
    vocabulary: config.vocab_size,
    cacheType: 'float32',
    contextLength: 512,
    mostTokensPerStep: 128,
    givesEveryPosition: false,
    captures: false,
    close: () => {},
  });
}

const PROMPT = Array.from({ length: 40 }, (_, i) => (i * 37 + 11) % 500);
const rowOf = async (logits: Logits, row = 0) => (await logits.all(row)).slice();
const difference = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);

// The flavour of the GPU, on the CPU: its products treat each token for itself, while those of the
// CPU's flavour take one scale for all tokens of a step, so that company changes their last digits.
describe('a model with a cache in place', () => {
  let model: StaticModel;
  beforeAll(async () => {
    model = await openNano();
  });

  it('computes the same whether tokens come together or one by one, and after a rewind', async () => {
    await model.reserve(1, 100, 0);
    const together = await rowOf(await model.read(PROMPT, 0));
    await model.read(PROMPT.slice(0, 30), 0);
    await model.read(PROMPT.slice(30, 33), 30);
    let last = await model.read([1, 2, 3], 33);
    for (let i = 33; i < 40; i++) last = await model.step([PROMPT[i] ?? 0], [i]);
    expect(difference(await rowOf(last), together)).toBeLessThan(1e-4);
  });

  it('computes rows of different lengths at once as it computes each alone', async () => {
    await model.reserve(3, 100, 0);
    const alone: Float32Array[] = [];
    const lengths = [40, 21, 33];
    const follow = [5, 77, 300];
    for (const [row, length] of lengths.entries()) {
      await model.read(PROMPT.slice(0, length), 0);
      alone.push(await rowOf(await model.step([follow[row] ?? 0], [length])));
    }
    await model.read(PROMPT, 0);
    await model.reorder([0, 0, 0]);
    const all = await model.step(follow, lengths);
    for (const [row, one] of alone.entries()) {
      const batched = await rowOf(all, row);
      expect(difference(batched, one)).toBeLessThan(1e-4);
      expect(argMax(batched)).toBe(argMax(one));
    }
  });

  it('keeps the beginning of its first row when it makes more room', async () => {
    await model.reserve(1, 100, 0);
    const before = await rowOf(await model.read(PROMPT, 0));
    await model.reserve(2, 400, 39);
    const after = await rowOf(await model.read([PROMPT[39] ?? 0], 39));
    expect(difference(after, before)).toBeLessThan(1e-4);
  });
});

function argMax(values: Float32Array): number {
  return values.indexOf(Math.max(...values));
}
