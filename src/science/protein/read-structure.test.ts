import { describe, expect, it, test } from 'vitest';
import { idealBackbone } from './ideal-backbone.ts';
import { readStructure } from './read-structure.ts';
import { pdbLine, pdbResidue } from './structure.fixture.ts';
import { MOST_ATOMS, residueLabel } from './structure.ts';

function read(text: string) {
  const result = readStructure(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function refusal(text: string): string {
  const result = readStructure(text);
  expect(result.ok).toBe(false);
  return result.ok ? '' : `${result.error.message} | ${result.error.cure}`;
}

const cifHead = [
  'data_TEST',
  "_struct.title 'A test'",
  'loop_',
  ...'group_PDB id type_symbol label_atom_id label_alt_id label_comp_id label_asym_id label_seq_id pdbx_PDB_ins_code Cartn_x Cartn_y Cartn_z occupancy B_iso_or_equiv auth_seq_id auth_asym_id pdbx_PDB_model_num'
    .split(' ')
    .map((tag) => `_atom_site.${tag}`),
];
const cif = (...rows: readonly string[]) => [...cifHead, ...rows, '#', ''].join('\n');
const cifRow = (atom: string, seq: number, rest = '') =>
  `ATOM 1 ${atom.charAt(0)} ${atom} . LYS A ${seq} ? 1.0 2.0 3.0 1.00 9.0 ${seq + 40} B ${rest || '1'}`;

describe('a structure file', () => {
  it('gives chains with the authors’ numbers, insertion codes and HETATM apart', () => {
    const structure = read(
      [
        pdbResidue({ residue: 'LYS', number: -1 }),
        pdbResidue({ residue: 'SER', number: 52 }),
        pdbResidue({ residue: 'THR', number: 52, insertion: 'A' }),
        pdbResidue({ record: 'HETATM', residue: 'MSE', number: 53 }),
        pdbLine({ record: 'HETATM', name: 'CA', residue: 'CA', number: 200 }),
        pdbLine({ record: 'HETATM', name: 'O', residue: 'HOH', number: 301 }),
        pdbResidue({ residue: 'GLY', chain: 'B', number: 1 }),
      ].join('\n'),
    );
    const [a, b] = structure.chains;
    expect(a?.residues.map(residueLabel)).toEqual(['-1', '52', '52A', '53']);
    expect(a?.residues.map(({ letter }) => letter).join('')).toBe('KSTM');
    expect(a?.others.map(({ name }) => name)).toEqual(['CA', 'HOH']);
    expect(b).toMatchObject({ id: 'B', kind: 'protein' });
    expect(structure.notes).toContain('Modified residues are read MSE as M.');
  });

  it('takes the first model, and of alternative places the one of highest occupancy', () => {
    const structure = read(
      [
        'MODEL        1',
        pdbLine({ name: 'N' }),
        pdbLine({ alternative: 'A', occupancy: '0.40', place: ['1.0', '0', '0'] }),
        pdbLine({ alternative: 'B', occupancy: '0.60', place: ['2.0', '0', '0'] }),
        pdbLine({ name: 'C' }),
        'ENDMDL',
        'MODEL        2',
        pdbLine({ number: 9 }),
        'ENDMDL',
      ].join('\n'),
    );
    expect(structure.atoms.map(({ name, x }) => [name, x])).toEqual([
      ['N', 0],
      ['CA', 2],
      ['C', 0],
    ]);
    expect(structure.notes).toEqual([
      'This is the first of 2 models.',
      'Other places of one atom are left out; the one of highest occupancy is shown.',
    ]);
  });

  it('reads the parent of a modified residue from MODRES', () => {
    const modres = 'MODRES 1ABC ZZZ A    1  TRP  SOMETHING';
    const structure = read(
      [modres, pdbResidue({ record: 'HETATM', residue: 'ZZZ' }), pdbResidue({ number: 2 })].join(
        '\n',
      ),
    );
    expect(structure.chains[0]?.residues[0]).toMatchObject({ name: 'ZZZ', letter: 'W' });
  });

  it('reads mmCIF under the authors’ names', () => {
    const structure = read(
      cif(...['N', 'CA', 'C'].map((atom) => cifRow(atom, 1)), cifRow('CA', 1, '2')),
    );
    expect(structure).toMatchObject({ format: 'mmCIF', title: 'TEST · A test' });
    expect(structure.chains).toMatchObject([{ id: 'B', residues: [{ number: 41, letter: 'K' }] }]);
    expect(structure.notes).toEqual(['This is the first of 2 models.']);
  });

  test.each([
    ['a coordinate that is no number', ['nan', '0', '0'], 'line 2: x is “nan”'],
    ['an infinite one', ['0', '1e99', '0'], 'line 2: y is “1e99”'],
    ['an empty one', ['0', '0', ''], 'line 2: z is “”'],
    ['one in the next galaxy', ['0', '0', '9999999'], 'line 2: z is “9999999”'],
  ])('with %s is refused at its line', (_, place, words) => {
    const [x = '', y = '', z = ''] = place;
    expect(refusal([pdbLine({}), pdbLine({ place: [x, y, z] })].join('\n'))).toContain(words);
  });

  test.each([
    ['a short line', 'ATOM      1  CA  GLY A   1', 'line 1: an atom needs 54 columns'],
    ['a residue number in letters', pdbLine({}).replace('   1    ', 'A000    '), 'whole number'],
    ['no chain', pdbLine({ record: 'HETATM', name: 'O', residue: 'HOH' }), 'no chain'],
    ['another content', 'CCO', 'neither a PDB nor an mmCIF'],
    ['a row with a value too few', cif('ATOM 1 C CA . LYS'), 'not whole'],
    [
      'a value too many',
      cif(`${cifRow('CA', 1)} 7`),
      'line 21: the row has 18 values for 17 columns',
    ],
    [
      'words for coordinates',
      cif(cifRow('CA', 1).replace('2.0', 'Infinity')),
      'line 21: y is “Inf',
    ],
    ['no table of atoms', 'data_X\n_cell.length_a 3\n', 'no table of atoms'],
  ])('with %s is refused, and says what to do', (_, text, words) => {
    expect(refusal(text)).toContain(words);
    expect(refusal(text)).toMatch(/\| \S/);
  });

  it('with more atoms than can be drawn is refused before all are read', () => {
    const line = pdbLine({});
    expect(refusal(`${line}\n`.repeat(MOST_ATOMS + 1))).toContain('line 200001: this is atom');
  });

  it('survives lines of noise', () => {
    for (const noise of [
      'ATOM  ',
      'HETATM\n',
      'MODEL ',
      `ATOM  ${'\u0000'.repeat(80)}`,
      'data_\nloop_\n_atom_site.Cartn_x\n',
    ]) {
      expect(readStructure(noise).ok).toBe(false);
    }
  });
});

describe('an ideal backbone', () => {
  const structure = idealBackbone('ACDEFGHIKLMNPQRSTVWY', 'helix');

  it('has the letters, four atoms each, all of them finite', () => {
    expect(structure.chains[0]?.residues.map(({ letter }) => letter).join('')).toBe(
      'ACDEFGHIKLMNPQRSTVWY',
    );
    expect(structure.atoms).toHaveLength(80);
    expect(structure.atoms.every(({ x, y, z }) => Number.isFinite(x + y + z))).toBe(true);
  });

  it.each([
    ['helix', 1.5, 0.1],
    ['extended', 3.4, 0.15],
  ] as const)('rises as a %s does, %f Å a residue', (shape, rise, tolerance) => {
    const cas = idealBackbone('A'.repeat(37), shape).atoms.filter(({ name }) => name === 'CA');
    const [first, last] = [cas[0], cas[36]];
    if (!first || !last) throw new Error('no atoms');
    const length = Math.hypot(first.x - last.x, first.y - last.y, first.z - last.z) / 36;
    expect(Math.abs(length - rise)).toBeLessThan(tolerance);
  });
});
