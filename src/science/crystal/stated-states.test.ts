import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStatedStates } from './stated-states.ts';

function written(text: string): string {
  return findStatedStates(text)
    .map(({ symbol, state }) => symbol + state)
    .join(' ');
}

describe('the oxidation states in a text', () => {
  it.each([
    ['Ti4+ and O2- balance', 'Ti4 O-2'],
    ['Na+ with Cl-.', 'Na1 Cl-1'],
    ['Ti⁴⁺, O²⁻', 'Ti4 O-2'],
    ['Fe(III) beside Fe (II)', 'Fe3 Fe2'],
    ['$Ti^{4+}$ and O^{2-}', 'Ti4 O-2'],
    ['Mg is +2, O: -2, Al (+3), Si = +4', 'Mg2 O-2 Al3 Si4'],
    ['Li as +1 and Co at +3', 'Li1 Co3'],
    ['Na-Cl bonds, Li-ion cells, TiO2-based, 4+', ''],
    ['space group P-1 and C-centred', ''],
    ['Xx3+ and NaCl', ''],
  ])('%j are %j', (text, expected) => expect(written(text)).toBe(expected));

  it('lie where they say', () => {
    const text = 'Here Ti4+ it is';
    expect(findStatedStates(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Ti4+',
    ]);
  });

  it('are read from any text without a throw', () => {
    const text = fc.string({ unit: fc.constantFrom(...'TiONa+-24(I){}^ ²⁺:=is'), maxLength: 40 });
    fc.assert(
      fc.property(text, (each) =>
        findStatedStates(each).every(
          ({ start, end, state }) =>
            start >= 0 && end <= each.length && start < end && Math.abs(state) <= 8 && state !== 0,
        ),
      ),
    );
  });
});
