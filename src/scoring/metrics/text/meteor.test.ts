import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meteor } from './meteor.ts';
import { textPairs } from './text-pairs.fixture.ts';

const tokensOf = (text: string) => text.split(/\s+/).filter((token) => token !== '');
const tokens = fc.array(fc.oneof(fc.string(), fc.constantFrom('cat', 'cats', 'ran', 'Run')));

describe('METEOR', () => {
  it.each(textPairs)('of "$prediction" for "$reference"', (pair) => {
    expect(meteor(tokensOf(pair.prediction), tokensOf(pair.reference))).toBeCloseTo(pair.meteor, 9);
  });

  it('counts an equal stem as much as an equal word', () => {
    expect(meteor(['binding', 'sites'], ['binds', 'site'])).toBe(
      meteor(['binds', 'site'], ['binds', 'site']),
    );
  });

  it('of n equal tokens, all different, is 1 − 0.5 / n³', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (n) => {
        const text = Array.from({ length: n }, (_, index) => `w${index}`);
        expect(meteor(text, text)).toBeCloseTo(1 - 0.5 / n ** 3, 12);
      }),
    );
  });

  it('lies between 0 and 1, and is 0 for an empty reply', () => {
    fc.assert(
      fc.property(tokens, tokens, (prediction, reference) => {
        const score = meteor(prediction, reference);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThan(1);
        expect(meteor([], reference)).toBe(0);
        expect(meteor(prediction, [])).toBe(0);
      }),
    );
  });

  it('never rises by a token that the reference lacks, at the end', () => {
    fc.assert(
      fc.property(tokens, tokens, (prediction, reference) => {
        const longer = [...prediction, 'an-unknown-token'];
        expect(meteor(longer, reference)).toBeLessThanOrEqual(meteor(prediction, reference));
      }),
    );
  });
});
