import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MoleculeBatches } from '#science/chemistry.ts';
import { judgeFreeMolecules } from './free-molecules.ts';
import { matchFlatMolecules } from './match-flat-molecules.ts';
import { matchMolecules } from './match-molecules.ts';
import { startMoleculeBatches } from './molecule-batches.fixture.ts';
import { meanSimilarity, nearestEnvironments, nearestSimilarities } from './molecule-similarity.ts';
import { partInchis, partsOf } from './part-inchis.ts';
import { rankReactants } from './rank-reactants.ts';

let chemistry: MoleculeBatches;

beforeAll(async () => {
  chemistry = await startMoleculeBatches();
});

const molecules = ['CCO', 'c1ccccc1', 'CC(=O)O', 'N', 'C[C@H](N)C(=O)O', 'CC.O', '[Na+].[Cl-]'];

async function matchOf(predicted: string | undefined, ...references: string[]) {
  const [match] = await matchMolecules([{ predicted, references }], chemistry);
  return match;
}

describe('InChIs of parts', () => {
  // Worked out by hand from the rule: cut at dots, one InChI each, a set.
  it.each([
    ['O.CC.O', ['InChI=1S/C2H6/c1-2/h1-2H3', 'InChI=1S/H2O/h1H2']],
    ['O.C(', ['']],
    ['CC name.O', ['InChI=1S/C2H6/c1-2/h1-2H3', 'InChI=1S/H2O/h1H2']],
    ['*C', ['']],
  ])('of %s', async (smiles, wanted) => {
    const parts = partsOf(smiles);
    const inchis = await chemistry.writeInchis(parts);
    const found = partInchis(smiles, (part) => inchis[parts.indexOf(part)]);
    expect([...(found ?? [])].sort()).toEqual(wanted);
  });

  it.each(['', '.', 'CC.', 'CC..O'])('do not exist for "%s", which has an empty part', (text) => {
    expect(partInchis(text, () => 'InChI=1S/CH4/h1H4')).toBeUndefined();
  });
});

describe('the exact match by parts', () => {
  it.each([
    ['another order and writing', 'O.CC', 'C(C).O'],
    ['map numbers', '[CH3:1][OH:2]', 'CO'],
    ['how often a part occurs', 'O.O.CC', 'CC.O'],
    ['where a mobile hydrogen stands', 'Cc1c[nH]cn1', 'Cc1cnc[nH]1'],
  ])('is blind to %s', async (_, predicted, reference) => {
    expect(await matchOf(predicted, reference)).toMatchObject({ hasSameParts: true });
  });

  it.each([
    ['stereochemistry', 'C[C@H](N)C(=O)O', 'C[C@@H](N)C(=O)O'],
    ['a missing part', 'CC', 'CC.O'],
    ['charge', 'CC(=O)[O-]', 'CC(=O)O'],
    ['a part that cannot be read', 'CC.O(', 'CC.O'],
  ])('sees %s', async (_, predicted, reference) => {
    expect(await matchOf(predicted, reference)).toMatchObject({ hasSameParts: false });
  });

  it('holds when one of several references fits', async () => {
    expect(await matchOf('CCO', 'C', 'OCC')).toMatchObject({ hasSameParts: true, isSame: true });
  });

  it('takes two answers that cannot be read for equal, as the released one does', async () => {
    expect(await matchOf('C(', 'O(')).toEqual({
      isReadable: false,
      hasSameParts: true,
      sharesPart: true,
      isSame: false,
    });
  });

  it('counts parts in the strict reading', async () => {
    expect(await matchOf('O.O.CC', 'CC.O')).toMatchObject({ hasSameParts: true, isSame: false });
    expect(await matchOf('O.CC', 'CC.O')).toMatchObject({ isSame: true });
  });

  it('shares a part with a wrong answer', async () => {
    expect(await matchOf('CC.N', 'CC.O')).toMatchObject({ hasSameParts: false, sharesPart: true });
    expect(await matchOf('N', 'CC.O')).toMatchObject({ sharesPart: false });
  });

  it('is false in every way without an answer', async () => {
    for (const predicted of [undefined, '', ' ', '.']) {
      const match = await matchOf(predicted, 'CCO');
      expect(Object.values(match ?? {})).toEqual([false, false, false, false]);
    }
  });

  it('is perfect for each molecule with itself, in any order of rows', async () => {
    const rows = molecules.map((smiles) => ({ predicted: smiles, references: [smiles] }));
    const matches = await matchMolecules([...rows].reverse(), chemistry);
    for (const match of matches) expect(Object.values(match)).toEqual([true, true, true, true]);
  });

  it('is symmetric and keeps to its rows', async () => {
    const two = fc.constantFrom(...molecules);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(two, two), { maxLength: 5 }), async (pairs) => {
        const rows = pairs.map(([a, b]) => ({ predicted: a, references: [b] }));
        const turned = pairs.map(([a, b]) => ({ predicted: b, references: [a] }));
        const found = await matchMolecules(rows, chemistry);
        expect(await matchMolecules(turned, chemistry)).toEqual(found);
        expect(found.map(({ isSame }) => isSame)).toEqual(pairs.map(([a, b]) => a === b));
      }),
      { numRuns: 20 },
    );
  });
});

