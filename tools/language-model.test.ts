import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as ort from 'onnxruntime-web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import type { Manifest } from '#library/manifest.ts';
import { greedyTokens } from '#workers/convert/reference/greedy.ts';
import { parseConfig } from '#workers/inference/load/model-config.ts';
import { openGrowingModel } from '#workers/inference/model/growing-model.ts';
import { HeapMemory } from '#workers/inference/model/heap-memory.ts';
import type { LanguageModel } from '#workers/inference/model/language-model.ts';
import { openOrtModule } from '#workers/inference/model/ort-module.ts';
import { OrtSession } from '#workers/inference/model/ort-session.ts';
import { StaticModel } from '#workers/inference/model/static-model.ts';
import { mostLikely } from '#workers/inference/sampler/log-probability.ts';
import { makeMicroModel, microReference } from './make-micro-model.ts';

const PROMPT = [257, ...new TextEncoder().encode('user\nWhat is CCO?'), 258, 10, 257];
let folder = '';
let manifest: Manifest;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'language-model-'));
  const flavours = ['cpu-fp32', 'gpu-q8', 'gpu-q8f16'] as const;
  manifest = await makeMicroModel(join(folder, 'model'), { flavours });
});

afterAll(() => rm(folder, { recursive: true }));

const read = (path: string) => readFile(join(folder, 'model', path));

type Loop = 'growing' | 'static';
const resolve = createRequire(import.meta.url).resolve;

async function open(id: string, loop: Loop): Promise<LanguageModel> {
  const flavour = definitely(
    manifest.flavours.find((each) => each.id === id),
    `flavour ${id}`,
  );
  const data = await Promise.all(
    flavour.data.map(async (path) => ({
      path: path.slice(path.lastIndexOf('/') + 1),
      data: new Uint8Array(await read(path)),
    })),
  );
  const config = parseConfig(JSON.parse((await read('config.json')).toString('utf8')));
  const path = loop === 'growing' ? flavour.graph : definitely(flavour.decode, 'a decode graph');
  const graph = { graph: new Uint8Array(await read(path)), data };
  if (loop === 'growing') {
    ort.env.wasm.numThreads = 1;
    ort.env.logLevel = 'error';
    const runtime = { ort, backend: 'wasm', threads: 1, name: 'test' } as const;
    return openGrowingModel(runtime, { ...config, contextLength: CONTEXT }, graph);
  }
  const files = {
    mjs: pathToFileURL(resolve('onnxruntime-web/ort-wasm-simd-threaded.mjs')).href,
    wasm: resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'),
  };
  const { module } = await openOrtModule(files, 'wasm', 1);
  return new StaticModel({
    session: await OrtSession.open(module, graph, { backend: 'wasm', captures: false }),
    memory: new HeapMemory(module),
    module,
    config,
    vocabulary: config.vocab_size,
    cacheType: flavour.activations === 'fp16' ? 'float16' : 'float32',
    contextLength: CONTEXT,
    mostTokensPerStep: 64,
    givesEveryPosition: true,
    captures: false,
  });
}

const CONTEXT = 512;
const rowOf = async (model: LanguageModel, ids: readonly number[], start: number, row = 0) =>
  (await (await model.read(ids, start)).all(row)).slice();

describe.each(['growing', 'static'] as const)('a language model with a %s cache', (loop) => {
  it.each([
    ['32-bit floats', 'cpu-fp32'],
    ['weights in blocks', 'gpu-q8'],
    ['16-bit floats for logits, keys and values', 'gpu-q8f16'],
  ])('writes what the reference writes, with %s', async (_, id) => {
    const model = await open(id, loop);
    await model.reserve(1, 100, 0);
    const expected = greedyTokens(microReference(), PROMPT, 16).map((token) => token.id);
    const written: number[] = [];
    let logits = await rowOf(model, PROMPT, 0);
    while (written.length < expected.length) {
      const best = definitely(mostLikely(logits, 1)[0], 'a token');
      const next = await model.step([best], [PROMPT.length + written.length]);
      written.push(best);
      logits = (await next.all(0)).slice();
    }
    expect(written).toEqual(expected);
    await model.dispose();
  });

  it('goes back to any token of its sequence', async () => {
    const model = await open('gpu-q8f16', loop);
    await model.reserve(1, 100, 0);
    const whole = await rowOf(model, PROMPT, 0);
    await model.read([7, 8, 9], 10);
    const again = await rowOf(model, PROMPT.slice(10), 10);
    expect(largestDifference(again, whole)).toBeLessThan(0.02);
    await model.dispose();
  });
});

