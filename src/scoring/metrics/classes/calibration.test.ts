import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationCurve, calibrationError } from './calibration.ts';
import { calibrationCase, wilsonCases } from './calibration-cases.fixture.ts';
import { wilsonInterval } from './wilson-interval.ts';

describe('the calibration curve', () => {
  const right = [...calibrationCase.right].map((digit) => digit === '1');
  const curve = calibrationCurve(calibrationCase.confidences, right);

  it('has the bins of scikit-learn', () => {
    expect(curve.map(({ count }) => count)).toEqual(calibrationCase.count);
    for (const [place, bin] of curve.entries()) {
      expect(bin.confidence).toBeCloseTo(calibrationCase.confidence[place] ?? Number.NaN, 9);
      expect(bin.accuracy).toBeCloseTo(calibrationCase.accuracy[place] ?? Number.NaN, 9);
    }
  });

  it('is off by the mean distance from its diagonal', () => {
    expect(calibrationError(curve)).toBeCloseTo(calibrationCase.error, 9);
  });

  it('counts an edge to the bin below it, and 0 to the first', () => {
    const bins = calibrationCurve([0, 0.1, 0.3, 0.7, 0.7000001, 1], Array(6).fill(true));
    expect(bins.map(({ from, count }) => [from, count])).toEqual([
      [0, 2],
      [0.2, 1],
      [0.6, 1],
      [0.7, 1],
      [0.9, 1],
    ]);
  });

  it('is empty without answers, and its error unknown', () => {
    expect(calibrationCurve([], [])).toEqual([]);
    expect(calibrationError([])).toBeNaN();
  });

  it('refuses what is no probability', () => {
    expect(() => calibrationCurve([1.1], [true])).toThrow('confidence 1.1 is in 0 to 1');
    expect(() => calibrationCurve([Number.NaN], [true])).toThrow('confidence NaN is in 0 to 1');
  });

  it('counts every answer once, inside the edges of its bin', () => {
    const answer = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(fc.array(answer), fc.integer({ min: 1, max: 30 }), (answers, bins) => {
        const of = calibrationCurve(
          answers.map(([confidence]) => confidence),
          answers.map(([, isRight]) => isRight),
          bins,
        );
        expect(of.reduce((sum, { count }) => sum + count, 0)).toBe(answers.length);
        for (const bin of of) {
          expect(bin.confidence).toBeGreaterThanOrEqual(bin.from - 1e-12);
          expect(bin.confidence).toBeLessThanOrEqual(bin.to + 1e-12);
        }
        if (answers.length > 0) expect(calibrationError(of)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the Wilson interval', () => {
  it.each(wilsonCases)('of $successes in $trials is that of SciPy', (given) => {
    const [low, high] = wilsonInterval(given.successes, given.trials);
    expect(low).toBeCloseTo(given.low, 9);
    expect(high).toBeCloseTo(given.high, 9);
  });

  it('is unknown for no trials', () => {
    expect(wilsonInterval(0, 0)).toEqual([Number.NaN, Number.NaN]);
  });

  it('holds the share and stays in 0 to 1', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (hits, misses) => {
        fc.pre(hits + misses > 0);
        const [low, high] = wilsonInterval(hits, hits + misses);
        const share = hits / (hits + misses);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});