describe('similarity of molecules', () => {
  it('is the best over the references, each fingerprint apart', async () => {
    const rows = [
      { predicted: 'CCO', references: ['c1ccccc1', 'OCC'] },
      { predicted: 'C(', references: ['CCO'] },
      { predicted: undefined, references: ['CCO'] },
    ];
    const found = await nearestSimilarities(rows, chemistry);
    expect(found).toEqual([{ maccs: 1, path: 1, morgan: 1 }, undefined, undefined]);
    expect(await nearestEnvironments(rows, chemistry)).toEqual([1, undefined, undefined]);
    expect(meanSimilarity(found, 'readable')).toEqual({ maccs: 1, path: 1, morgan: 1 });
    expect(meanSimilarity(found, 'all').maccs).toBeCloseTo(1 / 3, 9);
    expect(meanSimilarity([], 'readable').morgan).toBeNaN();
  });
});

describe('the exact match without stereochemistry', () => {
  it('is blind to it, and counts equal parts', async () => {
    const rows = [
      { predicted: 'C[C@H](N)C(=O)O', reference: 'C[C@@H](N)C(=O)O' },
      { predicted: 'O.O', reference: 'O' },
      { predicted: 'F/C=C/F', reference: 'F/C=C\\F' },
      { predicted: 'C(', reference: 'O' },
      { predicted: undefined, reference: 'O' },
    ];
    const found = await matchFlatMolecules(rows, chemistry);
    expect(found.map(({ isSame }) => isSame)).toEqual([true, false, true, false, false]);
    expect(found.map(({ predicted }) => predicted)).toEqual([
      'CC(N)C(=O)O',
      'O.O',
      'FC=CF',
      undefined,
      undefined,
    ]);
  });
});

describe('ranks of reactants', () => {
  // Weights 1/(place + 1), by hand: A B A gives A 1/3 and B 1/2, so A falls behind B.
  it.each([
    ['the first candidate', ['CCO', 'CC', 'C'], 'OCC', 1, 1],
    ['the third candidate', ['CC', 'C', 'CCO'], 'OCC', 3, 3],
    ['a first answer that comes again', ['CCO', 'CC', 'OCC'], 'CCO', 2, 1],
    ['a first answer that comes twice in a row', ['CCO', 'OCC', 'CC'], 'CCO', 1, 1],
    ['a candidate behind an unreadable one', ['C(', 'CCO', 'CC'], 'CCO', 1, 1],
    ['none', ['CC', 'C', 'N'], 'CCO', undefined, undefined],
    ['an unreadable reference', ['CC', 'C', 'N'], 'C(', undefined, undefined],
    ['stereochemistry that differs', ['C[C@H](N)O'], 'C[C@@H](N)O', undefined, undefined],
  ])('%s', async (_, predicted, reference, official, strict) => {
    const row = { predicted, reference };
    const [released] = await rankReactants([row], 'official', chemistry);
    const [plain] = await rankReactants([row], 'strict', chemistry);
    expect([released?.rank, plain?.rank]).toEqual([official, strict]);
  });

  it('find the largest part where the rest is wrong', async () => {
    const row = { predicted: ['O.CCCl', 'CCBr.N'], reference: 'CCBr.Cl' };
    const [found] = await rankReactants([row], 'official', chemistry);
    expect(found).toEqual({ rank: undefined, largestPartRank: 2, isFirstReadable: true });
  });

  it('say when the first candidate is unreadable or missing', async () => {
    const rows = [
      { predicted: ['C(', 'C'], reference: 'C' },
      { predicted: [undefined, 'C'], reference: 'C' },
      { predicted: [], reference: 'C' },
    ];
    const found = await rankReactants(rows, 'official', chemistry);
    expect(found.map(({ isFirstReadable }) => isFirstReadable)).toEqual([false, false, false]);
    expect(found.map(({ rank }) => rank)).toEqual([1, 1, undefined]);
  });
});

describe('free molecules', () => {
  it('are read where the released evaluator looks for them', async () => {
    const found = await judgeFreeMolecules(
      [
        { from: 'tags', smiles: 'CCO' },
        { from: 'tags', smiles: 'C(C' },
        { from: 'runs', runs: ['C(((', 'CCCO', 'CCCC'], reply: 'C((( CCCO CCCC' },
        { from: 'runs', runs: ['C:CC'], reply: 'C:CC' },
        { from: 'runs', runs: ['C:CC', 'CCCO'], reply: 'C:CC CCCO' },
        { from: 'runs', runs: [], reply: '' },
        { from: 'runs', runs: [], reply: '[Na+].[Cl-]' },
        { from: 'reply', smiles: 'I think' },
      ],
      chemistry,
    );
    expect(found).toEqual([
      { smiles: 'CCO', isValid: true },
      { smiles: 'C(C', isValid: false },
      { smiles: 'CCCO', isValid: true },
      { smiles: undefined, isValid: false },
      { smiles: 'CCCO', isValid: true },
      { smiles: '', isValid: false },
      { smiles: '[Na+].[Cl-]', isValid: true },
      // RDKit in Python reads the first word as a molecule: hydrogen iodide.
      { smiles: 'I think', isValid: true },
    ]);
  });
});
