import { afterAll, describe, expect, it } from 'vitest';
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
const NEXT = [8, 9, 7];

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

async function convertTiny(changes: object, flavour: FlavourId) {
  const tensors = randomTensors(tinyConfig(changes), 11);
  const sink = new MemorySink();
  const source = tinySource(tinyFiles({ ...tinyConfigJson, ...changes }, tensors));
  const manifest = await convert(source, sink, { flavours: [flavour] });
  return { tensors, files: sink.files, manifest };
}

const flavours: ReadonlyArray<[FlavourId, string, number, number]> = [
  ['cpu-fp32', 'cpu', 1e-5, 1e-5],
  ['cpu-int8', 'cpu', 1e-3, 0.2],
  ['gpu-q4', 'gpu', 1e-5, 2],
  ['gpu-q8', 'gpu', 1e-5, 0.1],
];

describe.each([{ tie_word_embeddings: true }, { tie_word_embeddings: false }])(
  'a model with %o',
  (changes) => {
    describe.each(flavours)('as %s', (flavour, folder, tight, loose) => {
      let runner: GraphRunner | undefined;
      afterAll(() => runner?.release());

      it('gives the logits of the reference, in the prompt and step by step', async () => {
        const { tensors, files } = await convertTiny(changes, flavour);
        runner = await GraphRunner.open(files, folder, tinyConfig(changes));
        const exact = new Qwen3Reference(reference(tensors, changes, flavour));
        const original = new Qwen3Reference(reference(tensors, changes));
        for (const tokens of [PROMPT, ...NEXT.map((id) => [id])]) {
          const logits = await runner.advance(tokens);
          const a = largestDifference(logits, exact.advance(tokens));
          const b = largestDifference(logits, original.advance(tokens));
          expect.soft(a).toBeLessThan(tight);
          expect.soft(b).toBeLessThan(loose);
        }
      });
    });
  },
);
