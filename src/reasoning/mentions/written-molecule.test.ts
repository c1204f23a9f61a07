import { describe, expect, it } from 'vitest';
import { writtenAtoms } from '#science/smiles.ts';
import { readWrittenMolecule } from './written-molecule.ts';

/** `C0-1 O1-0`: each atom with its neighbours. */
function drawn(smiles: string): string {
  return readWrittenMolecule(smiles)
    .map(({ symbol, neighbours }, index) => `${symbol}${index}-${neighbours.join(',')}`)
    .join(' ');
}

describe('a molecule as its SMILES writes it', () => {
  it('has chains, branches, rings and separate parts', () => {
    expect(drawn('CCO')).toBe('C0-1 C1-0,2 O2-1');
    expect(drawn('CC(=O)N')).toBe('C0-1 C1-0,2,3 O2-1 N3-1');
    expect(drawn('C1CC1')).toBe('C0-1,2 C1-0,2 C2-1,0');
    expect(drawn('C%12CC%12')).toBe(drawn('C1CC1'));
    expect(drawn('C1CC1C1CC1')).toBe('C0-1,2 C1-0,2 C2-1,0,3 C3-2,4,5 C4-3,5 C5-4,3');
    expect(drawn('[Na+].[Cl-]')).toBe('Na0- Cl1-');
    expect(drawn('C1.O1')).toBe('C0-1 O1-0');
  });

  it('has symbols in their usual case', () => {
    expect(drawn('c1cc[nH]c1').replaceAll(/-[\d,]+/g, '')).toBe('C0 C1 C2 N3 C4');
    expect(drawn('[13CH3][se]Cl').replaceAll(/-[\d,]+/g, '')).toBe('C0 Se1 Cl2');
    expect(drawn('*C')).toBe('*0-1 C1-0');
  });

  it.each(['CC(=O)Oc1ccccc1C(=O)O', '[O-][n+]1ccccc1.[Na+]', 'C/C=C\\C#N'])(
    'has the atoms of %s at their places',
    (smiles) =>
      expect(readWrittenMolecule(smiles).map(({ position }) => position)).toEqual(
        writtenAtoms(smiles).map(({ position }) => position),
      ),
  );

  it('is empty where the text is none, and survives what is unfinished', () => {
    expect(readWrittenMolecule('hello world')).toEqual([]);
    expect(drawn('C(C')).toBe('C0-1 C1-0');
    expect(drawn('C)1)C')).toBe('C0- C1-');
  });
});
