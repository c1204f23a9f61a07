import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#base/seeded-random.ts';
import { type BlockGrid, quantiseBlocks } from './block-quantised.ts';
import { quantiseRowsToInt8, transposeInto } from './column-int8.ts';
import { SMALLEST_NORMAL_HALF } from './half-floats.ts';
import { normal } from './normal.fixture.ts';
import { relativeRms } from './relative-error.ts';

const random = seededRandom(5);
const normals = (count: number) => Float32Array.from({ length: count }, () => normal(random));

const windowOf = (weights: Float32Array, rows: number) => {
  const columns = weights.length / rows;
  return { weights, rowLength: columns, rows, firstColumn: 0, columns };
};

function int8(weights: Float32Array, rows: number) {
  const columns = weights.length / rows;
  const values = new Uint8Array(weights.length);
  const scales = new Float32Array(rows);
  const sums = quantiseRowsToInt8(windowOf(weights, rows), { firstRow: 0, rows, values, scales });
  const back = weights.map((_, i) => {
    const row = Math.floor(i / columns);
    return (values[(i % columns) * rows + row]! - 128) * scales[row]!;
  });
  return { values, scales, error: relativeRms(sums), back };
}

const Q4: BlockGrid = { bits: 4, blockSize: 32, halfScales: false };
const Q8: BlockGrid = { ...Q4, bits: 8 };
const half = (grid: BlockGrid): BlockGrid => ({ ...grid, halfScales: true });

function blocks(grid: BlockGrid, weights: Float32Array, rows: number) {
  const { bits, blockSize } = grid;
  const values = new Uint8Array((weights.length * bits) / 8);
  const scales = new Float32Array(weights.length / blockSize);
  const target = { values, scales, firstScale: 0 };
  const sums = quantiseBlocks(windowOf(weights, rows), grid, target);
  const back = weights.map((_, i) => {
    const nibble = (values[i >> 1]! >> (4 * (i % 2))) & 15;
    const step = bits === 8 ? values[i]! - 128 : nibble - 8;
    return step * scales[Math.floor(i / blockSize)]!;
  });
  return { values, scales, error: relativeRms(sums), back };
}

const measuredError = (weights: Float32Array, back: Float32Array) =>
  relativeRms({
    error: weights.reduce((sum, w, i) => sum + (w - back[i]!) ** 2, 0),
    signal: weights.reduce((sum, w) => sum + w ** 2, 0),
  });

describe('int8 with one scale per output feature', () => {
  it('stores the matrix transposed around 128', () => {
    const { values, scales } = int8(Float32Array.of(126, -63, 0, 2, -1, 1), 2);
    expect([...values]).toEqual([254, 254, 65, 65, 128, 191]);
    expect([...scales]).toEqual([1, Math.fround(2 / 126)]);
  });

  it('changes normal weights by less than one per cent and reports how much', () => {
    const weights = normals(8 * 256);
    const { error, back } = int8(weights, 8);
    expect(error).toBeLessThan(0.01);
    expect(measuredError(weights, back)).toBeCloseTo(error, 6);
  });

  it('rounds every weight to the nearest of its steps', () => {
    const weights = normals(16 * 100);
    const { scales, back } = int8(weights, 16);
    for (const [i, weight] of weights.entries()) {
      expect(Math.abs(weight - back[i]!)).toBeLessThan(0.50001 * scales[Math.floor(i / 100)]!);
    }
  });

  it('keeps rows of zeros', () => {
    expect([...int8(new Float32Array(64), 2).back]).toEqual(Array.from({ length: 64 }, () => 0));
  });

  it('gives the same whether rows come one by one or together', () => {
    const weights = normals(4 * 32);
    const values = new Uint8Array(weights.length);
    const scales = new Float32Array(4);
    for (let row = 0; row < 4; row++) {
      const own = windowOf(weights.subarray(row * 32, (row + 1) * 32), 1);
      quantiseRowsToInt8(own, { firstRow: row, rows: 4, values, scales });
    }
    expect({ values, scales }).toEqual({
      values: int8(weights, 4).values,
      scales: int8(weights, 4).scales,
    });
  });

  it('gives the columns of a part the steps that they have in the whole', () => {
    const weights = normals(3 * 40);
    const values = new Uint8Array(3 * 10);
    const scales = new Float32Array(3);
    const window = { ...windowOf(weights, 3), firstColumn: 20, columns: 10 };
    quantiseRowsToInt8(window, { firstRow: 0, rows: 3, values, scales });
    const whole = int8(weights, 3);
    expect(values).toEqual(whole.values.subarray(3 * 20, 3 * 30));
    expect(scales).toEqual(whole.scales);
  });

  it('transposes matrices that no tile fits into', () => {
    const [rows, columns] = [130, 70];
    const source = Float32Array.from({ length: rows * columns }, (_, i) => i);
    const values = new Float32Array(rows * columns);
    transposeInto(source, rows, columns, { values, firstRow: 0, rows });
    expect(values.every((value, i) => value === (i % rows) * columns + Math.floor(i / rows))).toBe(
      true,
    );
  });
});

