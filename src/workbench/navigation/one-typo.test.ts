import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneTypoApart } from './one-typo.ts';

describe('one typo', () => {
  it.each([
    ['solubility', 'solubility'],
    ['solubility', 'solublity'],
    ['solubility', 'solubbility'],
    ['solubility', 'soluvility'],
    ['solubility', 'soulbility'],
    ['solubility', 'solubilit'],
    ['ab', 'ba'],
  ])('is all that lies between %s and %s', (a, b) => {
    expect(isOneTypoApart(a, b)).toBe(true);
    expect(isOneTypoApart(b, a)).toBe(true);
  });

  it.each([
    ['solubility', 'solbilty'],
    ['solubility', 'stability'],
    ['abcd', 'badc'],
    ['ab', ''],
    ['abc', 'cba'],
  ])('is not enough between %s and %s', (a, b) => {
    expect(isOneTypoApart(a, b)).toBe(false);
    expect(isOneTypoApart(b, a)).toBe(false);
  });

  it('agrees with trying out every typo', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isOneTypoApart(a, b)).toBe(a === b || typosOf(a).has(b));
      }),
      { numRuns: 2000 },
    );
  });
});

function typosOf(word: string): ReadonlySet<string> {
  const typos = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    typos.add(head + tail.slice(1));
    for (const letter of 'abc') {
      typos.add(head + letter + tail);
      if (tail !== '') typos.add(head + letter + tail.slice(1));
    }
    if (tail.length > 1) typos.add(`${head}${tail[1]}${tail[0]}${tail.slice(2)}`);
  }
  return typos;
}
