import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '#base/result.ts';
import { crystalFormula } from '../crystal-formula.ts';
import { mainSymbol, symmetryCell } from './crystal.ts';
import { fillCell } from './fill-cell.ts';
import { readCrystalFile } from './read-crystal-file.ts';
import { parseSymmetryOperation, type SymmetryOperation } from './symmetry-operation.ts';

const noTables = () => Promise.resolve(err({ message: 'no tables', cure: '' }));

const CELL = `data_test
_cell_length_a 4
_cell_length_b 4
_cell_length_c 4
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 90
`;
const ATOMS = `loop_
_atom_site_label
_atom_site_type_symbol
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
_atom_site_occupancy
`;

async function read(text: string, operationsOf: Parameters<typeof readCrystalFile>[1] = noTables) {
  const crystal = await readCrystalFile(text, operationsOf);
  if (!crystal.ok) throw new Error(crystal.error.message);
  return crystal.value;
}

async function refusal(text: string): Promise<string> {
  const crystal = await readCrystalFile(text, noTables);
  if (crystal.ok) throw new Error('accepted');
  expect(crystal.error.cure).not.toBe('');
  return crystal.error.message;
}

async function contents(text: string): Promise<string> {
  const crystal = await read(text);
  const filled = fillCell(crystal);
  if (!filled.ok) throw new Error(filled.error.message);
  return crystalFormula(
    filled.value.atoms.flatMap(({ site }) => crystal.sites.slice(site, site + 1).map(mainSymbol)),
  ).full;
}

function operations(...texts: readonly string[]): SymmetryOperation[] {
  return texts.flatMap((text) => {
    const operation = parseSymmetryOperation(text);
    return operation.ok ? [operation.value] : [];
  });
}

