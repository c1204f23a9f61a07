import { beforeAll, describe, expect, test } from 'vitest';
import { writeOperation } from '#science/crystal/symmetry-operation.ts';
import type { CrystalCell, Crystallography } from '#science/crystallography.ts';
import { crystalCalls } from './crystal-calls.ts';
import { startMoyo } from './moyo.fixture.ts';

let moyo: Crystallography;

beforeAll(async () => {
  moyo = await startMoyo();
});

function cubic(edge: number, sites: CrystalCell['sites']): CrystalCell {
  return {
    vectors: [
      [edge, 0, 0],
      [0, edge, 0],
      [0, 0, edge],
    ],
    sites,
  };
}

const caesiumChloride = cubic(4.12, [
  { symbol: 'Cs', position: [0, 0, 0] },
  { symbol: 'Cl', position: [0.5, 0.5, 0.5] },
]);

async function positionsOf(spaceGroup: number) {
  const positions = await moyo.wyckoffPositions(spaceGroup);
  if (!positions.ok) throw new Error(positions.error.message);
  return positions.value;
}

async function operationsOf(spaceGroup: number) {
  const operations = await moyo.symmetryOperations(spaceGroup);
  if (!operations.ok) throw new Error(operations.error.message);
  return operations.value;
}

describe('symmetry', () => {
  test('of caesium chloride is found, with the place of each site', async () => {
    expect(await moyo.findSymmetry(caesiumChloride)).toEqual({
      ok: true,
      value: {
        spaceGroup: 221,
        symbol: 'P m -3 m',
        wyckoffLetters: ['a', 'b'],
        siteSymmetries: ['m-3m', 'm-3m'],
        orbits: [0, 1],
        tolerance: 0.01,
      },
    });
  });

  test('becomes that of a body-centred lattice where both places hold the same mixture', async () => {
    const mixed = caesiumChloride.sites.map((site) => ({ ...site, symbol: 'Fe0.5Ni0.5' }));
    expect(await moyo.findSymmetry(cubic(2.9, mixed))).toMatchObject({
      value: { spaceGroup: 229, wyckoffLetters: ['a', 'a'] },
    });
  });

  test('depends on the tolerance', async () => {
    const displaced = cubic(4, [
      { symbol: 'Ba', position: [0, 0, 0] },
      { symbol: 'Ti', position: [0.5, 0.5, 0.512] },
    ]);
    expect(await moyo.findSymmetry(displaced)).toMatchObject({ value: { spaceGroup: 99 } });
    expect(await moyo.findSymmetry(displaced, undefined, 0.1)).toMatchObject({
      value: { spaceGroup: 221 },
    });
  });

  test.each([
    ['no atom', cubic(4, []), /no atom/],
    ['no volume', cubic(0, caesiumChloride.sites), /no volume/],
    [
      'a coordinate that is no number',
      cubic(4, [{ symbol: 'H', position: [Number.NaN, 0, 0] }]),
      /no number/,
    ],
    [
      'two atoms on one place',
      cubic(4, [
        { symbol: 'H', position: [0, 0, 0] },
        { symbol: 'H', position: [0, 0, 0.00001] },
      ]),
      /no space group within 0.01 Å/,
    ],
    [
      'too many atoms',
      cubic(
        90,
        Array.from({ length: 2001 }, (_, i) => ({ symbol: 'H', position: [i / 2001, 0, 0] })),
      ),
      /2001 atoms/,
    ],
  ])('is refused for a cell with %s, and found for the next', async (_, cell, message) => {
    expect(await moyo.findSymmetry(cell)).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(message) },
    });
    expect(await moyo.findSymmetry(caesiumChloride)).toMatchObject({ ok: true });
  });

  test('is not asked for before the start', async () => {
    const context = { signal: new AbortController().signal, report: () => undefined };
    const asked = crystalCalls().findSymmetry({ cell: caesiumChloride, tolerance: 0.01 }, context);
    await expect(asked).rejects.toMatchObject({ code: 'chemistry-not-started' });
  });
});

describe('the positions of a group', () => {
  // International Tables for Crystallography, volume A.
  test.each([
    [1, 'a1'],
    [2, 'a1 b1 c1 d1 e1 f1 g1 h1 i2'],
    [62, 'a4 b4 c4 d8'],
    [136, 'a2 b2 c4 d4 e4 f4 g4 h8 i8 j8 k16'],
    [166, 'a3 b3 c6 d9 e9 f18 g18 h18 i36'],
    [186, 'a2 b2 c6 d12'],
    [194, 'a2 b2 c2 d2 e4 f4 g6 h6 i12 j12 k12 l24'],
    [221, 'a1 b1 c3 d3 e6 f6 g8 h12 i12 j12 k24 l24 m24 n48'],
    [225, 'a4 b4 c8 d24 e24 f32 g48 h48 i48 j96 k96 l192'],
    [227, 'a8 b8 c16 d16 e32 f48 g96 h96 i192'],
  ])('%i are %s', async (spaceGroup, expected) => {
    const written = (await positionsOf(spaceGroup)).map((p) => p.letter + p.multiplicity);
    expect(written.join(' ')).toBe(expected);
  });

  test('of number 47 end with A, the 27th', async () => {
    const letters = (await positionsOf(47)).map(({ letter }) => letter);
    expect(letters.join('')).toBe('abcdefghijklmnopqrstuvwxyzA');
  });

  test.each(Array.from({ length: 230 }, (_, index) => index + 1))(
    'number %i agree with its operations',
    async (spaceGroup) => {
      const positions = await positionsOf(spaceGroup);
      const operations = await operationsOf(spaceGroup);
      const general = positions.at(-1);
      expect(general).toMatchObject({ coordinates: 'x,y,z', isFree: true, siteSymmetry: '1' });
      expect(general?.multiplicity).toBe(operations.length);
      for (const { multiplicity, isFree, coordinates } of positions) {
        expect(operations.length % multiplicity).toBe(0);
        expect(isFree).toBe(/[xyz]/.test(coordinates));
      }
    },
  );

  test.each([0, 231, 1.5, Number.NaN])('are refused for %d', async (spaceGroup) => {
    const refused = { ok: false, error: { message: `${spaceGroup} is no space group.` } };
    expect(await moyo.wyckoffPositions(spaceGroup)).toMatchObject(refused);
    expect(await moyo.symmetryOperations(spaceGroup)).toMatchObject(refused);
  });
});

test('operations are rows that act on coordinates', async () => {
  const written = (await operationsOf(152)).map(writeOperation);
  expect(written.toSorted()).toEqual([
    '-x+y,-x,z+2/3',
    '-x,-x+y,-z+1/3',
    '-y,x-y,z+1/3',
    'x,y,z',
    'x-y,-y,-z+2/3',
    'y,x,-z',
  ]);
});
