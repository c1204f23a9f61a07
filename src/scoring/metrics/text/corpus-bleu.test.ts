import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bleuCorpora } from './bleu-corpora.fixture.ts';
import { corpusBleu } from './corpus-bleu.ts';
import { textPairs } from './text-pairs.fixture.ts';

const tokensOf = (text: string) => text.split(/\s+/).filter((token) => token !== '');
const corpus = textPairs.map(({ prediction, reference }) => ({
  prediction: tokensOf(prediction),
  reference: tokensOf(reference),
}));

const tokens = fc.array(fc.constantFrom('a', 'b', 'c'));
const pairs = fc.array(fc.record({ prediction: tokens, reference: tokens }), { minLength: 1 });

describe('BLEU', () => {
  it.each(bleuCorpora)('of the pairs $from to $to', ({ from, to, bleu2, bleu4 }) => {
    expect(corpusBleu(corpus.slice(from, to), 2)).toBeCloseTo(bleu2, 9);
    expect(corpusBleu(corpus.slice(from, to), 4)).toBeCloseTo(bleu4, 9);
  });

  it('counts a prediction that is too short for an order as one missed n-gram, as NLTK does', () => {
    const perfect = { prediction: ['a', 'b', 'c'], reference: ['a', 'b', 'c'] };
    const short = { prediction: ['x'], reference: ['x'] };
    // Pairs: 2 of 2, and none of 1 counted for the short one; tokens: 4 of 4.
    expect(corpusBleu([perfect, short], 2)).toBeCloseTo(Math.sqrt(2 / 3), 12);
  });

  it('takes e to the power of 1 − 4 / 2 from half a reference', () => {
    const half = [{ prediction: ['a', 'b'], reference: ['a', 'b', 'c', 'd'] }];
    expect(corpusBleu(half, 2)).toBeCloseTo(Math.exp(-1), 12);
  });

  it('is undefined without pairs', () => expect(corpusBleu([], 4)).toBeNaN());

  it('of equal texts that are long enough is 1', () => {
    const long = fc.array(fc.string(), { minLength: 4 });
    fc.assert(
      fc.property(fc.array(long, { minLength: 1 }), (texts) => {
        const equal = texts.map((text) => ({ prediction: text, reference: text }));
        expect(corpusBleu(equal, 4)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('lies between 0 and 1 and does not mind the order of the pairs', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 4 }), (list, order) => {
        const bleu = corpusBleu(list, order);
        expect(bleu).toBeGreaterThanOrEqual(0);
        expect(bleu).toBeLessThanOrEqual(1);
        expect(corpusBleu(list.toReversed(), order)).toBeCloseTo(bleu, 12);
      }),
    );
  });

  it('of tokens is never better with an empty reply than with the right one', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const emptied = list.map((pair, row) => (row === 0 ? { ...pair, prediction: [] } : pair));
        const mended = list.map((pair, row) =>
          row === 0 ? { ...pair, prediction: pair.reference } : pair,
        );
        expect(corpusBleu(emptied, 1)).toBeLessThanOrEqual(corpusBleu(mended, 1) + 1e-12);
      }),
    );
  });
});
