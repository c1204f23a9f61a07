import { describe, expect, it } from 'vitest';
import { convert } from './convert.ts';
import { FLAVOURS, type FlavourId } from './flavours.ts';
import { MemorySink } from './memory-folder.ts';
import { Qwen3Reference, type ReferenceModel } from './reference/qwen3-reference.ts';
import { GraphRunner } from './run-graph.fixture.ts';
import type { NamedTensor } from './safetensors-writer.ts';
import {
  randomTensors,
  tinyConfig,
  tinyConfigJson,
  tinyFiles,
  tinySource,
} from './tiny-qwen3.fixture.ts';

const PROMPT = [3, 14, 15, 9, 26, 5, 35];

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce(
    (largest, value, i) => Math.max(largest, Math.abs(value - (b[i] ?? Number.NaN))),
    0,
  );

function reference(
  tensors: readonly NamedTensor[],
  changes: object,
  flavour?: FlavourId,
): ReferenceModel {
  const weights = new Map(
    tensors.map(({ name, shape, values }) => {
      const [rows = 1, columns] = shape;
      if (flavour === undefined || columns === undefined) return [name, values];
      return [name, FLAVOURS[flavour].format.roundTrip(values, rows, columns)];
    }),
  );
  const activations = flavour === 'cpu-int8' ? 'dynamic-uint8' : 'exact';
  return { config: tinyConfig(changes), tensor: (name) => weights.get(name)!, activations };
}

async function openTiny(changes: object, flavour: FlavourId) {
  const tensors = randomTensors(tinyConfig(changes), 11);
  const sink = new MemorySink();
  const source = tinySource(tinyFiles({ ...tinyConfigJson, ...changes }, tensors));
  const { flavours } = await convert(source, sink, { flavours: [flavour] });
  const folder = flavours[0]!.graph.split('/')[0]!;
  return { tensors, runner: await GraphRunner.open(sink.files, folder, tinyConfig(changes)) };
}

interface Case {
  readonly flavour: FlavourId;
  /** Largest difference of a logit (they lie around -3 to 3) from the model with the stored weights. */
  readonly fromStored: number;
  /** And from the model with the original weights. */
  readonly fromOriginal: number;
}

const cases: readonly Case[] = [
  { flavour: 'cpu-fp32', fromStored: 1e-5, fromOriginal: 1e-5 },
  // A sum that falls on the edge between two of the 256 steps may be rounded either way.
  { flavour: 'cpu-int8', fromStored: 0.02, fromOriginal: 0.3 },
  { flavour: 'gpu-q8', fromStored: 1e-5, fromOriginal: 0.15 },
  { flavour: 'gpu-q4', fromStored: 1e-5, fromOriginal: 1.5 },
];

/** Each takes half a second on an idle machine. */
const PATIENCE_MS = 60_000;

describe.each([true, false])('a model whose head is tied: %s', (tied) => {
  const changes = { tie_word_embeddings: tied };

  it.each(cases)(
    'gives the logits of the reference as $flavour, for a prompt, a piece and single tokens',
    async ({ flavour, fromStored, fromOriginal }) => {
      const { tensors, runner } = await openTiny(changes, flavour);
      const stored = new Qwen3Reference(reference(tensors, changes, flavour));
      const original = new Qwen3Reference(reference(tensors, changes));
      for (const tokens of [PROMPT, [8, 9, 7], [9], [3]]) {
        const logits = await runner.advance(tokens);
        expect(largestDifference(logits, stored.advance(tokens))).toBeLessThan(fromStored);
        expect(largestDifference(logits, original.advance(tokens))).toBeLessThan(fromOriginal);
      }
      await runner.release();
    },
    PATIENCE_MS,
  );
});
