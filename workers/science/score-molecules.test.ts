import { beforeAll, describe, expect, it } from 'vitest';
import cases from './molecule-cases.json' with { type: 'json' };
import { startToolkits } from './rdkit.fixture.ts';

/**
 * Similarities and canonical forms (after clearing map numbers) are those of RDKit 2022.09.3 in Python:
 * `FingerprintSimilarity` of `GenMACCSKeys` and of `RDKFingerprint`, `TanimotoSimilarity` of
 * `GetMorganFingerprint(…, 2)`, `MolToSmiles` with and without `isomericSmiles`. InChIs by Open Babel 3.1.
 */
const { forms, similarities } = cases;

let rdkit: Awaited<ReturnType<typeof startToolkits>>['rdkit'];

beforeAll(async () => {
  ({ rdkit } = await startToolkits());
});

describe('similarities', () => {
  it('are those of RDKit in Python', async () => {
    const found = await rdkit('compareEach', { pairs: similarities.map(bothOf) });
    for (const [at, { pair, maccs, path, morgan }] of similarities.entries()) {
      expect(found[at]?.maccs, pair.join(' ')).toBeCloseTo(maccs, 9);
      expect(found[at]?.path, pair.join(' ')).toBeCloseTo(path, 9);
      expect(found[at]?.morgan, pair.join(' ')).toBeCloseTo(morgan, 9);
    }
    const alone = await rdkit('compareEnvironmentsOfEach', { pairs: similarities.map(bothOf) });
    expect(alone).toEqual(found.map((each) => each?.morgan));
  });

  it('do not depend on the order of a pair, and are 1 for one molecule written twice', async () => {
    const pairs = similarities.slice(0, 12).map(bothOf);
    const turned = pairs.map(([a, b]) => [b, a] as const);
    expect(await rdkit('compareEach', { pairs: turned })).toEqual(
      await rdkit('compareEach', { pairs }),
    );
    const twice = await rdkit('compareEach', {
      pairs: [['OCC(=O)c1ccccc1', 'C1=CC=CC=C1C(CO)=O']],
    });
    expect(twice).toEqual([{ maccs: 1, path: 1, morgan: 1 }]);
  });

  it('do not exist for what RDKit refuses', async () => {
    const pairs = [
      ['CCO', 'C('],
      ['', 'CCO'],
      ['CCO', 'CCO'],
    ] as const;
    const found = await rdkit('compareEach', { pairs });
    expect(found.map((each) => each === undefined)).toEqual([true, true, false]);
  });
});

describe('canonical forms', () => {
  it('are those of RDKit in Python', async () => {
    const found = await rdkit('canonicaliseEach', { smiles: forms.map(({ smiles }) => smiles) });
    expect(found.map((each) => [each?.smiles, each?.flatSmiles])).toEqual(
      forms.map(({ canonical, flat }) => [canonical, flat]),
    );
  });

  it('name the largest part as it is written alone', async () => {
    const smiles = ['CC.OCC.Cl', 'C=C.OO', 'c1ccccc1', '[Na+].[O-]C(=O)[C@@H](N)C'];
    const found = await rdkit('canonicaliseEach', { smiles });
    expect(found.map((each) => each?.largestPart)).toEqual([
      'CCO',
      'C=C',
      'c1ccccc1',
      'C[C@H](N)C(=O)[O-]',
    ]);
  });

  it('are missing for texts that are no SMILES and for impossible atoms', async () => {
    const smiles = ['', 'no molecule', 'C(C)(C)(C)(C)C', 'c1cccc1', 'CCO'];
    const found = await rdkit('canonicaliseEach', { smiles });
    expect(found.map((each) => each?.smiles)).toEqual([...Array(4).fill(undefined), 'CCO']);
  });
});

describe('InChIs', () => {
  it('are those of Open Babel', async () => {
    const found = await rdkit('writeInchiOfEach', { smiles: forms.map(({ smiles }) => smiles) });
    expect(found).toEqual(forms.map(({ inchi }) => inchi));
  });

  it('are empty for what InChI has no answer to, and missing for what RDKit refuses', async () => {
    const found = await rdkit('writeInchiOfEach', { smiles: ['*CC', 'C(', 'C'] });
    expect(found).toEqual(['', undefined, 'InChI=1S/CH4/h1H4']);
  });
});

function bothOf({
  pair: [a = '', b = ''],
}: {
  readonly pair: readonly string[];
}): [string, string] {
  return [a, b];
}
