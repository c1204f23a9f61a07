import { beforeAll, describe, expect, test } from 'vitest';
import { buildPrototype } from '#science/crystal/build-prototype.ts';
import { type Crystal, mainSymbol, symmetryCell } from '#science/crystal/crystal.ts';
import { fillCell } from '#science/crystal/fill-cell.ts';
import { matchPrototype } from '#science/crystal/match-prototype.ts';
import { prototypes } from '#science/crystal/prototypes.ts';
import { readCrystalFile } from '#science/crystal/read-crystal-file.ts';
import { writeCif } from '#science/crystal/write-cif.ts';
import type { Crystallography } from '#science/crystallography.ts';
import { parseFormula } from '#science/formula.ts';
import { startMoyo } from './moyo.fixture.ts';

let moyo: Crystallography;

beforeAll(async () => {
  moyo = await startMoyo();
});

function countsOf(formula: string): ReadonlyMap<string, number> {
  const parsed = parseFormula(formula);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value.counts;
}

async function built(formula: string, spaceGroup: number): Promise<Crystal> {
  const match = matchPrototype(countsOf(formula), spaceGroup);
  if (!match) throw new Error(`no prototype for ${formula} in ${spaceGroup}`);
  const operations = await moyo.symmetryOperations(spaceGroup);
  if (!operations.ok) throw new Error(operations.error.message);
  const crystal = buildPrototype(match, operations.value);
  if (!crystal.ok) throw new Error(crystal.error.message);
  return crystal.value;
}

async function symmetryOf(crystal: Crystal) {
  const filled = fillCell(crystal);
  if (!filled.ok) throw new Error(filled.error.message);
  const found = await moyo.findSymmetry(symmetryCell(crystal, filled.value));
  if (!found.ok) throw new Error(found.error.message);
  return { ...found.value, atoms: filled.value.atoms };
}

describe.each(prototypes.map((each) => [each.name, each] as const))('%s', (name, prototype) => {
  const { example, spaceGroup, counts, sites } = prototype;

  test('is found by the compound that it is named for', () => {
    expect(matchPrototype(countsOf(example), spaceGroup)?.prototype.name).toBe(name);
  });

  test('has its group and its positions, as moyo finds them', async () => {
    const crystal = await built(example, spaceGroup);
    const { spaceGroup: found, atoms, wyckoffLetters } = await symmetryOf(crystal);
    expect(found).toBe(spaceGroup);
    const known = await moyo.wyckoffPositions(spaceGroup);
    if (!known.ok) throw new Error(known.error.message);
    for (const [index, { letter }] of sites.entries()) {
      const own = atoms.flatMap(({ site }, at) => (site === index ? [wyckoffLetters[at]] : []));
      const multiplicity = known.value.find((position) => position.letter === letter)?.multiplicity;
      expect(own.length, `${letter} of ${name}`).toBe(multiplicity);
      // Another origin gives letters of the same multiplicity, a for b.
      const letters = known.value
        .filter((p) => p.multiplicity === multiplicity)
        .map((p) => p.letter);
      for (const each of own) expect(letters).toContain(each);
    }
  });

  test('holds its elements in their proportions', async () => {
    const crystal = await built(example, spaceGroup);
    const { atoms } = await symmetryOf(crystal);
    const numbers = new Map<string, number>();
    for (const { site } of atoms) {
      const symbol = crystal.sites.slice(site, site + 1).map(mainSymbol)[0] ?? '';
      numbers.set(symbol, (numbers.get(symbol) ?? 0) + 1);
    }
    const unit = counts.reduce((sum, count) => sum + count, 0);
    for (const [symbol, count] of countsOf(example)) {
      expect(numbers.get(symbol)).toBe((count * atoms.length) / unit);
    }
  });
});

describe('the elements of a prototype', () => {
  test.each([
    ['PbTiO3', 221, 'Pb Ti O'],
    ['BiFeO3', 221, 'Bi Fe O'],
    ['CsPbI3', 221, 'Cs Pb I'],
    ['Li2O', 225, 'O Li'],
    ['CaF2', 225, 'Ca F'],
    ['TiNiSn', 216, 'Ti Ni Sn'],
    ['LiCoO2', 166, 'Li Co O'],
    ['CuAlO2', 166, 'Cu Al O'],
    ['AlNi', 221, 'Al Ni'],
  ])('%s in %i take the roles %s', (formula, spaceGroup, elements) =>
    expect(matchPrototype(countsOf(formula), spaceGroup)?.elements.join(' ')).toBe(elements),
  );

  test.each([
    ['NaCl', 1],
    ['NaCl2', 221],
    ['NiAl', 225],
    ['LiNaKCl', 225],
  ])('%s in %i are none', (formula, spaceGroup) =>
    expect(matchPrototype(countsOf(formula), spaceGroup)).toBeUndefined(),
  );
});

