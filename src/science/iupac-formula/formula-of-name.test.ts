import { describe, expect, it } from 'vitest';
import { formatHill } from '../formula.ts';
import { formulaOfName } from './formula-of-name.ts';

function formula(name: string): string | undefined {
  const found = formulaOfName(name);
  return found && formatHill(found);
}

describe('the formula of a name', () => {
  it.each([
    ['methane', 'CH4'],
    ['2,2-dimethylpropane', 'C5H12'],
    ['tridecane', 'C13H28'],
    ['buta-1,3-diene', 'C4H6'],
    ['pent-2-en-1-ol', 'C5H10O'],
    ['(E)-but-2-enoic acid', 'C4H6O2'],
    ['hexane-1,6-diamine', 'C6H16N2'],
    ['propan-2-one', 'C3H6O'],
    ['cyclohexanone', 'C6H10O'],
    ['bicyclo[2.2.1]heptane', 'C7H12'],
    ['1,4-dioxaspiro[4.5]decane', 'C8H14O2'],
    ['2-acetyloxybenzoic acid', 'C9H8O4'],
    ['N-(4-hydroxyphenyl)acetamide', 'C8H9NO2'],
    ['4-hydroxy-3-methoxybenzaldehyde', 'C8H8O3'],
    ['2-[4-(2-methylpropyl)phenyl]propanoic acid', 'C13H18O2'],
    ['3-(1-methylpyrrolidin-2-yl)pyridine', 'C10H14N2'],
    ['(2S)-2-aminopropanoic acid', 'C3H7NO2'],
    ['1-chloro-2,4-dinitrobenzene', 'C6H3ClN2O4'],
    ['2,3-dihydro-1H-indene', 'C9H10'],
    ['1,2,3,4-tetrahydronaphthalene', 'C10H12'],
    ['bis(2-ethylhexyl) phthalate', 'C24H38O4'],
    ['ethyl 4-aminobenzoate', 'C9H11NO2'],
    ['diethyl malonate', 'C7H12O4'],
    ['triethylamine', 'C6H15N'],
    ['N,N-dimethylmethanamine', 'C3H9N'],
    ['ethyl methyl ketone', 'C4H8O'],
    ['diethyl ether', 'C4H10O'],
    ['acetyl chloride', 'C2H3ClO'],
    ['methanesulfonyl chloride', 'CH3ClO2S'],
    ['benzenesulfonamide', 'C6H7NO2S'],
    ['trimethyl phosphate', 'C3H9O4P'],
    ['dimethylamine hydrochloride', 'C2H8ClN'],
    ['tert-butyl alcohol', 'C4H10O'],
  ])('of %s is %s', (name, expected) => {
    expect(formula(name)).toBe(expected);
  });

  it.each([
    'aspirin',
    'penicillin G',
    '1,3,7-trimethylpurine-2,6-dione',
    'quinolin-2(1H)-one',
    '3,4-dihydro-2H-benzo[e][1,4]diazepin-2-one',
    'sodium acetate',
    'ethyl hydrogen malonate',
    'ethyl malonate',
    'spirodecane',
    'pyrazinamide',
    'thioanisole',
    '[2H]chloroform',
    'methyl',
    '',
    'x'.repeat(200),
  ])('of “%s” is outside of the grammar', (name) => {
    expect(formula(name)).toBeUndefined();
  });
});
