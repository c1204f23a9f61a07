import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rmse } from '../rmse.ts';
import { averageRanks } from './average-ranks.ts';
import { determination, mad, mae } from './mean-errors.ts';
import { numberCases } from './number-cases.fixture.ts';
import { pearson, squaredPearson } from './pearson.ts';
import { spearman } from './spearman.ts';

const metrics = { pearson, spearman, determination, mae, rmse };
const names = ['pearson', 'spearman', 'determination', 'mae', 'rmse'] as const;

const pairs = (least: number) =>
  fc.array(
    fc.tuple(
      fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 1000),
      fc.integer({ min: -9, max: 9 }),
    ),
    { minLength: least },
  );
const columns = (rows: readonly (readonly [number, number])[]) =>
  [rows.map(([a]) => a), rows.map(([, b]) => b)] as const;

/** Equal but for rounding; NaN equals NaN. */
function expectNear(got: number, wanted: number, relative = 1e-9): void {
  if (Number.isNaN(wanted)) expect(got).toBeNaN();
  else expect(Math.abs(got - wanted)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(wanted)));
}

describe.each(numberCases)('$name', (given) => {
  it.each(names)('gives the %s that SciPy and scikit-learn give', (name) => {
    expectNear(metrics[name](given.predictions, given.references), given[name]);
  });

  it('gives the deviation from the mean that NumPy gives', () => {
    // The mean of values near 1e8 is a multiple of 1.5e-8.
    expectNear(mad(given.references), given.mad, 1e-8);
  });
});

describe('correlations', () => {
  it('have no value below two rows, and where one side is constant', () => {
    for (const correlation of [pearson, spearman, squaredPearson]) {
      expect(correlation([], [])).toBeNaN();
      expect(correlation([1], [2])).toBeNaN();
      expect(correlation([1, 2, 3], [0.1, 0.1, 0.1])).toBeNaN();
    }
  });

  it('are 1 for a perfect prediction, −1 for its negative, and 1 squared', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ max: 1e9, min: -1e9 }), { minLength: 2 }), (row) => {
        const negative = row.map((value) => -value);
        for (const correlation of [pearson, spearman]) {
          expect(correlation(row, row)).toBeCloseTo(1, 9);
          expect(correlation(negative, row)).toBeCloseTo(-1, 9);
        }
        expect(squaredPearson(negative, row)).toBeCloseTo(1, 9);
        expect(determination(row, row)).toBe(1);
      }),
    );
  });

  it('stay in −1 to 1, are symmetric, and do not look at the order of rows', () => {
    fc.assert(
      fc.property(pairs(2), (rows) => {
        const [a, b] = columns(rows);
        const [turnedA, turnedB] = columns(rows.toReversed());
        for (const correlation of [pearson, spearman]) {
          const value = correlation(a, b);
          expectNear(correlation(b, a), value);
          expectNear(correlation(turnedA, turnedB), value, 1e-6);
          if (!Number.isNaN(value)) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('of ranks do not change when one side is bent but keeps its order', () => {
    fc.assert(
      fc.property(pairs(2), (rows) => {
        const [a, b] = columns(rows);
        const bent = b.map((value) => value ** 3 + value);
        expectNear(spearman(a, bent), spearman(a, b));
      }),
    );
  });

  it('bear values whose squares are no longer numbers', () => {
    expect(pearson([1e200, 2e200, 4e200], [1, 2, 4])).toBeCloseTo(1, 9);
    expect(pearson([1e-200, 2e-200, 4e-200], [1, 2, 4])).toBeCloseTo(1, 9);
  });

  it('refuse columns of different lengths', () => {
    expect(() => pearson([1, 2], [1])).toThrow('2 values correlate with 1');
  });
});

describe('ranks', () => {
  it('begin at 1, and equal values share the mean of theirs', () => {
    expect(averageRanks([30, 10, 20, 10])).toEqual([4, 1.5, 3, 1.5]);
    expect(averageRanks([])).toEqual([]);
  });

  it('know infinities, and are unknown beside a value that is no number', () => {
    expect(averageRanks([Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY])).toEqual([
      2.5, 1, 2.5,
    ]);
    expect(averageRanks([1, Number.NaN])).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('errors', () => {
  it('have no value without rows', () => {
    for (const value of [mae([], []), mad([]), determination([], [])]) expect(value).toBeNaN();
  });

  it('are never negative, 0 for a perfect prediction, and the same both ways round', () => {
    fc.assert(
      fc.property(pairs(1), (rows) => {
        const [a, b] = columns(rows);
        for (const error of [mae, rmse]) {
          expect(error(a, b)).toBeGreaterThanOrEqual(0);
          expect(error(b, a)).toBe(error(a, b));
          expect(error(a, a)).toBe(0);
        }
        expect(rmse(a, b)).toBeGreaterThanOrEqual(mae(a, b) * (1 - 1e-9));
      }),
    );
  });

  it('explain nothing of the variance by the mean', () => {
    expect(determination([2, 2, 2], [1, 2, 3])).toBe(0);
    expect(determination([0, 0, 0], [1, 2, 3])).toBe(-6);
  });
});
