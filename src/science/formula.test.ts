import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementOfNumber } from './elements.ts';
import {
  type Formula,
  formatHill,
  formulaDifference,
  parseFormula,
  sameFormula,
} from './formula.ts';

describe('parseFormula', () => {
  test.each([
    ['C9H8O4', 'C9H8O4'],
    ['H8C9O4', 'C9H8O4'],
    [' C5H12N+ ', 'C5H12N+'],
    ['O4S-2', 'O4S-2'],
    ['SO4-2', 'O4S-2'],
    ['SO4^2-', 'O4S-2'],
    ['SO4^{2-}', 'O4S-2'],
    ['SO4 2-', 'O4S-2'],
    ['SO₄²⁻', 'O4S-2'],
    ['NH₄⁺', 'H4N+'],
    ['[NH4]+', 'H4N+'],
    ['Fe+++', 'Fe+3'],
    ['Fe3+', 'Fe3+'],
    ['Ca(OH)2', 'CaH2O2'],
    ['K4[Fe(CN)6]', 'C6FeK4N6'],
    ['CuSO4.5H2O', 'CuH10O9S'],
    ['CuSO4·5H2O', 'CuH10O9S'],
    ['2H2O', 'H4O2'],
    ['D2O', 'H2O'],
    ['CCl4', 'CCl4'],
    ['HCl', 'ClH'],
    ['C2H4*2', 'C2H4*2'],
    ['H+', 'H+'],
    ['CO', 'CO'],
    ['Co', 'Co'],
  ])('reads %j as %s', (text, hill) => {
    expect(formatHill(read(text))).toBe(hill);
  });

  test.each([
    ['', undefined, 'empty'],
    ['C9H8Q4', 4, '“Q” at character 5'],
    ['C9HX', 3, '“X”'],
    ['C9H8O4x', 6, '“x”'],
    ['Ca(OH2', 2, 'never closed'],
    ['CaOH)2', 4, 'closes nothing'],
    ['C()2', 2, 'closes nothing'],
    ['C0H4', 1, 'zero'],
    ['0C', 0, 'zero'],
    ['C1.5H3', 2, '“.”'],
    ['Fe0.95O', 3, '“.”'],
    ['C9 H8', 2, 'does not belong'],
    ['12', 1, 'does not belong'],
    ['CH4+-', 3, 'does not belong'],
    ['c9h8o4', 0, 'does not belong'],
    ['C9999999', undefined, 'count of'],
  ])('says where %j is wrong', (text, position, words) => {
    const result = parseFormula(text);
    if (result.ok) throw new Error(`${text} was accepted`);
    expect(result.error.message).toContain(words);
    expect(result.error.position).toBe(position);
  });

  test('never throws, and its position lies inside the text', () => {
    const symbols = fc.constantFrom(...'CHONaclF()[]0123456789+-^.·₂²⁻*⁺{} x');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(symbols).map((a) => a.join('')),
        ),
        (text) => {
          const result = parseFormula(text);
          if (result.ok) return sameFormula(result.value, read(formatHill(result.value)));
          const { position } = result.error;
          return position === undefined || (position >= 0 && position < text.length);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('reads back what formatHill writes', () => {
    const symbol = fc.integer({ min: 1, max: 118 }).map((z) => elementOfNumber(z)?.symbol ?? 'H');
    const formula = fc.record({
      counts: fc
        .array(fc.tuple(symbol, fc.integer({ min: 1, max: 999 })), { minLength: 1 })
        .map((entries): ReadonlyMap<string, number> => new Map(entries)),
      charge: fc.integer({ min: -9, max: 9 }),
    });
    fc.assert(fc.property(formula, (value) => sameFormula(read(formatHill(value)), value)));
  });
});

describe('formulaDifference', () => {
  test.each([
    ['C9H9O4', 'C9H8O4', 'one H too many'],
    ['C9H8O4', 'C9H8O4', undefined],
    ['C8H8O6', 'C9H8O4', 'one C missing, two O too many'],
    ['C9H20O4', 'C9H8O4', '12 H too many'],
    ['C9H8O4Cl', 'C9H8O4', 'one Cl too many'],
    ['C9H7O4', 'C9H7O4-', 'charge 0 instead of -1'],
    ['NH4+', 'NH3', 'one H too many, charge +1 instead of 0'],
  ])('%s compared with %s: %s', (answer, expected, words) => {
    expect(formulaDifference(read(answer), read(expected))).toBe(words);
  });
});

function read(text: string): Formula {
  const result = parseFormula(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