describe('a crystal file', () => {
  it('is filled by its operations, atoms on special places once', async () => {
    // The F centring and an inversion: copper lies on the centre, hydrogen does not.
    const text = `${CELL}loop_
_symmetry_equiv_pos_as_xyz
'x, y, z'
'x, y+1/2, z+1/2'
'x+1/2, y, z+1/2'
'x+1/2, y+1/2, z'
'-x, -y, -z'
'-x, -y+1/2, -z+1/2'
'-x+1/2, -y, -z+1/2'
'-x+1/2, -y+1/2, -z'
${ATOMS}Cu1 Cu 0 0 0 1
H1 H 0.25(3) 0.25 0.25 .
`;
    expect(await contents(text)).toBe('Cu4H8');
  });

  it('has its thirds made whole, so that images of an atom fall together', async () => {
    const text = `data_hcp
_cell_length_a 3.2
_cell_length_b 3.2
_cell_length_c 5.2
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 120
loop_
_space_group_symop_operation_xyz
x,y,z
-y,x-y,z
-x+y,-x,z
-x,-y,z+1/2
y,-x+y,z+1/2
x-y,x,z+1/2
${ATOMS}Mg Mg 0.333 0.6667 0.25 1
`;
    expect(await contents(text)).toBe('Mg2');
    const { sites } = await read(text);
    expect(sites[0]?.position).toEqual([1 / 3, expect.closeTo(2 / 3, 12), 0.25]);
  });

  it('may share a place among elements', async () => {
    const crystal = await read(
      `${CELL}${ATOMS}M1 Ni 0 0 0 0.25\nM2 Fe 0 0 0 0.75\nO O .5 .5 .5 0.9\n`,
    );
    expect(crystal.sites).toMatchObject([
      {
        label: 'M1',
        occupants: [
          { symbol: 'Fe', occupancy: 0.75 },
          { symbol: 'Ni', occupancy: 0.25 },
        ],
      },
      { label: 'O' },
    ]);
    expect(crystal.notes.join(' ')).toMatch(/no symmetry.*share a place: M1.*empty at times: O/);
    const filled = fillCell(crystal);
    if (!filled.ok) throw new Error(filled.error.message);
    expect(symmetryCell(crystal, filled.value).sites.map(({ symbol }) => symbol)).toEqual([
      'Fe 0.75, Ni 0.25',
      'O 0.9',
    ]);
  });

  it.each([
    ['NA', 'Na'],
    ['CO', 'Co'],
    ['Fe3+', 'Fe'],
    ['O2-', 'O'],
    ['D', 'H'],
  ])('has in its column of elements %s for %s', async (written, symbol) => {
    const { sites } = await read(`${CELL}${ATOMS}X1 ${written} 0 0 0 1\n`);
    expect(sites.map(mainSymbol)).toEqual([symbol]);
  });

  it('is the first that has a cell, with its own line numbers', async () => {
    const paper = 'data_global\n_journal_name_full "A"\n';
    const crystal = await read(`${paper}${CELL}${ATOMS}H H 0 0 0 1\ndata_other\n`);
    expect(crystal.name).toBe('test');
    expect(crystal.notes[0]).toBe(
      '“test” is the first structure of the file; others are not read.',
    );
    expect(await refusal(`${paper}${CELL}${ATOMS}H Qq 0 0 0 1\n`)).toContain('in line 17 is “Qq”');
  });

  it('has the operations of its group where it lists none', async () => {
    const asked: number[] = [];
    const tables = (group: number) => {
      asked.push(group);
      return Promise.resolve(ok(operations('x,y,z', '-x,-y,-z')));
    };
    for (const group of ["'P -1'", "'P b c m'", "'P 1 21/c 1'", "'F m -3 m'", "'I 41/a m d'"]) {
      const text = `${CELL}_symmetry_space_group_name_H-M ${group}\n${ATOMS}H H 0.1 0.2 0.3 1\n`;
      const crystal = await read(text, tables);
      expect(crystal.operations).toHaveLength(2);
      expect(crystal.notes[0]).toContain('standard setting');
    }
    expect(asked).toEqual([2, 57, 14, 225, 141]);
  });

  it.each<[string, string, RegExp]>([
    ['nothing of a CIF', 'hello', /no CIF/],
    ['no cell', `data_x\n${ATOMS}H H 0 0 0 1\n`, /_cell_length_a/],
    [
      'an edge that is no number',
      CELL.replace('_c 4', '_c four'),
      /_cell_length_c in line 4 is “four”/,
    ],
    [
      'an edge without length',
      CELL.replace('_b 4', '_b 0'),
      /_cell_length_b in line 3 is 0; it must/,
    ],
    ['angles that do not meet', CELL.replaceAll(' 90', ' 170'), /encloses no space/],
    ['no atoms', CELL, /no atoms/],
    [
      'an unknown element',
      `${CELL}${ATOMS}A1 Qq 0 0 0 1\n`,
      /line 15 is “Qq”, which names no element/,
    ],
    [
      'a coordinate that is no number',
      `${CELL}${ATOMS}H H NaN 0 0 1\n`,
      /fract_x in line 15 is “NaN”/,
    ],
    [
      'a coordinate in ångströms',
      `${CELL}${ATOMS}H H 123.4 0 0 1\n`,
      /must lie between -20 and 20/,
    ],
    ['an occupancy above one', `${CELL}${ATOMS}H H 0 0 0 2\n`, /occupancy in line 15 is 2/],
    [
      'a list that is not whole',
      `${CELL}${ATOMS}H1 H 0 0 0 1\nH2 H 0\n`,
      /list of atoms is not whole/,
    ],
    [
      'an operation that is none',
      `${CELL}loop_\n_symmetry_equiv_pos_as_xyz\nx,y,z\nx,y,q\n${ATOMS}H H 0 0 0 1\n`,
      /^Line 11: “x,y,q” is no symmetry operation/,
    ],
    [
      'a group in another setting, without operations',
      `${CELL}_symmetry_space_group_name_H-M 'P 1 21/n 1'\n_symmetry_Int_Tables_number 14\n${ATOMS}H H 0 0 0 1\n`,
      /P 1 21\/n 1 is no standard symbol/,
    ],
    ['too many atoms', `${CELL}${ATOMS}${'H H 0 0 0 1\n'.repeat(2001)}`, /2,001 atoms in its list/],
  ])('with %s is refused', async (_, text, message) => {
    expect(await refusal(text)).toMatch(message);
  });

  it('is refused where its symmetry makes too many atoms', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `H H ${i / 1500} 0.11 0.13 1`).join('\n');
    const text = `${CELL.replaceAll(' 4', ' 400')}loop_
_symmetry_equiv_pos_as_xyz
x,y,z
-x,-y,z
x,-y,-z
-x,y,-z
${ATOMS}${rows}
`;
    expect(fillCell(await read(text))).toMatchObject({ ok: false });
  });

  it('is read from any text without a throw, and has finite numbers', async () => {
    const piece = fc.constantFrom(
      ...[
        'data_a\n',
        '_cell_length_a',
        ' 4 ',
        '\nloop_\n',
        '_atom_site_fract_x\n',
        "'x,y,z'",
        '\n',
        'Na ',
        '. ',
        ';\n',
        'NaN ',
      ],
      CELL,
      ATOMS,
      'H H 0 0 0 1\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const crystal = await readCrystalFile(`data_a\n${pieces.join('')}`, noTables);
        if (!crystal.ok) return;
        const numbers = crystal.value.sites.flatMap(({ position }) => position);
        expect(numbers.every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