describe('4-bit blocks', () => {
  it('store the even element in the low half of a byte, around 8', () => {
    const weights = new Float32Array(32);
    weights.set([7, -7, 1, 0]);
    const { values, scales } = blocks(Q4, weights, 1);
    expect([...values.subarray(0, 3)]).toEqual([0x1f, 0x89, 0x88]);
    expect([...scales]).toEqual([1]);
  });

  it('use the step -8 where it fits better, for either sign', () => {
    const weights = Float32Array.from({ length: 32 }, (_, i) => (i % 16) - 8);
    expect([...blocks(Q4, weights, 1).back]).toEqual([...weights]);
    const mirrored = weights.map((weight) => -weight);
    expect([...blocks(Q4, mirrored, 1).back]).toEqual([...mirrored]);
  });

  it.each([
    ['of 32', Q4, 0.083],
    ['of 32 with half scales', half(Q4), 0.083],
    ['of 128', { ...Q4, blockSize: 128 }, 0.099],
  ] as const)('%s change normal weights as little as they can and say how much', (_, grid, bar) => {
    const weights = normals(64 * 256);
    const { error, back } = blocks(grid, weights, 64);
    expect(error).toBeLessThan(bar);
    expect(measuredError(weights, back)).toBeCloseTo(error, 6);
  });
});

describe('8-bit blocks', () => {
  it.each([Q8, half(Q8)])('change normal weights by less than one per cent: %j', (grid) => {
    const weights = normals(8 * 256);
    const { error, back } = blocks(grid, weights, 8);
    expect(error).toBeLessThan(0.007);
    expect(measuredError(weights, back)).toBeCloseTo(error, 6);
  });
});

describe('half scales', () => {
  it.each([Q4, Q8])('never fall below the normal half floats: %j', (grid) => {
    const weights = normals(32 * 8).map((weight, i) => weight * 10 ** -(i >> 5));
    const { scales, back, error } = blocks(half(grid), weights, 1);
    for (const scale of scales) {
      expect(Math.abs(scale)).toBeGreaterThanOrEqual(SMALLEST_NORMAL_HALF);
    }
    expect(measuredError(weights, back)).toBeCloseTo(error, 6);
    for (const [i, weight] of weights.entries()) {
      const scale = Math.abs(scales[i >> 5]!);
      if (scale === SMALLEST_NORMAL_HALF) {
        expect(Math.abs(weight - back[i]!)).toBeLessThanOrEqual(scale / 2);
      }
    }
  });
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
          blocks(Q4, weights, rows.length),
          blocks(Q8, weights, rows.length),
        ]) {
          expect(error).toBeLessThan(1e-7);
        }
      },
    ),
  );
});

it('blocks of any finite weights hold steps that were written and errors that are true', () => {
  const weight = fc.oneof(
    fc.float({ min: -(2 ** 120), max: 2 ** 120, noNaN: true }),
    fc.float({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(0, -0, 1e-30, -1e-31, 1.4e-45),
  );
  fc.assert(
    fc.property(fc.array(weight, { minLength: 32, maxLength: 32 }), (values) => {
      const weights = Float32Array.from(values);
      for (const grid of [Q4, Q8]) {
        const { back, error } = blocks(grid, weights, 1);
        expect(back.every(Number.isFinite)).toBe(true);
        expect(measuredError(weights, back)).toBeCloseTo(error, 5);
        expect(error).toBeLessThan(grid.bits === 4 ? 0.5 : 0.05);
      }
    }),
  );
});
