import { beforeAll, describe, expect, test } from 'vitest';
import {
  placeComposition,
  sayPlacement,
  USUAL_CELL_ATOMS,
} from '#science/crystal/place-composition.ts';
import type { Crystallography } from '#science/crystallography.ts';
import { parseFormula } from '#science/formula.ts';
import { startMoyo } from './moyo.fixture.ts';

let moyo: Crystallography;

beforeAll(async () => {
  moyo = await startMoyo();
});

async function placementOf(formula: string, spaceGroup: number, mostAtoms = USUAL_CELL_ATOMS) {
  const positions = await moyo.wyckoffPositions(spaceGroup);
  if (!positions.ok) throw new Error(positions.error.message);
  return placeComposition({ counts: countsOf(formula), positions: positions.value, mostAtoms });
}

function countsOf(formula: string): ReadonlyMap<string, number> {
  const parsed = parseFormula(formula);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value.counts;
}

describe('atoms on the positions of a group', () => {
  test.each([
    ['NaCl', 225, 4, 'Na on 4a, Cl on 4b'],
    ['CaF2', 225, 4, 'Ca on 4a, F on 8c'],
    ['Li2O', 225, 4, 'Li on 8c, O on 4a'],
    ['CsCl', 221, 1, 'Cs on 1a, Cl on 1b'],
    ['SrTiO3', 221, 1, 'Sr on 1a, Ti on 1b, O on 3c'],
    ['Si', 227, 8, 'Si on 8a'],
    ['MgAl2O4', 227, 8, 'Mg on 8a, Al on 16c, O on 32e'],
    ['TiO2', 136, 2, 'Ti on 2a, O on 4c'],
    ['LiCoO2', 166, 3, 'Li on 3a, Co on 3b, O on 6c'],
    ['Nb3Sn', 223, 2, 'Nb on 6b, Sn on 2a'],
    ['Cu', 225, 4, 'Cu on 4a'],
    ['NaCl', 1, 1, 'Na on 1a, Cl on 1a'],
    ['CaMg2Si3', 47, 1, 'Ca on 1a, Mg on 2i, Si on 1b and 2i'],
  ])('%s in %i: %i formula units, %s', async (formula, group, formulaUnits, words) => {
    const placement = await placementOf(formula, group);
    expect(placement?.formulaUnits).toBe(formulaUnits);
    if (placement) expect(sayPlacement(placement)).toBe(words);
  });

  const groups = [2, 12, 62, 139, 148, 164, 194, 216, 229, 230];
  const formulas = ['NaCl', 'Al2O3', 'LiFePO4', 'Y3Al5O12', 'CuInSe2', 'K2PtCl6'];
  const pairs = groups.flatMap((group) => formulas.map((formula) => [formula, group] as const));

  test.each(pairs)('of %s fill whole positions of %i', async (formula, group) => {
    const placement = await placementOf(formula, group);
    const counts = countsOf(formula);
    for (const [symbol, count] of placement ? counts : []) {
      const own = (placement?.sites ?? []).filter((site) => site.symbol === symbol);
      const filled = own.reduce((sum, { position }) => sum + position.multiplicity, 0);
      expect(filled).toBe(count * (placement?.formulaUnits ?? 0));
    }
    const fixed = (placement?.sites ?? []).filter(({ position }) => !position.isFree);
    expect(new Set(fixed.map(({ position }) => position.letter)).size).toBe(fixed.length);
  });

  test.each([
    // A third element finds no 4-fold place beside a and b; the smallest cell has all on 24-fold ones.
    ['LiNaKCl', 225, 60],
    ['CoCrFeMnNi', 229, 30],
    ['H', 230, 15],
  ])('%s does not fit into %i with %i atoms', async (formula, group, mostAtoms) =>
    expect(await placementOf(formula, group, mostAtoms)).toBeUndefined(),
  );

  test('are found among ten elements within a second', async () => {
    const start = performance.now();
    const placement = await placementOf('LiNaKRbCsFClBrIH', 47);
    expect(placement?.formulaUnits).toBe(2);
    await placementOf('Li3Na5K7Rb2Cs3F4Cl5Br6I2H3', 194);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
