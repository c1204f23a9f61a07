import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemmedWords } from './porter-stem.fixture.ts';
import { porterStem } from './porter-stem.ts';

describe("Porter's stemmer", () => {
  it(`stems ${stemmedWords.length} words as NLTK does`, () => {
    expect(stemmedWords.length).toBeGreaterThan(600);
    expect(stemmedWords.map(([word]) => [word, porterStem(word)])).toEqual(stemmedWords);
  });

  it('looks at no capitals', () => expect(porterStem('Kinases')).toBe(porterStem('kinases')));

  it('leaves what is no longer than two letters', () => expect(porterStem('As')).toBe('as'));

  it('takes any text, and makes none longer', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(porterStem(word).length).toBeLessThanOrEqual(word.toLowerCase().length);
      }),
    );
  });
});
