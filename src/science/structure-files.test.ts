import { describe, expect, it, test } from 'vitest';
import { recognise } from './recognise.ts';

function cif(...lines: readonly string[]): string {
  return ['# a comment', 'data_sample', ...lines, ''].join('\n');
}

const P1 = ["_symmetry_space_group_name_H-M   'P 1'", '_symmetry_Int_Tables_number 1'];
const atoms = (...rows: readonly string[]) => [
  'loop_',
  ' _atom_site_label',
  ' _atom_site_type_symbol',
  ' _atom_site_occupancy',
  ...rows,
];

describe('a CIF of a crystal', () => {
  test.each([
    ["the file's formula", ["_chemical_formula_sum 'Ca1 Zr1 O3'"], 'CaZrO3'],
    [
      'the structural formula where it is the same substance',
      ["_chemical_formula_sum 'Na4 Cl4'", '_chemical_formula_structural NaCl'],
      'NaCl',
    ],
    [
      'the sum where the structural formula is another',
      ["_chemical_formula_sum 'C6 H6'", '_chemical_formula_structural Ph-H'],
      'C6H6',
    ],
    [
      'the atoms of a P 1 cell',
      [...P1, ...atoms('Na1 Na+ 1', 'Na2 Na+ 1', 'Cl1 Cl- 1', 'Cl2 Cl- 1.0(0)')],
      'NaCl',
    ],
    [
      'the atoms of a P 1 cell with an occupancy left open',
      [...P1, ...atoms('Na1 Na 1', 'Cl1 Cl .')],
      'NaCl',
    ],
    ['a formula between semicolons', ['_chemical_formula_sum', ';', 'Ti1 O2', ';'], 'TiO2'],
  ])('gives %s', (_, lines, formula) => {
    expect(recognise(cif(...lines))).toMatchObject([
      { kind: 'formula', value: formula, name: 'sample' },
    ]);
  });

  it('names the space group as the file states it', () => {
    const text = cif(...P1, ...atoms('A Ga 1', 'B As 1'));
    expect(recognise(text)).toMatchObject([
      {
        notes: [
          'Counted from the atoms of the cell: GaAs.',
          'Space group as the file states it: P 1 (number 1).',
        ],
      },
    ]);
  });

  test.each([
    ['symmetry', ["_space_group_name_H-M_alt 'F m -3 m'", ...atoms('A Na 1', 'B Cl 1')], 'not P 1'],
    [
      'several operations',
      [...P1, 'loop_', '_symmetry_equiv_pos_as_xyz', 'x,y,z', '-x,-y,-z', ...atoms('A Na 1')],
      'not P 1',
    ],
    ['partial occupancy', [...P1, ...atoms('A Na 0.5', 'B K 0.5')], 'occupied in part'],
    ['an unknown element', [...P1, ...atoms('A Xx 1')], 'element'],
    ['fractions', ["_chemical_formula_sum 'La0.7 Sr0.3 Mn O3'"], 'La0.7 Sr0.3'],
  ])('with %s and no formula says so', (_, lines, reason) => {
    const [first, second] = recognise(cif(...lines));
    expect(first).toMatchObject({ kind: 'unreadable', format: 'CIF' });
    expect(first?.kind === 'unreadable' && first.error.message).toContain(reason);
    expect(second?.kind).toBe('text');
  });
});

describe('a CIF of a macromolecule', () => {
  it('gives the one polymer', () => {
    const text = cif(
      "_entity_poly.type 'polypeptide(L)'",
      '_entity_poly.pdbx_seq_one_letter_code_can',
      ';MKTAY',
      'IAKQR',
      ';',
      '_entity_poly.pdbx_strand_id A,B',
    );
    expect(recognise(text)).toMatchObject([
      { kind: 'protein', value: 'MKTAYIAKQR', name: 'sample chain A, B' },
    ]);
  });

  it('gives each polymer of a loop by its type', () => {
    const text = cif(
      'loop_',
      '_entity_poly.type',
      '_entity_poly.pdbx_seq_one_letter_code',
      "'polypeptide(L)' AC(MSE)DE",
      'polydeoxyribonucleotide ACGT',
      'polyribonucleotide ACGU',
    );
    expect(recognise(text)).toMatchObject([
      { kind: 'protein', value: 'ACMDE', notes: ['This is polymer 1 of 3.'] },
      { kind: 'dna', value: 'ACGT' },
      { kind: 'rna', value: 'ACGT' },
    ]);
  });
});

