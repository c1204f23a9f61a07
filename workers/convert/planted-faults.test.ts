import { beforeAll, describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { type Random, seededRandom } from '#base/seeded-random.ts';
import { BARS, compareLogits, shortfalls } from '#library/compare-logits.ts';
import { readOnnxModel } from '#library/onnx-reader.ts';
import { encodeOnnxModel } from './onnx-model.ts';
import { packWeights } from './packed-weights.fixture.ts';
import { buildQwen3Graph } from './qwen3-graph.ts';
import { GraphRunner } from './run-graph.fixture.ts';
import { randomTensors, tinyConfig } from './tiny-qwen3.fixture.ts';

/**
 * The self-test's comparison, with the wasm backend on both sides and one fault planted in the
 * weights of the second: what would a GPU have to do wrong to go unseen?
 */
const config = tinyConfig({
  hidden_size: 128,
  intermediate_size: 256,
  num_hidden_layers: 4,
  vocab_size: 300,
});
const TOKENS = 40;
const POSITIONS = 24;
const random = seededRandom(20);
const ids = Array.from({ length: TOKENS }, () => Math.floor(random() * 300));
const packed = packWeights(config, randomTensors(config, 5), () => ({ format: 'q4' }));
const graph = encodeOnnxModel(
  buildQwen3Graph('check', { config, weights: packed.weights, precision: 'fp32' }),
);

/** A range of the shard that the graph reads. */
interface Constant {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

const constants: readonly Constant[] = (() => {
  const read = readOnnxModel(graph);
  if (!read.ok) throw new Error(read.error);
  const places = read.value.constants.flatMap(({ name, external }) =>
    external?.length === undefined
      ? []
      : [{ name, offset: Number(external.offset), length: Number(external.length) }],
  );
  // The embedding lies there under two names.
  return [...new Map(places.map((place) => [place.offset, place])).values()];
})();

type Plant = (shard: Uint8Array) => void;

const rows = (logits: Float32Array) => ({ logits, vocabulary: config.vocabularySize });

async function logitsWith(shard: Uint8Array): Promise<Float32Array> {
  const shards = [{ path: packed.shard.path, data: shard }];
  const runner = await GraphRunner.start(graph, shards, { ...config, layerCount: 2 });
  const logits = await runner.advance(ids);
  await runner.release();
  return logits.slice(logits.length - POSITIONS * config.vocabularySize);
}

let reference: Float32Array = new Float32Array();
beforeAll(async () => {
  reference = await logitsWith(packed.shard.data);
});

/** What the self-test objects to when the second side computes with the planted fault. */
async function objections(plant: Plant, bar = BARS.fp32): Promise<readonly string[]> {
  const shard = packed.shard.data.slice();
  plant(shard);
  const hasChanged = shard.some((byte, at) => byte !== packed.shard.data[at]);
  expect(hasChanged, 'the fault changes the weights').toBe(true);
  return shortfalls(compareLogits(rows(reference), rows(await logitsWith(shard)), bar), bar);
}

/** Plants `count` faults, each drawn anew, one at a time; returns how many went unseen. */
async function unseen(count: number, draw: (random: Random) => Plant): Promise<number> {
  const random = seededRandom(count);
  let passed = 0;
  for (let trial = 0; trial < count; trial++) {
    if ((await objections(draw(random))).length === 0) passed++;
  }
  return passed;
}

function oneOf(list: readonly Constant[], random: Random): Constant {
  return definitely(list[Math.floor(random() * list.length)], 'a constant');
}

const weights = constants.filter(({ name }) => !/^(cos|sin)_cache$/.test(name));
const scales = constants.filter(({ name }) => name.endsWith('_scales'));
/** An upload in pieces loses at least this much. */
const PIECE = 64;

function changePiece(random: Random, byte: () => number): Plant {
  const { offset, length } = oneOf(weights, random);
  const start = offset + PIECE * Math.floor((random() * length) / PIECE);
  return (shard) => {
    for (let at = start; at < Math.min(start + PIECE, offset + length); at++) shard[at] = byte();
  };
}

/** A place in a table of scales, as a number of the block. */
function floatsOf(shard: Uint8Array, { offset, length }: Constant): Float32Array {
  return new Float32Array(shard.buffer, offset, length / 4);
}

function block(constant: Constant, random: Random): number {
  return Math.floor((random() * constant.length) / 4);
}

describe('a fault in the weights on the GPU', () => {
  it('is none when there is none', () => {
    const compared = compareLogits(rows(reference), rows(reference.slice()), BARS.fp32);
    expect(shortfalls(compared, BARS.fp32)).toEqual([]);
  });

  it.each(constants.map((constant) => [constant.name, constant] as const))(
    'is seen when %s never arrived',
    async (_, { offset, length }) => {
      const lose: Plant = (shard) => shard.fill(0, offset, offset + length);
      expect(await objections(lose)).not.toEqual([]);
      expect(await objections(lose, BARS.fp16)).not.toEqual([]);
    },
  );

  it('is seen when 64 bytes never arrived, anywhere', async () => {
    expect(await unseen(20, (random) => changePiece(random, () => 0))).toBe(0);
  });

  it('is seen when 64 bytes are noise, anywhere', async () => {
    const noise = (random: Random) => changePiece(random, () => Math.floor(random() * 256));
    expect(await unseen(15, noise)).toBe(0);
  });

  it('is seen when one scale is twice what it should be', async () => {
    const double = (random: Random): Plant => {
      const constant = oneOf(scales, random);
      const at = block(constant, random);
      return (shard) => {
        const floats = floatsOf(shard, constant);
        floats[at] = 2 * (floats[at] ?? 0);
      };
    };
    expect(await unseen(15, double)).toBe(0);
  });

  it('is seen when two scales changed places that differ by a tenth', async () => {
    const exchange = (random: Random): Plant => {
      const constant = oneOf(scales, random);
      const [one, other] = [block(constant, random), block(constant, random)];
      const right = floatsOf(packed.shard.data, constant);
      const ratio = (right[one] ?? 0) / (right[other] ?? 0);
      if (Math.abs(Math.log(ratio)) < 0.1) return exchange(random);
      return (shard) => {
        const floats = floatsOf(shard, constant);
        [floats[one], floats[other]] = [floats[other] ?? 0, floats[one] ?? 0];
      };
    };
    expect(await unseen(15, exchange)).toBe(0);
  });

  it('is seen when two matrices of one size changed places', async () => {
    const packedMatrices = constants.filter(({ name }) => /layers\.0.*_packed$/.test(name));
    const pairs = packedMatrices.flatMap((one, i) =>
      packedMatrices
        .slice(i + 1)
        .flatMap((other) => (one.length === other.length ? [[one, other]] : [])),
    );
    expect(pairs.length).toBeGreaterThan(3);
    for (const [one, other] of pairs) {
      const exchange: Plant = (shard) => {
        const { data } = packed.shard;
        const [from, to] = [definitely(one, 'a matrix'), definitely(other, 'another')];
        shard.set(data.subarray(to.offset, to.offset + to.length), from.offset);
        shard.set(data.subarray(from.offset, from.offset + from.length), to.offset);
      };
      expect(await objections(exchange)).not.toEqual([]);
    }
  });

  it('is seen when a layer loses one row of a matrix', async () => {
    const ROW_BYTES = 128 / 2;
    const matrices = constants.filter(({ name }) => /(q|k|v|gate|up)_proj.*_packed$/.test(name));
    for (const { offset, length } of matrices) {
      const row = Math.floor(length / ROW_BYTES / 2);
      const lose: Plant = (shard) => {
        // Eight is the zero of 4 bits.
        shard.fill(0x88, offset + row * ROW_BYTES, offset + (row + 1) * ROW_BYTES);
      };
      expect(await objections(lose)).not.toEqual([]);
    }
  });

  it('goes unseen where it is smaller than rounding, or in what the text does not read', async () => {
    const scale = definitely(scales.at(-1), 'a table of scales');
    const lastBit: Plant = (shard) => {
      shard[scale.offset] = (shard[scale.offset] ?? 0) ^ 1;
    };
    expect(await objections(lastBit)).toEqual([]);
    // Positions behind the last token of the text.
    const angles = definitely(
      constants.find(({ name }) => name === 'cos_cache'),
      'cos_cache',
    );
    const rowBytes = (config.headSize / 2) * 4;
    const lose: Plant = (shard) =>
      shard.fill(0, angles.offset + TOKENS * rowBytes, angles.offset + angles.length);
    expect(await objections(lose)).toEqual([]);
  });
});
