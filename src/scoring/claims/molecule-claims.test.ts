import { describe, expect, it } from 'vitest';
import { judgeMoleculeClaims, type KnownMolecule } from './molecule-claims.ts';

/** Ethyl acetate, or what a test makes of it. */
function molecule(facts: Partial<KnownMolecule['facts']> = {}): KnownMolecule {
  const atoms = [6, 6, 8, 6, 8, 6].map((atomicNumber, written) => ({
    atomicNumber,
    charge: 0,
    hydrogens: [3, 2, 0, 0, 0, 3][written] ?? 0,
    written,
  }));
  return {
    facts: {
      canonicalSmiles: 'CCOC(C)=O',
      formula: 'C4H8O2',
      inchi: '',
      inchiKey: '',
      heavyAtomCount: 6,
      charge: 0,
      molarMass: 88.106,
      componentCount: 1,
      ...facts,
    },
    graph: { atoms, bonds: [0, 1, 2, 3, 3].map((from, to) => ({ from, to: to + 1, order: 1 })) },
  };
}

function outcomes(text: string, molecules = [molecule()]): readonly boolean[] {
  return judgeMoleculeClaims(text, molecules).map(({ holds }) => holds);
}

describe('claims about a molecule', () => {
  it.each([
    'The molecular formula is C4H8O2.',
    '**Molecular formula:** C₄H₈O₂',
    'The total formula: C4H8O2',
    'Molecular weight: 88.11 g/mol',
    'The molecular weight is about 90.',
    'The molar mass of the molecule is 88.1 g/mol',
    'The molecule contains 4 carbon atoms.',
    'That makes eight hydrogen atoms in total.',
    'The compound has 6 heavy atoms.',
    'The structure has no rings.',
  ])('hold: “%s”', (text) => {
    expect(outcomes(text)).toEqual([true]);
  });

  it.each([
    ['The molecular formula is C4H8O.', 'RDKit counts C4H8O2, the text says C4H8O: one O missing.'],
    ['The molecular weight is 102.13 g/mol', 'RDKit finds 88.106 g/mol, the text says 102.13.'],
    ['The molecule contains 5 carbon atoms', 'RDKit counts 4 carbon atoms, the text says 5.'],
    ['This compound has two rings', 'RDKit counts 0 rings, the text says 2.'],
  ])('are wrong: “%s”', (text, sentence) => {
    expect(judgeMoleculeClaims(text, [molecule()])).toMatchObject([{ holds: false, sentence }]);
  });

  it.each([
    'The formula of benzene is C6H6.',
    'The molecular formula of the fragment is C2H3O.',
    'If the molecular formula is C9H8O4, it is aspirin.',
    'Its molecular weight is 155, as EDC is heavy.',
    'the molecular weight is 180-200',
    'The molecular weight is 100 + 20',
    'The ring contains 5 carbon atoms.',
    'The molecule has 3 carbon atoms in the chain.',
    'The molecule has two rings of six atoms',
  ])('are not read into “%s”', (text) => {
    expect(outcomes(text)).toEqual([]);
  });

  it('count for whichever of several molecules they fit, and for none if they fit none', () => {
    const both = [molecule(), molecule({ formula: 'C4H10O' })];
    expect(outcomes('The molecular formula is C4H10O.', both)).toEqual([true]);
    expect(outcomes('The molecular formula is C9H8O4.', both)).toEqual([]);
    expect(outcomes('The molecular formula is C9H8O4.', [])).toEqual([]);
  });
});
