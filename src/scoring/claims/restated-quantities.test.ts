import { describe, expect, it } from 'vitest';
import { judgeRestatedQuantities } from './restated-quantities.ts';

describe('a quantity in two units', () => {
  it.each([
    '3.2 eV (309 kJ/mol)',
    '10 nm = 100 Å',
    '25 °C (298 K)',
    '-5 kcal/mol (≈ -21 kJ/mol)',
    '0.25 Hartree (6.8 eV)',
    '2 mM, i.e., 2000 µM',
    '1.5 GPa (about 15 kbar)',
  ])('agrees in “%s”', (text) => {
    expect(judgeRestatedQuantities(text)).toMatchObject([{ holds: true }]);
  });

  it.each([
    ['1.5 mg/mL = 150 µg/mL', '1.5 mg/mL are 1500 µg/mL, not 150.'],
    ['0.25 Hartree = 9.8 eV', '0.25 Hartree are 6.803 eV, not 9.8.'],
    ['25 °C (25 K)', '25 °C are 298.1 K, not 25.'],
  ])('differs in “%s”', (text, sentence) => {
    expect(judgeRestatedQuantities(text)).toMatchObject([{ holds: false, sentence }]);
  });

  it.each([
    'at 300 K (1.2 eV)',
    '2.1 eV (2.3 eV)',
    '5 nM (10 µM for the other)',
    'from 5 nM ~ 10 µM',
    '1 eV = 8065 cm-1',
    '0.3-0.5 eV (29 kJ/mol)',
    'a gap of 1.1 eV and 3 kJ/mol',
    '1.2 eV/atom (100 kJ/mol)',
  ])('is not read into “%s”', (text) => {
    expect(judgeRestatedQuantities(text)).toEqual([]);
  });
});
