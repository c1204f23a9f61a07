import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PromptLookup } from './prompt-lookup.ts';

function lookupOf(ids: readonly number[]): PromptLookup {
  const lookup = new PromptLookup();
  for (const id of ids) lookup.push(id);
  return lookup;
}

/** The definition, by looking through the whole text. */
function draftNaively(ids: readonly number[], most: number): readonly number[] {
  for (const n of [4, 3, 2]) {
    const last = ids.slice(-n).join();
    for (let start = ids.length - n - 1; start >= 0; start--) {
      if (ids.slice(start, start + n).join() !== last) continue;
      const text = [...ids];
      while (text.length < ids.length + most)
        text.push(text[text.length - ids.length + start + n]!);
      return text.slice(ids.length);
    }
  }
  return [];
}

describe('looking up drafts in the text', () => {
  it('proposes what followed the same words earlier', () => {
    expect(lookupOf([1, 2, 3, 4, 5, 6, 7, 1, 2]).draft(3)).toEqual([3, 4, 5]);
  });

  it('prefers the longer match to the later one, and the later of two as long', () => {
    expect(lookupOf([1, 2, 3, 8, 2, 3, 9, 0, 1, 2, 3]).draft(1)).toEqual([8]);
    expect(lookupOf([2, 3, 8, 2, 3, 9, 2, 3]).draft(1)).toEqual([9]);
  });

  it('proposes nothing behind a single repeated token, or in a text too short', () => {
    expect(lookupOf([1, 2, 3, 1]).draft(4)).toEqual([]);
    expect(lookupOf([]).draft(4)).toEqual([]);
    expect(lookupOf([1, 1]).draft(4)).toEqual([]);
  });

  it('goes on with a repetition that reaches the end of the text', () => {
    expect(lookupOf([5, 1, 2, 1, 2, 1, 2]).draft(5)).toEqual([1, 2, 1, 2, 1]);
    expect(lookupOf([7, 7, 7]).draft(3)).toEqual([7, 7, 7]);
  });

  it('is the definition for any text, after every token', () => {
    const ids = fc.array(fc.nat(3), { maxLength: 60 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 9 }), (text, most) => {
        const lookup = new PromptLookup();
        for (const [index, id] of text.entries()) {
          lookup.push(id);
          expect(lookup.draft(most)).toEqual(draftNaively(text.slice(0, index + 1), most));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps apart the largest ids that a tokenizer may have', () => {
    const [a, b] = [999_999, 999_998];
    expect(lookupOf([a, b, 1, b, a, 2, a, b]).draft(1)).toEqual([1]);
    expect(lookupOf([a, b, 1, b, a, 2, b, a]).draft(1)).toEqual([2]);
  });
});
