import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rocAuc } from '../roc-auc.ts';
import { accuracy } from './accuracy.ts';
import { areaCases } from './area-cases.fixture.ts';
import { confusion, f1, hardAuc, mcc, precision, recall } from './confusion.ts';
import { yesNoCases } from './yes-no-cases.fixture.ts';

const ofCounts = { mcc, precision, recall, f1, hardAuc };
const names = ['mcc', 'precision', 'recall', 'f1', 'hardAuc'] as const;
const bits = (digits: string) => [...digits].map((digit) => digit === '1');
const rows = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1 });

function expectNear(got: number, wanted: number): void {
  if (Number.isNaN(wanted)) expect(got).toBeNaN();
  else expect(got).toBeCloseTo(wanted, 9);
}

describe.each(yesNoCases)('$name', (given) => {
  const counts = confusion(bits(given.predicted), bits(given.actual));

  it('is counted as scikit-learn counts', () => expect(counts).toEqual(given.counts));

  it.each(names)('has the %s of scikit-learn', (name) => {
    expectNear(ofCounts[name](counts), given[name]);
  });

  it('has the accuracy of scikit-learn', () => {
    expectNear(accuracy(bits(given.predicted), bits(given.actual)), given.accuracy);
  });
});

describe('yes-or-no questions', () => {
  it('are bounded, and the same with yes and no exchanged', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const predicted = pairs.map(([value]) => value);
        const actual = pairs.map(([, value]) => value);
        const counts = confusion(predicted, actual);
        const exchanged = confusion(
          predicted.map((value) => !value),
          actual.map((value) => !value),
        );
        expect(Math.abs(mcc(counts))).toBeLessThanOrEqual(1);
        expect(mcc(exchanged)).toBeCloseTo(mcc(counts), 9);
        expect(mcc(confusion(actual, predicted))).toBeCloseTo(mcc(counts), 9);
        expectNear(f1(confusion(actual, predicted)), f1(counts));
        expectNear(hardAuc(exchanged), hardAuc(counts));
        expectNear(rocAuc(predicted.map(Number), actual), hardAuc(counts));
      }),
    );
  });

  it('have the perfect score for a perfect prediction', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (row) => {
        const actual = [true, false, ...row];
        const counts = confusion(actual, actual);
        for (const value of [f1(counts), precision(counts), recall(counts), hardAuc(counts)]) {
          expect(value).toBe(1);
        }
        expect(mcc(counts)).toBe(1);
        expect(accuracy(actual, actual)).toBe(1);
      }),
    );
  });

  it('have a Matthews coefficient of 1 where all are right, and none beyond −1 where all are wrong', () => {
    for (let one = 1; one < 60; one++) {
      for (let other = 1; other < 60; other++) {
        const right = { truePositive: one, trueNegative: other };
        expect(mcc({ ...right, falsePositive: 0, falseNegative: 0 })).toBe(1);
        const wrong = { falsePositive: one, falseNegative: other };
        expect(mcc({ truePositive: 0, trueNegative: 0, ...wrong })).toBeGreaterThanOrEqual(-1);
      }
    }
  });

  it('have a Matthews coefficient where counts are large', () => {
    const counts = {
      truePositive: 1e8,
      falsePositive: 1e8,
      trueNegative: 3e8,
      falseNegative: 1e8,
    };
    // (3 − 1) / sqrt(2 · 2 · 4 · 4)
    expect(mcc(counts)).toBeCloseTo(0.25, 12);
  });
});

describe('accuracy', () => {
  it('counts what could not be read as wrong', () => {
    expect(accuracy(['a', undefined, 'c', 'd'], ['a', 'b', 'c', 'x'])).toBe(0.5);
    expect(accuracy([], [])).toBeNaN();
  });

  it('is never better for an unreadable row', () => {
    const letters = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.tuple(letters, letters), { minLength: 1 }), (pairs) => {
        const predicted = pairs.map(([value]) => value);
        const actual = pairs.map(([, value]) => value);
        const unread = [undefined, ...predicted.slice(1)];
        expect(accuracy(unread, actual)).toBeLessThanOrEqual(accuracy(predicted, actual));
      }),
    );
  });
});

describe('areas under the ROC curve', () => {
  it.each(areaCases)('for $name are those of scikit-learn', (given) => {
    expect(rocAuc(given.scores, bits(given.labels))).toBeCloseTo(given.area, 9);
  });

  it('have no value where a score is no number', () => {
    expect(rocAuc([0.3, Number.NaN], [true, false])).toBeNaN();
  });
});
