import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '#library/manifest.ts';
import { parseQwen3Config } from '#workers/convert/qwen3-config.ts';
import { HEAD } from '#workers/convert/qwen3-tensors.ts';
import { Qwen3Reference } from '#workers/convert/reference/qwen3-reference.ts';
import { GraphRunner } from '#workers/convert/run-graph.fixture.ts';
import { readStoredValues } from '#workers/convert/stored-values.fixture.ts';
import { createTextCodec } from '#workers/inference/text/tokenizer.ts';

const folder = new URL('../public/models/nano/', import.meta.url);
const bytes = (path: string) => new Uint8Array(readFileSync(new URL(path, folder)));
const json = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

const manifest = parseManifest(readFileSync(new URL('manifest.json', folder), 'utf8'));
const files = new Map(manifest.files.map(({ path }) => [path, bytes(path)]));
const config = parseQwen3Config(json('config.json'));
const codec = createTextCodec(json('tokenizer.json'), json('tokenizer_config.json'));

/**
 * Measured: 2e-6 and 1.4e-5. With int8 a sum on the edge between two of the 256 steps of an input
 * may be rounded either way, which happens once here and changes a logit by 0.05.
 */
const MOST_DIFFERENT = { 'cpu-int8': 0.15, 'gpu-q8': 1e-4 } as const;

describe('the embedded model', () => {
  it.each(manifest.flavours)(
    'computes as $id what the forward pass in 64 bits computes with the same weights',
    async ({ id, graph, quantisation }) => {
      const weights = readStoredValues(files, graph);
      const reference = new Qwen3Reference({
        config: { ...config, tied: !weights.has(HEAD) },
        tensor: (name) => weights.get(name)!,
        activations: quantisation === 'int8' ? 'dynamic-uint8' : 'exact',
      });
      const [subfolder = '', graphFile = ''] = graph.split('/');
      const runner = await GraphRunner.open(files, subfolder, config, graphFile);
      const prompt = codec.encode('What is the molecular formula of CC(=O)Oc1ccccc1C(=O)O?');
      for (const tokens of [prompt, ...codec.encode(' C9H8O4').map((token) => [token])]) {
        const logits = await runner.advance(tokens);
        const expected = reference.advance(tokens);
        const differences = Array.from(logits, (value, i) => Math.abs(value - expected[i]!));
        expect(Math.max(...differences)).toBeLessThan(
          MOST_DIFFERENT[id as keyof typeof MOST_DIFFERENT],
        );
      }
      await runner.release();
    },
    60_000,
  );
});
