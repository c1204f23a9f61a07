import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import type { Manifest } from '#library/manifest.ts';
import { greedyTokens } from '#workers/convert/reference/greedy.ts';
import { openLanguageModel } from '#workers/inference/language-model.ts';
import { mostLikely } from '#workers/inference/log-probability.ts';
import { parseConfig } from '#workers/inference/model-config.ts';
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

async function open(id: string) {
  const flavour = definitely(
    manifest.flavours.find((each) => each.id === id),
    `flavour ${id}`,
  );
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const data = flavour.data.map(async (path) => ({
    path: path.slice(path.lastIndexOf('/') + 1),
    data: new Uint8Array(await read(path)),
  }));
  const config = parseConfig(JSON.parse((await read('config.json')).toString('utf8')));
  const runtime = { ort, backend: 'wasm', threads: 1, name: 'test' } as const;
  const graph = new Uint8Array(await read(flavour.graph));
  return openLanguageModel(runtime, config, { graph, data: await Promise.all(data) });
}

describe('the language model', () => {
  it.each([
    ['32-bit floats', 'cpu-fp32'],
    ['weights in blocks', 'gpu-q8'],
    ['16-bit floats for logits, keys and values', 'gpu-q8f16'],
  ])('writes what the reference writes, with %s', async (_, id) => {
    const model = await open(id);
    const expected = greedyTokens(microReference(), PROMPT, 16).map((token) => token.id);
    const written: number[] = [];
    let logits = await model.append(PROMPT);
    while (written.length < expected.length) {
      expect(logits).toBeInstanceOf(Float32Array);
      const [best] = mostLikely(logits, 1);
      written.push(definitely(best, 'a token'));
      logits = await model.append(written.slice(-1));
    }
    expect(written).toEqual(expected);
    await model.dispose();
  });

  it('begins anew after a reset', async () => {
    const model = await open('gpu-q8f16');
    const first = (await model.append(PROMPT)).slice();
    model.reset();
    expect([...(await model.append(PROMPT))]).toEqual([...first]);
    await model.dispose();
  });

  it('refuses to make up rows that the graph does not compute', async () => {
    const model = await open('cpu-fp32');
    const several = model.append(PROMPT, 3);
    await expect(several).rejects.toThrow(/logits of 3 positions/);
    await model.dispose();
  });
});