function atom(
  record: string,
  name: string,
  residue: string,
  chain: string,
  number: number,
): string {
  const place = `${residue.padStart(3)} ${chain}${String(number).padStart(4)}`;
  return `${record.padEnd(6)}${'1'.padStart(5)} ${name.padEnd(4)} ${place}    ${'0.000'.padStart(8).repeat(3)}`;
}

describe('a PDB file', () => {
  it('gives the declared residues of the first chain', () => {
    const text = [
      'HEADER    TOXIN                                   01-JAN-26   9XYZ',
      'SEQRES   1 A    3  MET ALA UNL',
      'SEQRES   1 B    2  GLY GLY',
      atom('ATOM', ' CA', 'GLY', 'B', 1),
    ].join('\n');
    expect(recognise(text, 'a.pdb')).toMatchObject([
      {
        kind: 'protein',
        value: 'MAX',
        name: '9XYZ',
        notes: [
          'This is chain A, the first of 2 chains.',
          'Residues without a letter of their own: UNL.',
        ],
      },
    ]);
  });

  it('else reads the coordinates and names the gaps', () => {
    const text = [
      atom('ATOM', ' N', 'SER', 'A', 1),
      atom('ATOM', ' CA', 'SER', 'A', 1),
      atom('HETATM', ' CA', 'MSE', 'A', 2),
      atom('ATOM', ' CA', 'THR', 'A', 5),
      atom('ATOM', ' CA', 'THR', 'A', 5),
      atom('HETATM', 'CA', 'CA', 'A', 90),
      'ENDMDL',
      atom('ATOM', ' CA', 'SER', 'A', 6),
    ].join('\n');
    expect(recognise(text)).toMatchObject([
      {
        value: 'SMT',
        notes: [
          'This is chain A.',
          'The sequence was read from the coordinates.',
          'Residues are missing between 2 and 5; the letters were joined.',
        ],
      },
    ]);
  });

  it('tells DNA from RNA', () => {
    expect(recognise('SEQRES   1 A    3  DA DC DG\n')).toMatchObject([
      { kind: 'dna', value: 'ACG' },
    ]);
    expect(recognise('SEQRES   1 A    3  A C U\n')).toMatchObject([{ kind: 'rna', value: 'ACU' }]);
  });

  it('without a chain is refused', () => {
    expect(recognise(atom('HETATM', ' O', 'HOH', 'A', 1), 'a.pdb')).toMatchObject([
      { kind: 'unreadable', format: 'PDB' },
      { kind: 'text' },
    ]);
  });
});

describe('a molfile', () => {
  const methane = '  1  0  0  0  0  0  0  0  0  0999 V2000\n    0.0 0.0 0.0 C\nM  END';

  it('keeps its title and its first molecule', () => {
    const sdf = `methane\n  x\n\n${methane}\n> <ID>\n1\n\n$$$$\nother\n  x\n\n${methane}\n$$$$\n`;
    expect(recognise(sdf, 'a.sdf')).toEqual([
      {
        kind: 'molfile',
        value: `methane\n  x\n\n${methane}\n`,
        name: 'methane',
        notes: ['This is the first of 2 molecules.'],
      },
    ]);
  });

  it('gets back the empty lines that copying lost', () => {
    expect(recognise(methane)).toMatchObject([{ kind: 'molfile', value: `\n\n\n${methane}\n` }]);
  });
});
