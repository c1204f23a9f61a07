import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levenshtein } from './levenshtein.ts';

const text = fc.string({ unit: fc.constantFrom('C', 'O', '=', '😀') });

describe('the Levenshtein distance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['Saturday', 'Sunday', 3],
    ['intention', 'execution', 5],
    ['', 'CCO', 3],
    ['CCO', '', 3],
    ['', '', 0],
    ['c1ccccc1', 'C1=CC=CC=C1', 9],
    ['CC(=O)O', 'CC(=O)[O-]', 3],
    ['😀C', '😁C', 1],
  ])('of "%s" and "%s" is %d', (a, b, distance) => expect(levenshtein(a, b)).toBe(distance));

  it('is 0 for equal texts only, the same both ways, and no longer than the longer text', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const distance = levenshtein(a, b);
        const lengths = [[...a].length, [...b].length] as const;
        expect(distance === 0).toBe(a === b);
        expect(levenshtein(b, a)).toBe(distance);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(lengths[0] - lengths[1]));
        expect(distance).toBeLessThanOrEqual(Math.max(...lengths));
      }),
    );
  });

  it('takes no detour longer than a way over a third text', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(levenshtein(a, c)).toBeLessThanOrEqual(levenshtein(a, b) + levenshtein(b, c));
      }),
    );
  });
});
