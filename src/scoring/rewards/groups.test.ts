import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardisedAdvantages } from './advantages.ts';
import { isWorthTraining, solveRate, solveRateFilter } from './solve-rate.ts';

const rewards = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('advantages within a group', () => {
  it('are deviations in units of the standard deviation of the group', () => {
    // Mean 0.25, standard deviation sqrt(3) / 4.
    const [right, ...wrong] = standardisedAdvantages([1, 0, 0, 0]);
    expect(right).toBeCloseTo(Math.sqrt(3), 12);
    for (const value of wrong) expect(value).toBeCloseTo(-1 / Math.sqrt(3), 12);
  });

  it('are 0 where all samples are rewarded alike, however the mean is rounded', () => {
    expect(standardisedAdvantages([0.1, 0.1, 0.1])).toEqual([0, 0, 0]);
    expect(standardisedAdvantages([0.7])).toEqual([0]);
    expect(standardisedAdvantages([])).toEqual([]);
  });

  it('have mean 0 and deviation 1, and keep the order of rewards', () => {
    fc.assert(
      fc.property(rewards, (group) => {
        const advantages = standardisedAdvantages(group);
        expect(mean(advantages)).toBeCloseTo(0, 6);
        const isFlat = Math.max(...group) - Math.min(...group) <= 1e-9;
        const variance = mean(advantages.map((value) => value ** 2));
        expect(variance).toBeCloseTo(isFlat ? 0 : 1, 6);
        const order = group
          .map((_, place) => place)
          .sort((a, b) => (group[a] ?? 0) - (group[b] ?? 0));
        const ordered = order.map((place) => advantages[place] ?? Number.NaN);
        expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
      }),
    );
  });

  it('do not change when all rewards are moved or stretched', () => {
    const eighths = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 2 });
    fc.assert(
      fc.property(eighths, (group) => {
        const plain = standardisedAdvantages(group);
        const moved = standardisedAdvantages(group.map((reward) => reward / 8 + 0.3));
        for (const [place, value] of plain.entries()) expect(moved[place]).toBeCloseTo(value, 6);
      }),
    );
  });

  it('tell rewards apart that differ by more than a rounding', () => {
    const [high = 0, low = 0] = standardisedAdvantages([1, 1 - 1e-8]);
    expect(high).toBeCloseTo(1, 12);
    expect(low).toBeCloseTo(-1, 12);
    const equallyFar = [1.1, 0.9].map((value) => Math.exp(-Math.abs(value - 1)));
    expect(equallyFar[0]).not.toBe(equallyFar[1]);
    expect(standardisedAdvantages(equallyFar)).toEqual([0, 0]);
  });

  it('refuse a reward that is no number', () => {
    expect(() => standardisedAdvantages([1, Number.NaN])).toThrow('rewards are finite');
  });
});

describe('the filter by solve rate', () => {
  const solved = (count: number) =>
    Array.from({ length: 8 }, (_, place) => (place < count ? 1 : 0));

  it('keeps questions that 2 to 6 of 8 rollouts solve', () => {
    const kept = [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((count) => isWorthTraining(solved(count)));
    expect(kept).toEqual([2, 3, 4, 5, 6]);
    expect(solveRateFilter).toEqual({ rollouts: 8, above: 0.125, below: 0.875 });
  });

  it('leaves out soft rewards whose mean is a bound, however it is rounded', () => {
    const atLow = [0.1, 0.1, 0.1, 0.1, 0.2, 0.3, 0.05, 0.05];
    const atHigh = [0.9, 0.9, 0.9, 0.9, 0.9, 0.8, 0.85, 0.85];
    expect(solveRate(atLow)).toBeGreaterThan(0.125);
    expect(solveRate(atHigh)).toBeLessThan(0.875);
    expect([atLow, atHigh].map(isWorthTraining)).toEqual([false, false]);
  });

  it('takes the mean of soft rewards', () => {
    expect(solveRate([0.5, 1, 0, 0.5])).toBe(0.5);
    expect(() => solveRate([])).toThrow('tried at least once');
  });

  it('does not look at the order of rollouts, and keeps nothing whose rollouts are all alike 0 or 1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1 }), (eighths) => {
        const group = eighths.map((value) => value / 8);
        expect(isWorthTraining(group.toReversed())).toBe(isWorthTraining(group));
        expect(isWorthTraining(group.map(() => 0))).toBe(false);
        expect(isWorthTraining(group.map(() => 1))).toBe(false);
      }),
    );
  });
});
