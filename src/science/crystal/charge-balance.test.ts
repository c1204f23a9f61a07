import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementSymbols } from '../elements.ts';
import { parseFormula } from '../formula.ts';
import { balanceCharges, sayStates } from './charge-balance.ts';
import { electronegativityOf } from './electronegativity.ts';
import {
  ELEMENTS_WITH_STATES,
  OXIDATION_STATE_SET,
  oxidationStatesOf,
} from './oxidation-states.ts';

function balanceOf(formula: string) {
  const parsed = parseFormula(formula);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return balanceCharges(parsed.value.counts);
}

describe('the charges of a composition', () => {
  it.each([
    ['NaCl', 'Na +1, Cl −1'],
    ['TiO2', 'Ti +4, O −2'],
    ['LiCoO2', 'Li +1, Co +3, O −2'],
    ['LiFePO4', 'Li +1, Fe +2, P +5, O −2'],
    ['CaTiO3', 'Ca +2, Ti +4, O −2'],
    ['PbTiO3', 'Pb +2, Ti +4, O −2'],
    ['KMnO4', 'K +1, Mn +7, O −2'],
    ['FeS2', 'Fe +4, S −2'],
    ['Na2O2', 'Na +1, O −1'],
    ['GaAs', 'Ga +3, As −3'],
    ['SiC', 'Si +4, C −4'],
    ['Mg2Si', 'Mg +2, Si −4'],
    ['NH4Cl', 'N −3, H +1, Cl −1'],
    ['Bi2Te3', 'Bi +3, Te −2'],
    ['CsPbI3', 'Cs +1, Pb +2, I −1'],
    ['Y3Al5O12', 'Y +3, Al +3, O −2'],
    ['BaSO4', 'Ba +2, S +6, O −2'],
    ['YBa2Cu3O6', undefined],
  ])('%s cancel as %s', (formula, states) => {
    const balance = balanceOf(formula);
    if (states === undefined) expect(balance.kind).not.toBe('balanced');
    else {
      expect(balance.kind).toBe('balanced');
      if (balance.kind === 'balanced') expect(sayStates(balance.states)).toBe(states);
    }
  });

  it.each([
    ['Si', 'element'],
    ['Cu3Au', 'alloy'],
    ['CoCrFeMnNi', 'alloy'],
    ['Cr3Si', 'intermetallic'],
    ['BaFe2As2', 'balanced'],
    ['NaCl2', 'unbalanced'],
    ['NaCl3', 'unbalanced'],
    ['Na3Cl', 'unbalanced'],
    ['MgO3', 'unbalanced'],
    ['AlF4', 'unbalanced'],
    ['HeO', 'unbalanced'],
    ['OF2', 'unbalanced'],
  ])('%s is %s', (formula, kind) => expect(balanceOf(formula).kind).toBe(kind));

  it('of magnetite cancel only with two kinds of iron', () =>
    expect(balanceOf('Fe3O4')).toMatchObject({
      kind: 'mixed-valence',
      symbol: 'Fe',
      between: [2, 3],
    }));

  it('name the element that has no state', () =>
    expect(balanceOf('ArF2')).toEqual({
      kind: 'unbalanced',
      reason: 'Ar has no common oxidation state.',
    }));

  it('always add up to zero, the negative elements more electronegative', () => {
    const symbol = fc.constantFrom(...elementSymbols());
    const counts = fc.dictionary(symbol, fc.integer({ min: 1, max: 12 }), {
      minKeys: 1,
      maxKeys: 6,
    });
    fc.assert(
      fc.property(counts, (record) => {
        const balance = balanceCharges(new Map(Object.entries(record)));
        if (balance.kind !== 'balanced') return;
        const states = [...balance.states];
        expect(states.reduce((sum, [s, state]) => sum + state * (record[s] ?? 0), 0)).toBe(0);
        const of = (sign: number) =>
          states.filter(([, n]) => Math.sign(n) === sign).map(([s]) => electronegativityOf(s) ?? 0);
        expect(Math.max(...of(1))).toBeLessThan(Math.min(...of(-1)));
      }),
    );
  });
});

it('the table holds as many elements as its name says, and no state twice', () => {
  expect(OXIDATION_STATE_SET).toContain(`${ELEMENTS_WITH_STATES} elements`);
  for (const symbol of elementSymbols()) {
    const states = oxidationStatesOf(symbol);
    expect(states).toHaveLength(new Set(states).size);
    expect(states.every((state) => Number.isInteger(state) && state !== 0)).toBe(true);
    if (states.length > 0) expect(electronegativityOf(symbol)).toBeGreaterThan(0.6);
  }
});