it('a growing cache refuses to make up rows that the graph does not compute', async () => {
  const model = await open('cpu-fp32', 'growing');
  expect(model.givesEveryPosition).toBe(false);
  await expect(model.read(PROMPT, 0, 3)).rejects.toThrow(/logits of 3 positions/);
  await model.dispose();
});

it('a static cache gives the logits behind several tokens of a step', async () => {
  const model = await open('gpu-q8', 'static');
  await model.reserve(1, 100, 0);
  const logits = await model.read(PROMPT, 0, 3);
  const together = [];
  for (const row of [0, 1, 2]) together.push((await logits.all(row)).slice());
  for (const [row, expected] of together.entries()) {
    const end = PROMPT.length - 2 + row;
    const alone = await rowOf(model, PROMPT.slice(0, end), 0);
    expect(largestDifference(alone, expected)).toBeLessThan(1e-4);
  }
  await model.dispose();
});

// Flavours whose products treat each token for itself; int8 takes one scale for all tokens of a
// step, so that company changes the last digits there.
describe('a static cache of several rows', () => {
  it('computes rows of different lengths at once as it computes each alone', async () => {
    const model = await open('gpu-q8', 'static');
    await model.reserve(3, 100, 0);
    const lengths = [PROMPT.length, 5, 11];
    const follow = [5, 77, 40];
    const alone: Float32Array[] = [];
    for (const [row, length] of lengths.entries()) {
      await model.read(PROMPT.slice(0, length), 0);
      alone.push(await rowOf(model, follow.slice(row, row + 1), length));
    }
    await model.read(PROMPT, 0);
    await model.reorder([0, 0, 0], PROMPT.length);
    const together = await model.step(follow, lengths);
    for (const [row, one] of alone.entries())
      expect(largestDifference(await together.all(row), one)).toBeLessThan(1e-4);
  });

  it('keeps the beginning of its first row when it makes more room', async () => {
    const model = await open('gpu-q8', 'static');
    await model.reserve(1, 100, 0);
    const whole = await rowOf(model, PROMPT, 0);
    const kept = PROMPT.length - 1;
    await model.reserve(2, 400, kept);
    const after = await rowOf(model, PROMPT.slice(kept), kept);
    expect(largestDifference(after, whole)).toBeLessThan(1e-4);
  });

  it.each([
    ['whole', 0],
    ['from where they differ', PROMPT.length],
  ])('moves rows to where they are asked for, %s', async (_, shared) => {
    const model = await open('gpu-q8', 'static');
    await model.reserve(3, 100, 0);
    await model.read(PROMPT, 0);
    await model.reorder([0, 0, 0], PROMPT.length);
    const at = PROMPT.length;
    await model.step([1, 2, 3], [at, at, at]);
    const before = await model.step([9, 9, 9], [at + 1, at + 1, at + 1]);
    const rows = [];
    for (const row of [0, 1, 2]) rows.push((await before.all(row)).slice());
    await model.reorder([2, 0, 1], at + 2, shared);
    const after = await model.step([9, 9, 9], [at + 1, at + 1, at + 1]);
    for (const [row, parent] of [2, 0, 1].entries()) {
      const expected = definitely(rows[parent], 'a row');
      expect(largestDifference(await after.all(row), expected)).toBeLessThan(1e-4);
    }
  });
});

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}
