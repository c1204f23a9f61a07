import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelCases } from './area-cases.fixture.ts';
import { fmax } from './fmax.ts';
import { labelAuc, macroAuc } from './macro-auc.ts';

const alphabet = ['A', 'B', 'C', 'D', 'E', 'F'];
const labelSet = (digits: string) =>
  new Set(alphabet.filter((_, place) => digits.charAt(place) === '1'));
const sets = (labels: readonly string[]) => fc.subarray([...labels]).map((some) => new Set(some));

/** F1 of the answers as they stand: the point that the walk passes once all of them are taken. */
function plainF1(predicted: readonly Set<string>[], actual: readonly Set<string>[]): number {
  const hits = (row: number) =>
    [...(predicted[row] ?? [])].filter((label) => actual[row]?.has(label)).length;
  const answered = predicted.flatMap((answers, row) => (answers.size > 0 ? [row] : []));
  const mean = (values: readonly number[], n: number) => values.reduce((a, b) => a + b, 0) / n;
  const precision = mean(
    answered.map((row) => hits(row) / (predicted[row]?.size ?? 0)),
    answered.length,
  );
  const wanted = actual.flatMap((labels, row) => (labels.size > 0 ? [row] : []));
  const recall = mean(
    wanted.map((row) => hits(row) / (actual[row]?.size ?? 0)),
    actual.length,
  );
  return (2 * precision * recall) / (precision + recall);
}

describe.each(labelCases)('labels of $name', (given) => {
  const predicted = given.predicted.map(labelSet);
  const actual = given.actual.map(labelSet);
  const labels = alphabet.slice(0, given.actual[0]?.length);

  it('have the mean area of scikit-learn', () => {
    const area = macroAuc(predicted, actual, labels);
    if (Number.isNaN(given.macroAuc)) expect(area).toBeNaN();
    else expect(area).toBeCloseTo(given.macroAuc, 9);
  });

  it('have the Fmax of sorted tables', () => {
    expect(fmax(predicted, actual, labels)).toBeCloseTo(given.fmax, 9);
  });
});

describe('the area of labels', () => {
  it('is 0.5 for a label that is never answered, and unknown for one that no row has', () => {
    const actual = [new Set(['A']), new Set<string>()];
    expect(labelAuc([new Set(), new Set()], actual, 'A')).toBe(0.5);
    expect(labelAuc([new Set(['B']), new Set()], actual, 'B')).toBeNaN();
    expect(macroAuc(actual, actual, ['A', 'B'])).toBeNaN();
    expect(macroAuc(actual, actual, ['A'])).toBe(1);
  });
});

describe('Fmax', () => {
  it('is walked by hand: one right label, then a wrong one, then what was not answered', () => {
    // A right: P 1, R 1/2, F 2/3. B wrong: P 1/2, R 1/2. C right: P 2/3, R 1, F 4/5.
    expect(fmax([new Set(['A', 'B'])], [new Set(['A', 'C'])], ['A', 'B', 'C'])).toBeCloseTo(0.8);
  });

  it('loses labels that the list does not hold', () => {
    expect(fmax([new Set(['A', 'Z'])], [new Set(['A', 'Y'])], ['A'])).toBe(1);
  });

  it('is 0 where no row has a label, and unknown without rows or labels', () => {
    expect(fmax([new Set(['A'])], [new Set()], ['A', 'B'])).toBe(0);
    expect(fmax([], [], ['A'])).toBeNaN();
    expect(fmax([new Set()], [new Set()], [])).toBeNaN();
  });

  it('lies in 0 to 1 and is at least the F1 of the answers as they stand', () => {
    const row = fc.tuple(sets(alphabet), sets(alphabet));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const predicted = rows.map(([answers]) => answers);
        const actual = rows.map(([, labels]) => labels);
        const value = fmax(predicted, actual, alphabet);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        const plain = plainF1(predicted, actual);
        if (!Number.isNaN(plain)) expect(value).toBeGreaterThanOrEqual(plain - 1e-12);
      }),
    );
  });

  it('is 1 for a perfect prediction', () => {
    const some = fc.subarray(alphabet, { minLength: 1 }).map((labels) => new Set(labels));
    fc.assert(
      fc.property(fc.array(some, { minLength: 1 }), (rows) => {
        expect(fmax(rows, rows, alphabet)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('walks a million pairs without delay', { timeout: 20_000 }, () => {
    const labels = Array.from({ length: 538 }, (_, place) => `1.1.1.${place}`);
    const rows = Array.from({ length: 1919 }, (_, row) => new Set([`1.1.1.${row % 538}`]));
    expect(fmax(rows, rows, labels)).toBeCloseTo(1, 9);
  });
});
