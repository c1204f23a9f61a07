import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setOverlap } from './set-overlap.ts';

const set = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e')).map((list) => new Set(list));

describe('the overlap of sets', () => {
  it('of two out of three predicted and four wanted is 2/3, 2/4 and 4/7', () => {
    const overlap = setOverlap(new Set(['a', 'b', 'x']), new Set(['a', 'b', 'c', 'd']));
    expect(overlap).toEqual({ precision: 2 / 3, recall: 2 / 4, f1: 4 / 7 });
  });

  it.each([
    ['nothing predicted', [], ['a']],
    ['nothing wanted', ['a'], []],
    ['nothing at all', [], []],
    ['nothing shared', ['a'], ['b']],
  ])('is 0 with %s', (_, predicted, wanted) => {
    const none = { precision: 0, recall: 0, f1: 0 };
    expect(setOverlap(new Set(predicted), new Set(wanted))).toEqual(none);
  });

  it('has the harmonic mean as F1, swaps precision and recall, and is 1 for equal sets only', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const { precision, recall, f1 } = setOverlap(a, b);
        const swapped = setOverlap(b, a);
        expect([swapped.precision, swapped.recall, swapped.f1]).toEqual([recall, precision, f1]);
        const sum = precision + recall;
        expect(f1).toBeCloseTo(sum === 0 ? 0 : (2 * precision * recall) / sum, 12);
        expect(f1 === 1).toBe(a.size > 0 && [...a].sort().join() === [...b].sort().join());
      }),
    );
  });
});
