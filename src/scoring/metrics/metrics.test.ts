import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from './bootstrap.ts';
import { rmse } from './rmse.ts';
import { rocAuc } from './roc-auc.ts';

describe('RMSE', () => {
  it('is 5 / sqrt(2) for errors of 3 and 4', () => {
    expect(rmse([3, 0], [0, 4])).toBeCloseTo(5 / Math.SQRT2);
  });
  it('is undefined without values', () => expect(rmse([], [])).toBeNaN());
});

describe('ROC-AUC', () => {
  it('is the share of pairs in the right order, ties half', () => {
    // Pairs (positive, negative): (0.9, 0.5) right, (0.9, 0.1) right, (0.5, 0.5) tie, (0.5, 0.1) right.
    expect(rocAuc([0.9, 0.5, 0.5, 0.1], [true, true, false, false])).toBeCloseTo(3.5 / 4);
  });
  it('is 0 for the opposite order', () => expect(rocAuc([0.1, 0.9], [true, false])).toBe(0));
  it('is undefined for one class', () => expect(rocAuc([0.1, 0.9], [true, true])).toBeNaN());
});

describe('the bootstrap interval', () => {
  const uniform = () => {
    let state = 1;
    return () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
  };

  it('of a share of one half over 400 rows is about ± 0.049', () => {
    const right = Array.from({ length: 400 }, (_, row) => (row % 2 === 0 ? 1 : 0));
    const share = (rows: readonly number[]) =>
      rows.reduce<number>((sum, row) => sum + (right[row] ?? 0), 0) / rows.length;
    const [low, high] = bootstrapInterval(400, share, uniform());
    expect(low).toBeGreaterThan(0.43);
    expect(low).toBeLessThan(0.47);
    expect(high).toBeGreaterThan(0.53);
    expect(high).toBeLessThan(0.57);
  });

  it('leaves out resamples in which the metric is undefined', () => {
    const metric = (rows: readonly number[]) => (rows[0] === 0 ? Number.NaN : 1);
    expect(bootstrapInterval(3, metric, uniform())).toEqual([1, 1]);
  });
});
