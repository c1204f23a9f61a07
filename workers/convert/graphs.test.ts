import { describe, expect, it } from 'vitest';
import { encodeOnnxModel } from './onnx-model.ts';
import { type Packing, packWeights } from './packed-weights.fixture.ts';
import { buildQwen3Graph } from './qwen3-graph.ts';
import { CHECK_LAYERS, type GraphKind } from './qwen3-graph-values.ts';
import { EMBEDDING, HEAD } from './qwen3-tensors.ts';
import { Qwen3Reference, type ReferenceModel } from './reference/qwen3-reference.ts';
import { GraphRunner, StaticGraphRunner } from './run-graph.fixture.ts';
import type { Precision } from './stored-weights.ts';
import { randomTensors, tinyConfig } from './tiny-qwen3.fixture.ts';

const SIZES = {
  hidden_size: 128,
  num_hidden_layers: 4,
  intermediate_size: 256,
} as const;

/** A prompt, a piece and single tokens. */
const STEPS = [[3, 14, 15, 9, 26, 5, 35], [8, 9, 7], [9], [3]] as const;
const CACHE_LENGTH = 64;

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce(
    (largest, value, i) => Math.max(largest, Math.abs(value - (b[i] ?? Number.NaN))),
    0,
  );
};

interface Case {
  readonly what: string;
  readonly body: Packing;
  readonly embedding: Packing;
  /** Its own bytes; the embedding's where the model is tied and this is absent. */
  readonly head?: Packing;
  readonly precision: Precision;
  readonly activations?: ReferenceModel['activations'];
  /** Largest difference of a logit (they lie around -3 to 3) from the model with the same weights. */
  readonly bar: number;
}

const plain = (format: Packing['format'], precision: Precision, bar: number): Case => ({
  what: `${format} ${precision}`,
  body: { format },
  embedding: { format },
  precision,
  bar,
});

const divided = (format: Packing['format'], bar: number): Case => ({
  ...plain(format, 'fp32', bar),
  what: `${format} fp32 with embedding and head in parts`,
  embedding: { format, columnCuts: [32, 96] },
  head: { format, rowCuts: [7, 32] },
});

const cases: readonly Case[] = [
  plain('fp32', 'fp32', 1e-5),
  plain('q8', 'fp32', 1e-5),
  plain('q4', 'fp32', 1e-5),
  plain('q4b128', 'fp32', 1e-5),
  // A sum that falls on the edge between two of the 256 steps may be rounded either way.
  { ...plain('int8', 'fp32', 0.02), activations: 'dynamic-uint8' },
  divided('fp32', 1e-5),
  divided('q4', 1e-5),
  { ...divided('int8', 0.02), activations: 'dynamic-uint8' },
  {
    what: 'a q4 body between q8 embedding and head',
    body: { format: 'q4' },
    embedding: { format: 'q8' },
    head: { format: 'q8' },
    precision: 'fp32',
    bar: 1e-5,
  },
  // Half floats have 11 bits: one rounding of a logit of 3 may be off by 0.001, and a layer rounds
  // ten times. The wasm backend computes in 32 bits where it has no kernel for 16.
  plain('q4', 'fp16', 0.02),
  plain('q8', 'fp16', 0.02),
  plain('q4b128', 'fp16', 0.02),
  plain('fp32', 'fp16', 0.02),
  { ...divided('q4', 0.02), what: 'q4 fp16 with embedding and head in parts', precision: 'fp16' },
  // Half floats move many sums over an edge between two of the 256 steps: as far from the reference
  // as rounding the activations to 8 bits is from not rounding them.
  { ...plain('int8', 'fp16', 0.3), activations: 'dynamic-uint8' },
];

function pack({ body, embedding, head }: Case, tied: boolean, changes: object = {}) {
  const own = head !== undefined || !tied;
  // A tied model whose head is kept in its own way has the embedding's values there.
  const config = tinyConfig({ ...SIZES, ...changes, tie_word_embeddings: tied });
  const given = randomTensors(config, 11);
  const embedded = given.find(({ name }) => name === EMBEDDING)!;
  const tensors = tied && own ? [...given, { ...embedded, name: HEAD }] : given;
  const packed = packWeights(config, tensors, (name) => {
    if (name === EMBEDDING) return embedding;
    return name === HEAD ? (head ?? embedding) : body;
  });
  return { config: { ...config, tied: !own }, packed };
}

function reference(
  { config, packed }: ReturnType<typeof pack>,
  activations: ReferenceModel['activations'] = 'exact',
  layerCount = config.layerCount,
): Qwen3Reference {
  const tensor = (name: string) => packed.values.get(name)!;
  return new Qwen3Reference({ config, tensor, activations, layerCount });
}

function graphBytes(
  kind: GraphKind,
  { config, packed }: ReturnType<typeof pack>,
  precision: Precision,
): Uint8Array {
  return encodeOnnxModel(buildQwen3Graph(kind, { config, weights: packed.weights, precision }));
}

const Q4 = plain('q4', 'fp32', 1e-5);

/** Each takes half a second on an idle machine. */
const PATIENCE_MS = 60_000;

