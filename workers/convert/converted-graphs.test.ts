import { describe, expect, it } from 'vitest';
import { type ConvertOptions, convert } from './convert.ts';
import { FLAVOURS, type FlavourId } from './flavours.ts';
import { MemorySink } from './memory-folder.ts';
import { HEAD } from './qwen3-tensors.ts';
import { Qwen3Reference } from './reference/qwen3-reference.ts';
import { relativeRms } from './relative-error.ts';
import { GraphRunner } from './run-graph.fixture.ts';
import { readStoredValues } from './stored-values.fixture.ts';
import {
  randomTensors,
  tinyConfig,
  tinyConfigJson,
  tinyFiles,
  tinySource,
} from './tiny-qwen3.fixture.ts';

const SIZES = { hidden_size: 128, intermediate_size: 256 };
const PROMPT = [3, 14, 15, 9, 26, 5, 35];

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);

interface Case {
  readonly what: string;
  readonly options: ConvertOptions;
  readonly vocabularySize: number;
  /** Largest difference of a logit (they lie around -3 to 3) from the model with the stored weights. */
  readonly fromStored: number;
  /** And from the model with the original ones. */
  readonly fromOriginal: number;
}

const plain = (
  id: FlavourId,
  fromStored: number,
  fromOriginal: number,
  others: Partial<ConvertOptions> = {},
): Case => ({
  what: [id, ...Object.entries(others)].join(' '),
  options: { flavours: [id], ...others },
  vocabularySize: 50,
  fromStored,
  fromOriginal,
});

/** Shards that hold each matrix of a layer, but neither embedding nor head. */
const divided = (each: Case): Case => ({
  ...each,
  what: `${each.what} in parts`,
  options: { ...each.options, maxShardBytes: 33_000 },
  vocabularySize: 700,
});

const cases: readonly Case[] = [
  plain('cpu-fp32', 1e-5, 1e-5),
  // A sum that falls on the edge between two of the 256 steps may be rounded either way.
  plain('cpu-int8', 0.03, 0.3),
  plain('gpu-q8', 1e-5, 0.15),
  plain('gpu-q8f16', 0.02, 0.15),
  plain('gpu-q4', 1e-5, 1.5),
  plain('gpu-q4f16', 0.02, 1.5),
  plain('gpu-q4b128', 1e-5, 1.5),
  plain('gpu-q4b128f16', 0.02, 1.5),
  plain('gpu-q4', 1e-5, 1.5, { embedding: 'q8', head: 'q8' }),
  plain('gpu-q4', 1e-5, 1.5, { head: 'q8' }),
  plain('gpu-q4f16', 0.02, 1.5, { embedding: 'fp32' }),
  divided(plain('gpu-q8', 1e-5, 0.15)),
  divided(plain('gpu-q4f16', 0.02, 1.5)),
  divided(plain('cpu-int8', 0.03, 0.3)),
];

async function convertTiny(tied: boolean, { options, vocabularySize }: Case) {
  const changes = { ...SIZES, vocab_size: vocabularySize, tie_word_embeddings: tied };
  const config = tinyConfig(changes);
  const tensors = randomTensors(config, 11);
  const sink = new MemorySink();
  const source = tinySource(tinyFiles({ ...tinyConfigJson, ...changes }, tensors));
  const manifest = await convert(source, sink, options);
  return { config, tensors, manifest, files: sink.files };
}

describe.each([true, false])('a converted model whose head is tied: %s', (tied) => {
  it.each(cases)('gives the logits of the reference as $what', async (each) => {
    const { config, tensors, manifest, files } = await convertTiny(tied, each);
    const { graph, activations: precision } = manifest.flavours[0]!;
    const stored = readStoredValues(files, graph);
    const [folder = '', graphFile = ''] = graph.split('/');
    const runner = await GraphRunner.open(files, folder, config, graphFile);
    const original = new Map(tensors.map(({ name, values }) => [name, values]));
    const isInt8 = FLAVOURS[each.options.flavours[0]!].body === 'int8';
    const ofStored = new Qwen3Reference({
      config: { ...config, tied: !stored.has(HEAD) },
      tensor: (name) => stored.get(name)!,
      activations: isInt8 ? 'dynamic-uint8' : 'exact',
    });
    const ofOriginal = new Qwen3Reference({ config, tensor: (name) => original.get(name)! });
    expect(precision).toBe(graphFile === 'model.onnx' ? 'fp32' : 'fp16');
    for (const tokens of [PROMPT, [8, 9, 7], [9], [3]]) {
      const logits = await runner.advance(tokens);
      expect(largestDifference(logits, ofStored.advance(tokens))).toBeLessThan(each.fromStored);
      expect(largestDifference(logits, ofOriginal.advance(tokens))).toBeLessThan(each.fromOriginal);
    }
    await runner.release();
  });

  it.each(cases)('says in the manifest what $what changed', async (each) => {
    const { tensors, manifest, files } = await convertTiny(tied, each);
    const [{ id, graph }] = [manifest.flavours[0]!];
    const stored = readStoredValues(files, graph);
    const reported = manifest.quantisationError[id]!;
    expect(Object.keys(reported.tensors!).sort()).toEqual(
      [...stored.keys()].filter((name) => !/norm/.test(name)).sort(),
    );
    const original = new Map(tensors.map(({ name, values }) => [name, values]));
    for (const [name, error] of Object.entries(reported.tensors!)) {
      const weights = original.get(name) ?? original.get('model.embed_tokens.weight')!;
      const back = stored.get(name)!;
      const measured = relativeRms({
        error: weights.reduce((sum, weight, i) => sum + (weight - back[i]!) ** 2, 0),
        signal: weights.reduce((sum, weight) => sum + weight ** 2, 0),
      });
      expect(error).toBeCloseTo(measured, 4);
    }
  });
});
