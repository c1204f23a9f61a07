import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareGroups } from '#science/crystal/describe-crystal.ts';
import { openCrystal, proposeCrystal } from '#science/crystal/open-crystal.ts';
import { sayPlacement } from '#science/crystal/place-composition.ts';
import type { Crystallography } from '#science/crystallography.ts';
import { startMoyo } from './moyo.fixture.ts';

const { signal } = new AbortController();
let moyo: Crystallography;

beforeAll(async () => {
  moyo = await startMoyo();
});

async function opened(text: string) {
  const crystal = await openCrystal(text, moyo, signal);
  if (!crystal.ok) throw new Error(crystal.error.message);
  return crystal.value;
}

async function proposed(atoms: string, spaceGroup: number) {
  const proposal = await proposeCrystal(atoms.split(' '), spaceGroup, moyo, signal);
  if (!proposal.ok) throw new Error(proposal.error.message);
  return proposal.value;
}

const QUARTZ = `data_quartz
_cell_length_a 4.9137
_cell_length_b 4.9137
_cell_length_c 5.4047
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 120
_symmetry_space_group_name_H-M 'P 32 2 1'
loop_
_atom_site_label
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
Si 0.4697 0 0.6667
O 0.4133 0.2672 0.7855
`;

describe('an opened file', () => {
  test('has the symmetry that moyo finds, beside what it states', async () => {
    const { crystal, filled, symmetry, looserSymmetry } = await opened(QUARTZ);
    expect(filled.atoms).toHaveLength(9);
    expect(symmetry).toMatchObject({ value: { spaceGroup: 154 } });
    if (!symmetry.ok) return;
    expect(compareGroups(crystal.stated, symmetry.value)).toBe(
      'moyo finds P3_221 (154) within 0.01 Å, as the file states.',
    );
    expect(looserSymmetry).toBeUndefined();
  });

  test('names the group of the undistorted crystal where it is near', async () => {
    const tetragonal = QUARTZ.slice(0, QUARTZ.indexOf('_symmetry'))
      .replaceAll(/4\.9137|5\.4047/g, '4.0')
      .replace('120', '90');
    const text = `${tetragonal}loop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\nBa 0 0 0\nTi .5 .5 .512\n`;
    const { symmetry, looserSymmetry } = await opened(text);
    expect(symmetry).toMatchObject({ value: { spaceGroup: 99 } });
    expect(looserSymmetry).toMatchObject({ spaceGroup: 221, tolerance: 0.1 });
  });

  test('is refused with the reason where it cannot be read', async () => {
    expect(await openCrystal('data_x\n_cell_length_a 4\n', moyo, signal)).toMatchObject({
      ok: false,
      error: { message: 'The file does not give _cell_length_b.' },
    });
  });
});

describe('a proposed material', () => {
  test('has a placement and the prototype of its kind', async () => {
    const { placement, prototype, problem } = await proposed('Mg O', 225);
    expect(placement && sayPlacement(placement)).toBe('Mg on 4a, O on 4b');
    expect(prototype?.of.name).toBe('Rock salt');
    expect(prototype?.opened.symmetry).toMatchObject({ value: { spaceGroup: 225 } });
    expect(prototype?.opened.crystal.notes).toEqual([
      'Idealised prototype, estimated lattice; not a prediction.',
    ]);
    expect(problem).toBeUndefined();
  });

  test('has the placement of its prototype where there are several', async () => {
    const { placement } = await proposed('Zn S', 186);
    expect(placement && sayPlacement(placement)).toBe('Zn on 2b, S on 2b');
    expect(placement).toMatchObject({ formulaUnits: 2, atomCount: 4 });
  });

  test('may have a placement alone', async () => {
    const { placement, prototype } = await proposed('Li Fe P O O O O', 62);
    expect(placement?.formulaUnits).toBe(4);
    expect(prototype).toBeUndefined();
  });

  test('says why its prototype is not drawn', async () => {
    const { prototype, problem } = await proposed('Lr', 225);
    expect(prototype).toBeUndefined();
    expect(problem?.message).toContain('No radius');
  });

  test('in no group is refused', async () => {
    expect(await proposeCrystal(['Na'], 231, moyo, signal)).toMatchObject({ ok: false });
  });
});

const folder = new URL('../../../shared/data/structures/', import.meta.url);

/** Files of the shared test data, which a clone need not have. */
describe.skipIf(!existsSync(folder))('files of other programs', () => {
  test.each([
    ['NaCl_rocksalt', 225],
    ['CsCl', 221],
    ['Cu_fcc', 225],
    ['Si_diamond', 227],
    ['GaAs_zincblende', 216],
    ['TiO2_rutile', 136],
    ['CaZrO3_perov5', 99],
  ])('%s has the group %i', async (name, spaceGroup) => {
    const text = gunzipSync(readFileSync(new URL(`${name}.cif.gz`, folder))).toString();
    expect((await opened(text)).symmetry).toMatchObject({ value: { spaceGroup } });
  });
});
