import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madToMae, weightedMean } from './mad-to-mae.ts';
import { mixedScore } from './mixed-score.ts';
import { mixedCases, readableCases } from './released-cases.fixture.ts';
import {
  pearsonOfColumns,
  spearmanOfReadable,
  squaredPearsonOfColumns,
  squaredPearsonOfReadable,
} from './share-of-readable.ts';

const tenths = (low: number, high: number) =>
  fc.integer({ min: 10 * low, max: 10 * high }).map((value) => value / 10);
const percentages = fc.array(
  fc.tuple(fc.option(tenths(-2000, 2000), { nil: undefined }), tenths(0, 100)),
  { minLength: 1 },
);

describe('MAD over MAE', () => {
  it('takes both over the readable pairs', () => {
    // Kept: (1, 2) and (5, 4), so MAE 1; mean 3, so MAD 1. The 100 would have moved the mean.
    const of = madToMae([1, undefined, 5, Number.POSITIVE_INFINITY], [2, 100, 4, 7]);
    expect(of).toEqual({ ratio: 1, mad: 1, mae: 1, readable: 2 });
  });

  it('has no value without a readable pair, nor without any error', () => {
    expect(madToMae([undefined], [3])).toEqual({
      ratio: Number.NaN,
      mad: Number.NaN,
      mae: Number.NaN,
      readable: 0,
    });
    expect(madToMae([1, 2], [1, 2])).toEqual({
      ratio: Number.NaN,
      mad: 0.5,
      mae: 0,
      readable: 2,
    });
  });

  it('is 1 for the best constant, in any unit', () => {
    const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 1000 }), (row, unit) => {
        const references = row.map((value) => value / unit);
        const mean = references.reduce((sum, value) => sum + value, 0) / references.length;
        const constant = references.map(() => mean);
        expect(madToMae(constant, references).ratio).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('the mean over properties', () => {
  it('weighs by test rows: a mean of ratios', () => {
    const parts = [
      { value: 2, weight: 300 },
      { value: 10, weight: 100 },
    ];
    expect(weightedMean(parts)).toBe(4);
    expect(weightedMean(parts.toReversed())).toBe(4);
  });

  it('has no value where one property has none, or nothing was weighed', () => {
    expect(weightedMean([{ value: Number.NaN, weight: 1 }])).toBeNaN();
    expect(weightedMean([])).toBeNaN();
  });
});

describe.each(readableCases)('correlations times the share of readable rows: $name', (given) => {
  it('give what SciPy gives', () => {
    const { predictions, references } = given;
    expect(spearmanOfReadable(predictions, references)).toBeCloseTo(given.spearman, 9);
    expect(squaredPearsonOfReadable(predictions, references)).toBeCloseTo(given.squaredPearson, 9);
  });
});

describe('correlations times the share of readable rows', () => {
  it('are 0 where nothing is readable or ranked, as the evaluator writes, and have no value without rows', () => {
    expect(spearmanOfReadable([undefined, undefined], [1, 2])).toBe(0);
    expect(spearmanOfReadable([301, undefined], [1, 2])).toBe(0);
    expect(squaredPearsonOfReadable([undefined], [1])).toBe(0);
    expect(squaredPearsonOfColumns([undefined], [[1, 2]])).toEqual([0, 0]);
    expect(pearsonOfColumns([undefined], [[1, 2]])).toEqual([Number.NaN, Number.NaN]);
    expect(spearmanOfReadable([], [])).toBeNaN();
    expect(squaredPearsonOfReadable([], [])).toBeNaN();
  });

  it('take columns apart, a row being read whole or not', () => {
    const references = [
      [1, 3],
      [2, 2],
      [3, 1],
      [9, 9],
    ];
    const predictions = [[10, 1], [20, 2], [30, 3], undefined];
    const [first = 0, second = 0] = pearsonOfColumns(predictions, references);
    expect(first).toBeCloseTo(0.75, 12);
    expect(second).toBeCloseTo(-0.75, 12);
    const squared = squaredPearsonOfColumns(predictions, references);
    expect(squared).toHaveLength(2);
    for (const value of squared) expect(value).toBeCloseTo(0.75, 12);
  });

  it('are not better than the share of readable rows, nor look at the order of rows', () => {
    fc.assert(
      fc.property(percentages, (rows) => {
        const of = (some: typeof rows) =>
          squaredPearsonOfReadable(
            some.map(([prediction]) => prediction),
            some.map(([, reference]) => reference),
          );
        const value = of(rows);
        const turned = of(rows.toReversed());
        const read = rows.filter(([prediction]) => prediction !== undefined);
        if (!Number.isNaN(value)) {
          expect(value).toBeLessThanOrEqual(read.length / rows.length);
          expect(turned).toBeCloseTo(value, 6);
        } else expect(turned).toBeNaN();
      }),
    );
  });
});

describe('the mixed score', () => {
  it.each(mixedCases)('of $name is put together as released', (given) => {
    expect(mixedScore(given.predictions, given.references)).toBeCloseTo(given.score, 9);
  });

  it('is 1 for a perfect prediction with something that works, and 0 where nothing is readable', () => {
    expect(mixedScore([5, 60, 29], [5, 60, 29])).toBe(1);
    expect(mixedScore([undefined, 1000.5], [5, 60])).toBe(0);
    expect(mixedScore([], [])).toBeNaN();
  });

  it('is half of it where nothing works, even if all is right', () => {
    expect(mixedScore([60, 70], [60, 70])).toBe(0.5);
  });

  it('can rise when a bad prediction falls silent, as released', () => {
    // MAE 50, F1 2/3 and range error 50; then one perfect row of two.
    expect(mixedScore([5, 0], [5, 100])).toBeCloseTo(0.25 + 0.5 * (2 / 3) * 0.5, 12);
    expect(mixedScore([5, undefined], [5, 100])).toBe(0.5);
  });

  it('lies in 0 to 1 and does not look at the order of rows', () => {
    fc.assert(
      fc.property(percentages, (rows) => {
        const of = (some: typeof rows) =>
          mixedScore(
            some.map(([prediction]) => prediction),
            some.map(([, reference]) => reference),
          );
        expect(of(rows)).toBeGreaterThanOrEqual(0);
        expect(of(rows)).toBeLessThanOrEqual(1);
        expect(of(rows.toReversed())).toBeCloseTo(of(rows), 9);
      }),
    );
  });
});