/** Measured edges a in ångström, from textbooks of crystal structures. */
const measured: readonly (readonly [string, number, number])[] = [
  ['NaCl', 225, 5.64],
  ['LiF', 225, 4.03],
  ['MgO', 225, 4.21],
  ['KBr', 225, 6.6],
  ['TiN', 225, 4.24],
  ['PbS', 225, 5.94],
  ['CsCl', 221, 4.12],
  ['NiAl', 221, 2.89],
  ['ZnS', 216, 5.41],
  ['GaAs', 216, 5.65],
  ['SiC', 216, 4.36],
  ['ZnO', 186, 3.25],
  ['GaN', 186, 3.19],
  ['NiAs', 194, 3.62],
  ['CaF2', 225, 5.46],
  ['Li2O', 225, 4.62],
  ['UO2', 225, 5.47],
  ['Mg2Si', 225, 6.35],
  ['TiO2', 136, 4.59],
  ['SnO2', 136, 4.74],
  ['TiO2', 141, 3.78],
  ['FeS2', 205, 5.42],
  ['CdI2', 164, 4.24],
  ['MoS2', 194, 3.16],
  ['Cu2O', 224, 4.27],
  ['MgB2', 191, 3.09],
  ['MgCu2', 227, 7.03],
  ['Bi2Te3', 166, 4.38],
  ['Al2O3', 167, 4.76],
  ['Fe2O3', 167, 5.04],
  ['ReO3', 221, 3.75],
  ['FeTiO3', 148, 5.09],
  ['SrTiO3', 221, 3.905],
  ['CsPbI3', 221, 6.29],
  ['LaAlO3', 221, 3.79],
  ['Cs2AgBiBr6', 225, 11.27],
  ['K2PtCl6', 225, 9.76],
  ['MgAl2O4', 227, 8.08],
  ['LiCoO2', 166, 2.82],
  ['CuAlO2', 166, 2.86],
  ['CuInSe2', 122, 5.78],
  ['Y3Al5O12', 230, 12.0],
  ['TiNiSn', 216, 5.94],
  ['Cu2MnAl', 225, 5.95],
  ['Fe3Al', 225, 5.79],
  ['BaFe2As2', 139, 3.96],
  ['CuAu', 123, 2.8],
  ['Cu3Au', 221, 3.75],
  ['Nb3Sn', 223, 5.29],
  ['Si', 227, 5.43],
  ['C', 227, 3.57],
  ['Cu', 225, 3.61],
  ['W', 229, 3.16],
  ['Mg', 194, 3.21],
];

describe('the estimated lattice', () => {
  test.each(measured)(
    'of %s in %i is within 16 percent of %s Å',
    async (formula, spaceGroup, a) => {
      const { cell } = await built(formula, spaceGroup);
      expect(Math.abs(cell.a / a - 1)).toBeLessThan(0.16);
    },
  );

  test('is on average within 5 percent, and for nine of ten within 10', async () => {
    const errors = await Promise.all(
      measured.map(async ([formula, spaceGroup, a]) => {
        const { cell } = await built(formula, spaceGroup);
        return Math.abs(cell.a / a - 1);
      }),
    );
    const mean = errors.reduce((sum, each) => sum + each, 0) / errors.length;
    expect(mean).toBeLessThan(0.05);
    expect(errors.filter((each) => each < 0.1).length / errors.length).toBeGreaterThan(0.9);
  });

  test('is refused for an element without a radius', async () => {
    const match = matchPrototype(new Map([['Og', 1]]), 227);
    const operations = await moyo.symmetryOperations(227);
    if (!match || !operations.ok) throw new Error('no prototype');
    expect(buildPrototype(match, operations.value)).toMatchObject({ ok: false });
  });
});

test.each([
  ['CaTiO3', 221],
  ['Al2O3', 167],
  ['ZnO', 186],
])('the CIF of %s is read back with the group %i', async (formula, spaceGroup) => {
  const read = await readCrystalFile(writeCif(await built(formula, spaceGroup)), (group) =>
    moyo.symmetryOperations(group),
  );
  if (!read.ok) throw new Error(read.error.message);
  expect(await symmetryOf(read.value)).toMatchObject({ spaceGroup });
});
