import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#base/seeded-random.ts';
import {
  type BlockBits,
  dequantiseBlocks,
  emptyBlockQuantised,
  quantiseRowsToBlocks,
} from './block-quantised.ts';
import { dequantiseInt8, emptyColumnInt8, quantiseRowsToInt8 } from './column-int8.ts';
import { normal } from './normal.fixture.ts';
import { relativeRms } from './relative-error.ts';

const random = seededRandom(5);
const normals = (count: number) => Float32Array.from({ length: count }, () => normal(random));

function int8(weights: Float32Array, rows: number) {
  const packed = emptyColumnInt8(rows, weights.length / rows);
  const error = relativeRms(quantiseRowsToInt8(weights, 0, packed));
  return { packed, error, back: dequantiseInt8(packed) };
}

function blocks(bits: BlockBits, weights: Float32Array, rows: number) {
  const packed = emptyBlockQuantised(bits, rows, weights.length / rows);
  const error = relativeRms(quantiseRowsToBlocks(weights, 0, packed));
  return { packed, error, back: dequantiseBlocks(packed) };
}

const measuredError = (weights: Float32Array, back: Float32Array) =>
  relativeRms({
    error: weights.reduce((sum, w, i) => sum + (w - back[i]!) ** 2, 0),
    signal: weights.reduce((sum, w) => sum + w ** 2, 0),
  });

describe('int8 with one scale per output feature', () => {
  it('stores the matrix transposed around 128', () => {
    const { packed } = int8(Float32Array.of(126, -63, 0, 2, -1, 1), 2);
    expect([...packed.values]).toEqual([254, 254, 65, 65, 128, 191]);
    expect([...packed.scales]).toEqual([1, Math.fround(2 / 126)]);
  });

  it('changes normal weights by less than one per cent and reports how much', () => {
    const weights = normals(8 * 256);
    const { error, back } = int8(weights, 8);
    expect(error).toBeLessThan(0.01);
    expect(measuredError(weights, back)).toBeCloseTo(error, 6);
  });

  it('keeps rows of zeros', () => {
    expect([...int8(new Float32Array(64), 2).back]).toEqual(Array.from({ length: 64 }, () => 0));
  });

  it('gives the same whether rows come one by one or together', () => {
    const weights = normals(4 * 32);
    const oneByOne = emptyColumnInt8(4, 32);
    for (let row = 0; row < 4; row++) {
      quantiseRowsToInt8(weights.subarray(row * 32, (row + 1) * 32), row, oneByOne);
    }
    expect(oneByOne).toEqual(int8(weights, 4).packed);
  });
});

describe('4-bit blocks', () => {
  it('store the even element in the low half of a byte, around 8', () => {
    const weights = new Float32Array(32);
    weights.set([7, -7, 1, 0]);
    const { packed } = blocks(4, weights, 1);
    expect([...packed.values.subarray(0, 3)]).toEqual([0x1f, 0x89, 0x88]);
    expect([...packed.scales]).toEqual([1]);
  });

  it('use the step -8 where it fits better, for either sign', () => {
    const weights = Float32Array.from({ length: 32 }, (_, i) => (i % 16) - 8);
    expect([...blocks(4, weights, 1).back]).toEqual([...weights]);
    const mirrored = weights.map((weight) => -weight);
    expect([...blocks(4, mirrored, 1).back]).toEqual([...mirrored]);
  });

  it('change normal weights by less than ten per cent and report how much', () => {
    const weights = normals(8 * 256);
    const { error, back } = blocks(4, weights, 8);
    expect(error).toBeLessThan(0.1);
    expect(measuredError(weights, back)).toBeCloseTo(error, 6);
  });
});

it('8-bit blocks change normal weights by less than one per cent', () => {
  const weights = normals(8 * 256);
  const { error, back } = blocks(8, weights, 8);
  expect(error).toBeLessThan(0.007);
  expect(measuredError(weights, back)).toBeCloseTo(error, 6);
});

it('weights on a 4-bit grid are exact in every format', () => {
  const step = fc.integer({ min: -7, max: 7 });
  const row = fc.array(step, { minLength: 31, maxLength: 31 }).map((steps) => [7, ...steps]);
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: -20, max: 10 }),
      (rows, exponent) => {
        const weights = Float32Array.from(rows.flat(), (s) => s * 2 ** exponent);
        for (const { error } of [
          int8(weights, rows.length),
          blocks(4, weights, rows.length),
          blocks(8, weights, rows.length),
        ]) {
          expect(error).toBeLessThan(1e-7);
        }
      },
    ),
  );
});
