import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countElements, elementMatch } from './element-match.ts';

describe('element match', () => {
  it.each([
    ['C9H8O4', 'O4C9H8'],
    ['CH4', 'C1H4'],
    ['C2H6', 'CH3CH3'],
    ['C5H12N+', 'C5H12N+1'],
    ['CO2gas', 'CO2'],
  ])('%s equals %s', (a, b) => expect(elementMatch(a, b)).toBe(true));

  it.each([
    ['C9H7O4', 'C9H8O4'],
    ['C9H8', 'C9H8O4'],
    ['CH4N', 'CH4'],
    ['CH4', 'CH3+'],
    ['CaH2O2', 'Ca(OH)2'],
    ['c2h6o', 'C2H6O'],
    ['', ''],
  ])('"%s" does not equal "%s"', (a, b) => expect(elementMatch(a, b)).toBe(false));

  it('reads any text without throwing, and never counts NaN', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const counts = [...(countElements(text)?.values() ?? [])];
        return counts.every((count) => Number.isFinite(count));
      }),
    );
  });
});
