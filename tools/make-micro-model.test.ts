import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#library/manifest.ts';
import { sha256Hex } from '#library/sha256.ts';
import type { FlavourId } from '#workers/convert/flavours.ts';
import { greedyTokens } from '#workers/convert/reference/greedy.ts';
import { GraphRunner } from '#workers/convert/run-graph.fixture.ts';
import { compileChatTemplate } from '#workers/inference/text/chat-prompt.ts';
import { createTextCodec } from '#workers/inference/text/tokenizer.ts';
import { MICRO_SEED, makeMicroModel, microCheckpoint, microReference } from './make-micro-model.ts';

const PATIENCE_MS = 60_000;
const flavours: readonly FlavourId[] = ['cpu-int8', 'gpu-q4', 'gpu-q8', 'cpu-fp32'];
const model = microReference();
const encode = (text: string) => [...new TextEncoder().encode(text)];
/** `<|im_start|>user … <|im_end|> <|im_start|>assistant` in token ids. */
const prompt = [257, ...encode('user\nWhat is CCO?'), 258, 10, 257, ...encode('assistant\n')];

let folder = '';
let manifest: Manifest;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'micro-'));
  manifest = await makeMicroModel(join(folder, 'model'), { flavours });
}, PATIENCE_MS);
afterAll(() => rm(folder, { recursive: true }));

const read = (path: string) => readFile(join(folder, 'model', path));

describe('the micro model', () => {
  it('has the same weights in every flavour', () => {
    expect(manifest.quantisationError).toHaveProperty(['cpu-fp32']);
    for (const { worst } of Object.values(manifest.quantisationError))
      expect(worst).toBeLessThan(1e-7);
  });

  it('replies with varied characters, each far ahead of the next best', () => {
    const tokens = greedyTokens(model, prompt, 48);
    expect(Math.min(...tokens.map(({ margin }) => margin))).toBeGreaterThan(2);
    expect(new Set(tokens.map(({ id }) => id)).size).toBeGreaterThan(15);
  });

  it('replies otherwise to another prompt', () => {
    const ids = (text: readonly number[]) => greedyTokens(model, text, 24).map(({ id }) => id);
    expect(ids(prompt)).not.toEqual(ids(prompt.with(-14, 33)));
  });

  it.each(flavours)(
    'gives the greedy reply of the reference as %s',
    async (id) => {
      const { graph, data } = manifest.flavours.find((each) => each.id === id)!;
      const files = new Map<string, Uint8Array>();
      for (const path of [graph, ...data]) files.set(path, new Uint8Array(await read(path)));
      const runner = await GraphRunner.open(files, graph.split('/')[0]!, model.config);
      const expected = greedyTokens(model, prompt, 32).map((token) => token.id);
      expect(await runner.greedy(prompt, 32)).toEqual(expected);
      await runner.release();
    },
    PATIENCE_MS,
  );

  it('has a tokenizer in which every byte is a token, and a chat template', async () => {
    const config = JSON.parse(String(await read('tokenizer_config.json')));
    const codec = createTextCodec(JSON.parse(String(await read('tokenizer.json'))), config);
    const template = compileChatTemplate(config.chat_template);
    const messages = [{ role: 'user', content: 'What is CCO?' }] as const;
    const { text } = template(messages, 'auto');
    expect(codec.encode(text)).toEqual(prompt);
    expect(template(messages, 'instant').text).toBe(`${text}<think>\n\n</think>\n\n`);
    const pieces = codec.startDecoding();
    const bytes = codec.encode('naïve Δ ☃');
    expect(bytes).toEqual(encode('naïve Δ ☃'));
    expect(bytes.map((id) => pieces.push(id)).join('')).toBe('naïve Δ ☃');
  });

  it(
    'replaces an older micro model, but no other folder',
    async () => {
      const again = await makeMicroModel(join(folder, 'model'), { flavours });
      expect(again).toEqual(manifest);
      await expect(makeMicroModel(folder)).rejects.toMatchObject({ code: 'folder-exists' });
    },
    PATIENCE_MS,
  );

  it('is made of its seed alone', async () => {
    const weights = (seed: number) => sha256Hex(microCheckpoint(seed).get('model.safetensors')!);
    expect(await weights(MICRO_SEED)).toBe(await weights(MICRO_SEED));
    expect(await weights(MICRO_SEED)).not.toBe(await weights(MICRO_SEED + 1));
  });
});
