import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OverlapScore } from './overlap-score.ts';
import { type RougeScores, rouge } from './rouge.ts';
import { textPairs } from './text-pairs.fixture.ts';

/** `2/4/5` as the score of 2 shared tokens, 4 predicted and 5 wanted ones. */
function scoreOf(counts: string): OverlapScore {
  const [shared = 0, predicted = 0, wanted = 0] = counts.split('/').map(Number);
  return {
    precision: predicted === 0 ? 0 : shared / predicted,
    recall: wanted === 0 ? 0 : shared / wanted,
    f: predicted + wanted === 0 ? 0 : (2 * shared) / (predicted + wanted),
  };
}

function expectScores(scores: RougeScores, counts: string): void {
  const got = [scores.rouge1, scores.rouge2, scores.rougeL, scores.rougeLsum];
  for (const [index, wanted] of counts.split(' ').map(scoreOf).entries()) {
    expect(got[index]?.precision).toBeCloseTo(wanted.precision, 9);
    expect(got[index]?.recall).toBeCloseTo(wanted.recall, 9);
    expect(got[index]?.f).toBeCloseTo(wanted.f, 9);
  }
}

const words = fc.array(fc.constantFrom('cat', 'cats', 'ran', 'running', 'a', '\n', '-'));
const text = fc.oneof(
  fc.string(),
  words.map((list) => list.join(' ')),
);

describe('ROUGE', () => {
  it.each(textPairs)('of "$prediction" for "$reference"', (pair) => {
    expectScores(rouge(pair.prediction, pair.reference, { stemmer: false }), pair.rouge);
    expectScores(rouge(pair.prediction, pair.reference, { stemmer: true }), pair.stemmed);
  });

  it('of an equal text with a letter or digit is 1', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (body, stemmer) => {
        const { rouge1, rougeL, rougeLsum } = rouge(`x ${body}`, `x ${body}`, { stemmer });
        expect([rouge1.f, rougeL.f, rougeLsum.f]).toEqual([1, 1, 1]);
      }),
    );
  });

  it('lies between 0 and 1, the sequence never above the tokens, and swaps precision and recall', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (one, other, stemmer) => {
        const there = rouge(one, other, { stemmer });
        const back = rouge(other, one, { stemmer });
        for (const { precision, recall, f } of Object.values(there)) {
          expect(Math.min(precision, recall, f)).toBeGreaterThanOrEqual(0);
          expect(Math.max(precision, recall, f)).toBeLessThanOrEqual(1);
        }
        expect(there.rougeL.f).toBeLessThanOrEqual(there.rouge1.f);
        expect(there.rougeLsum.f).toBeLessThanOrEqual(there.rouge1.f);
        expect(there.rougeL.precision).toBe(back.rougeL.recall);
        expect(there.rouge2.f).toBe(back.rouge2.f);
      }),
    );
  });

  it('of tokens does not mind their order', () => {
    fc.assert(
      fc.property(words, words, (prediction, reference) => {
        const sorted = prediction.toSorted().join(' ');
        const options = { stemmer: true };
        expect(rouge(sorted, reference.join(' '), options).rouge1).toEqual(
          rouge(prediction.join(' '), reference.join(' '), options).rouge1,
        );
      }),
    );
  });

  it('of an empty reply is 0, whatever the reference', () => {
    fc.assert(
      fc.property(text, (reference) => {
        const scores = Object.values(rouge('', reference, { stemmer: true }));
        expect(scores.map(({ f }) => f)).toEqual([0, 0, 0, 0]);
      }),
    );
  });
});
