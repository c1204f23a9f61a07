import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countElements, elementMatch } from './element-match.ts';

describe('element match', () => {
  it.each([
    ['C9H8O4', 'O4C9H8'],
    ['CH4', 'C1H4'],
    ['C2H6', 'CH3CH3'],
    ['C5H12N+', 'C5H12N+1'],
  ])('%s equals %s', (a, b) => expect(elementMatch(a, b)).toEqual({ equal: true }));

  it.each([
    ['C9H7O4', 'C9H8O4', 'H 7 instead of 8'],
    ['C9H8', 'C9H8O4', 'O 4 is missing'],
    ['CH4N', 'CH4', 'N 1 should not be there'],
    ['CH4', 'CH3+', 'H 4 instead of 3, charge + is missing'],
    ['Ca(OH)2', 'CaH2O2', '"Ca(OH)2" is not a plain formula'],
  ])('%s differs from %s: %s', (a, b, difference) =>
    expect(elementMatch(a, b)).toEqual({ equal: false, difference }),
  );

  it('reads any text without throwing, and never counts NaN', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const counts = [...(countElements(text)?.values() ?? [])];
        return counts.every((count) => Number.isFinite(count));
      }),
    );
  });
});