describe.each([true, false])('a model whose head is tied: %s', (tied) => {
  it.each(cases)(
    'gives the logits of the reference as $what',
    async (each) => {
      const model = pack(each, tied);
      const { config, packed } = model;
      const bytes = (kind: GraphKind) => graphBytes(kind, model, each.precision);
      const growing = await GraphRunner.start(bytes('model'), [packed.shard], config);
      const fixed = await StaticGraphRunner.start(
        bytes('decode'),
        [packed.shard],
        config,
        CACHE_LENGTH,
      );
      const judge = reference(model, each.activations);
      for (const tokens of STEPS) {
        const expected = judge.advance(tokens);
        expect(largestDifference(await growing.advance(tokens), expected)).toBeLessThan(each.bar);
        expect(largestDifference(await fixed.advance(tokens), expected)).toBeLessThan(each.bar);
      }
      await growing.release();
      await fixed.release();
    },
    PATIENCE_MS,
  );

  it.each(cases)(
    'gives the logits of every position behind the first layers as $what',
    async (each) => {
      const model = pack(each, tied);
      const bytes = graphBytes('check', model, each.precision);
      const runner = await GraphRunner.start(bytes, [model.packed.shard], model.config);
      const judge = reference(model, each.activations, CHECK_LAYERS);
      for (const tokens of STEPS) {
        const expected = judge.advanceAll(tokens).flatMap((logits) => [...logits]);
        expect(largestDifference(await runner.advance(tokens), expected)).toBeLessThan(each.bar);
      }
      await runner.release();
    },
    PATIENCE_MS,
  );
});

describe('a graph', () => {
  const build = (kind: GraphKind, precision: Precision = 'fp32', each: Case = Q4) => {
    const { config, packed } = pack(each, true);
    return buildQwen3Graph(kind, { config, weights: packed.weights, precision });
  };

  it('has the same bytes whenever it is built', () => {
    for (const kind of ['model', 'decode', 'check'] as const) {
      expect(encodeOnnxModel(build(kind))).toEqual(encodeOnnxModel(build(kind)));
    }
  });

  it('for decoding leaves nothing to the CPU of what a WebGPU session runs', () => {
    const onGpu = [
      'GatherBlockQuantized',
      'SimplifiedLayerNormalization',
      'MatMulNBits',
      'Reshape',
      'GroupQueryAttention',
      'SkipSimplifiedLayerNormalization',
      'Sigmoid',
      'Mul',
      'Gather',
    ];
    const operators = (precision: Precision) =>
      [...new Set(build('decode', precision).nodes.map(({ operator }) => operator))].sort();
    expect(operators('fp32')).toEqual([...onGpu].sort());
    expect(operators('fp16')).toEqual([...onGpu, 'Cast'].sort());
  });

  it('for decoding fills its cache to the last place', async () => {
    const model = pack(Q4, true);
    const length = STEPS.flat().length;
    const bytes = graphBytes('decode', model, 'fp32');
    const runner = await StaticGraphRunner.start(bytes, [model.packed.shard], model.config, length);
    const judge = reference(model);
    for (const tokens of STEPS) {
      const logits = await runner.advance(tokens);
      expect(largestDifference(logits, judge.advance(tokens))).toBeLessThan(Q4.bar);
    }
    await runner.release();
  });

  it('names only the constants that it needs, of its own precision', () => {
    const layersOf = (kind: GraphKind) =>
      new Set(
        build(kind).initialisers.flatMap(({ name }) => /layers\.(\d+)\./.exec(name)?.[1] ?? []),
      );
    expect(layersOf('model')).toEqual(new Set(['0', '1', '2', '3']));
    expect(layersOf('decode')).toEqual(new Set(['0', '1', '2', '3']));
    expect(layersOf('check')).toEqual(new Set(['0', '1']));
    const types = (precision: Precision) =>
      [...new Set(build('model', precision).initialisers.map(({ type }) => type))].sort();
    expect(types('fp32')).toEqual(['float32', 'int64', 'uint8']);
    expect(types('fp16')).toEqual(['float16', 'int64', 'uint8']);
  });

  it('reads a tied embedding from the bytes of the head', () => {
    const places = build('model').initialisers.flatMap(({ name, data }) =>
      name.startsWith(EMBEDDING) && !(data instanceof Uint8Array) ? [[name, data.offset]] : [],
    );
    expect(new Set(places.map(([name]) => name))).toEqual(
      new Set(['_rows', '_packed', '_scales'].map((end) => EMBEDDING + end)),
    );
    expect(new Set(places.map(([, offset]) => offset)).size).toBe(2);
  });

  it('is not made of a head that is divided by columns', () => {
    const shared = { ...Q4, embedding: { format: 'q4', columnCuts: [64] } } as const;
    expect(() => build('model', 'fp32', shared)).toThrow(/multiplied with.*by rows only/);
  });
});

describe('a model whose RoPE is stretched', () => {
  it.each([
    { rope_type: 'linear', factor: 4 },
    { rope_type: 'llama3', factor: 8, low_freq_factor: 1, high_freq_factor: 4 },
    { rope_type: 'yarn', factor: 4, original_max_position_embeddings: 16 },
  ])(
    'gives the logits of the reference, and others than without: %j',
    async (rope_scaling) => {
      const model = pack(Q4, true, { rope_scaling });
      const runner = await GraphRunner.start(
        graphBytes('model', model, 'fp32'),
        [model.packed.shard],
        model.config,
      );
      const judge = reference(model);
      const unstretched = reference(pack(Q4, true));
      for (const tokens of STEPS) {
        const logits = await runner.advance(tokens);
        expect(largestDifference(logits, judge.advance(tokens))).toBeLessThan(Q4.bar);
        expect(largestDifference(logits, unstretched.advance(tokens))).toBeGreaterThan(0.01);
      }
      await runner.release();
    },
    PATIENCE_MS,
  );
});
