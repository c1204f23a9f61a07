import { describe, expect, it } from 'vitest';
import { crystalFormula } from './crystal-formula.ts';

describe('the formula of a list of atoms', () => {
  it.each([
    ['Zr Zr O O O O', 'Zr2O4', 'ZrO2'],
    ['Na Cl', 'NaCl', 'NaCl'],
    ['Si Si Si', 'Si3', 'Si'],
    ['O Zr O', 'O2Zr', 'O2Zr'],
    ['Al Al O O O', 'Al2O3', 'Al2O3'],
    ['', '', ''],
  ])('%s is %s, reduced %s', (atoms, full, reduced) =>
    expect(crystalFormula(atoms.split(' ').filter(Boolean))).toEqual({ full, reduced }),
  );
});
