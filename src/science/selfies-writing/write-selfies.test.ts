import { describe, expect, it } from 'vitest';
import { writeSelfies } from './write-selfies.ts';

describe('writing SELFIES', () => {
  // From the documentation of the library and from programs that print its output.
  it.each([
    ['C=CF', '[C][=C][F]'],
    ['c1ccccc1', '[C][=C][C][=C][C][=C][Ring1][=Branch1]'],
    ['c1cnc[nH]1', '[C][=C][N][=C][NH1][Ring1][Branch1]'],
    [
      'CC(=O)Oc1ccccc1C(=O)O',
      '[C][C][=Branch1][C][=O][O][C][=C][C][=C][C][=C][Ring1][=Branch1][C][=Branch1][C][=O][O]',
    ],
    ['NCC(=O)O', '[N][C][C][=Branch1][C][=O][O]'],
    ['O=C=S', '[O][=C][=S]'],
    ['C1CCCC1', '[C][C][C][C][C][Ring1][Branch1]'],
  ])('%s is %s', (smiles, selfies) => expect(writeSelfies(smiles)).toBe(selfies));

  // Worked out by hand from the rules.
  it.each([
    ['[Na+].[Cl-]', '[Na+1].[Cl-1]'],
    ['C[N+](C)(C)C', '[C][N+1][Branch1][C][C][Branch1][C][C][C]'],
    ['[C]', '[CH0]'],
    ['[13CH4]', '[13CH4]'],
    ['C1=CC1', '[C][=C][C][Ring1][Ring1]'],
    ['C=1CC1', '[C][C][C][=Ring1][Ring1]'],
    ['C#CC', '[C][#C][C]'],
    ['[O-][n+]1ccccc1', '[O-1][N+1][=C][C][=C][C][=C][Ring1][=Branch1]'],
    ['C1CCCCCCCCCCCCCCCCC1', `${'[C]'.repeat(18)}[Ring2][Ring1][C]`],
    ['CC(CCCCCCCCCCCCCCCCC)C', `[C][C][Branch2][Ring1][C]${'[C]'.repeat(17)}[C]`],
  ])('%s is %s', (smiles, selfies) => expect(writeSelfies(smiles)).toBe(selfies));

  it.each([
    ['O=Ic1ccccc1', 'iodine with three bonds'],
    ['OCl(=O)(=O)=O', 'chlorine with seven'],
    ['c1cccc1', 'no place for the double bonds'],
    ['C[C@H](N)O', 'stereochemistry'],
    ['C/C=C/C', 'stereochemistry of a double bond'],
    ['*C', 'a wildcard'],
    ['C1.C1', 'a ring over a dot'],
    ['C(', 'an open branch'],
    ['C=', 'a bond to nothing'],
    ['', 'nothing'],
    ['xyz', 'no SMILES'],
  ])('refuses %s: %s', (smiles) => expect(writeSelfies(smiles)).toBeUndefined());
});
