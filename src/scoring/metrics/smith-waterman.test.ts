import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedPairs } from './smith-waterman.fixture.ts';
import { normalisedSmithWaterman } from './smith-waterman.ts';

const letters = [...'ACDEFGHIKLMNPQRSTVWY'];
const protein = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 80 });

describe('the normalised Smith-Waterman score', () => {
  it.each(alignedPairs)('of %s and %s', (one, other, score) => {
    expect(normalisedSmithWaterman(one, other)).toBeCloseTo(score, 9);
  });

  it('charges 10 for a gap and 0.5 for each further letter', () => {
    const ends = ['WWWWWWWW', 'CCCCCCCC'] as const;
    // 8 W of 15 and 8 C of 12 make 216; A in between makes 5 each.
    for (const gap of [1, 2, 7]) {
      const long = `${ends[0]}${'A'.repeat(gap)}${ends[1]}`;
      const expected = (216 - 10 - 0.5 * (gap - 1)) / Math.sqrt(216 * (216 + 5 * gap));
      expect(normalisedSmithWaterman(long, ends.join(''))).toBeCloseTo(expected, 12);
    }
  });

  it('is 1 for equal sequences', () => {
    fc.assert(
      fc.property(protein, (sequence) => {
        expect(normalisedSmithWaterman(sequence, sequence)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is the same both ways and lies between 0 and 1', () => {
    fc.assert(
      fc.property(protein, protein, (one, other) => {
        const score = normalisedSmithWaterman(one, other);
        expect(normalisedSmithWaterman(other, one)).toBe(score);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('takes any text, and gives 0 to one without standard letters', () => {
    fc.assert(
      fc.property(fc.string(), protein, (text, sequence) => {
        expect(normalisedSmithWaterman(text, sequence)).toBeGreaterThanOrEqual(0);
        expect(normalisedSmithWaterman(text.toLowerCase().replace(/[A-Z]/g, ''), sequence)).toBe(0);
      }),
    );
  });
});
