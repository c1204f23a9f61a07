import { describe, expect, it } from 'vitest';
import { smactElectronegativities, smactMetals, smactStates } from './smact-tables.ts';
import { smactValidity } from './smact-validity.ts';

/** `Na1Cl1` as one symbol for each atom. */
function atomsOf(formula: string): string[] {
  return [...formula.matchAll(/([A-Z][a-z]?)(\d*)/g)].flatMap(([, symbol = '', count]) =>
    Array.from({ length: count ? Number(count) : 1 }, () => symbol),
  );
}

describe('SMACT validity', () => {
  it('has tables of 103 elements, 93 electronegativities and 79 metals', () => {
    expect(smactStates.size).toBe(103);
    expect(smactElectronegativities.size).toBe(93);
    expect(smactMetals.size).toBe(79);
  });

  it.each([
    ['NaCl', 'one neutral choice'],
    ['LiFePO4', 'four elements'],
    ['Zr8O16', 'counts that are no smallest ones'],
    ['Fe', 'an element'],
    ['Co1Cr1Fe1Mn1Ni1', 'an alloy'],
    ['GeSb', 'an alloy, as SMACT counts both among metals'],
  ])('%s is valid: %s', (formula) => expect(smactValidity(atomsOf(formula))).toBe(true));

  it.each([
    ['Na2Cl', 'sodium has +1 only, chlorine −1'],
    ['Fe3O4', 'mixed valence needs two states of iron'],
    ['ArF2', 'argon has no state'],
    ['EuO', 'europium has no electronegativity in the table'],
    ['CSe2', 'carbon and selenium are equally electronegative'],
  ])('%s is not: %s', (formula) => expect(smactValidity(atomsOf(formula))).toBe(false));

  it.each(['XxO', 'RfO2', ''])('knows nothing of "%s"', (formula) => {
    expect(smactValidity(atomsOf(formula))).toBeUndefined();
  });

  it('finds what trying every choice of states finds', () => {
    const formulas = [
      'KPrMnNbO6',
      'CaTiO3',
      'Na2Ti3Cl8',
      'Li2RhN',
      'BaSO4',
      'CuFeS2',
      'H2O',
      'CO',
      'N2O',
    ];
    for (const formula of [
      ...formulas,
      'NaO2',
      'KN3',
      'SiC',
      'BN',
      'PCl5',
      'MgB2',
      'Al4C3',
      'ZrO',
    ]) {
      expect([formula, smactValidity(atomsOf(formula))]).toEqual([formula, byBruteForce(formula)]);
    }
  });
});

/** The rule as it is written down: all choices, then all pairs. */
function byBruteForce(formula: string): boolean {
  const counts = new Map<string, number>();
  for (const atom of atomsOf(formula)) counts.set(atom, (counts.get(atom) ?? 0) + 1);
  let choices: (readonly (readonly [string, number])[])[] = [[]];
  for (const symbol of counts.keys()) {
    choices = choices.flatMap((choice) =>
      (smactStates.get(symbol) ?? []).map((state) => [...choice, [symbol, state] as const]),
    );
  }
  return choices.some((choice) => {
    const sum = choice.reduce(
      (total, [symbol, state]) => total + state * (counts.get(symbol) ?? 0),
      0,
    );
    return sum === 0 && choice.every(([a, x]) => choice.every(([b, y]) => isAllowed(a, x, b, y)));
  });
}

function isAllowed(a: string, x: number, b: string, y: number): boolean {
  if (x <= 0 || y >= 0) return true;
  return (smactElectronegativities.get(a) ?? 9) < (smactElectronegativities.get(b) ?? 0);
}
