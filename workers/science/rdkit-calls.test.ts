import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { InputError, Result } from '#base/result.ts';
import type { MoleculeFacts } from '#science/chemistry.ts';
import { checkSmilesSyntax } from '#science/smiles.ts';
import { startToolkits } from './rdkit.fixture.ts';

// The first embedding reads OpenChemLib's tables, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let toolkits: Awaited<ReturnType<typeof startToolkits>>;

beforeAll(async () => {
  toolkits = await startToolkits();
});

describe('describe', () => {
  test('knows aspirin', async () => {
    expect(await facts('OC(=O)c1ccccc1OC(C)=O')).toEqual({
      canonicalSmiles: 'CC(=O)Oc1ccccc1C(=O)O',
      formula: 'C9H8O4',
      inchi: 'InChI=1S/C9H8O4/c1-6(10)13-8-5-3-2-4-7(8)9(11)12/h2-5H,1H3,(H,11,12)',
      inchiKey: 'BSYNRYMUTXBXSQ-UHFFFAOYSA-N',
      heavyAtomCount: 13,
      charge: 0,
      molarMass: 180.159,
      componentCount: 1,
    });
  });

  test.each([
    ['[NH4+]', 'H4N+', 1, 18.039],
    ['[O-]S(=O)(=O)[O-]', 'O4S-2', -2, 96.063],
    ['[NH3+]CC(=O)[O-]', 'C2H5NO2', 0, 75.067],
    ['[Na+].[Cl-]', 'ClNa', 0, 58.443],
    ['[13CH4]', 'CH4', 0, 17.035],
    ['[2H]O[2H]', 'H2O', 0, 20.027],
    ['[H+]', 'H+', 1, 1.008],
    ['[CH3]', 'CH3', 0, 15.035],
    ['[Fe+2].[CH-]1C=CC=C1.[CH-]1C=CC=C1', 'C10H10Fe', 0, 186.035],
  ])('gives %s the formula %s', async (smiles, formula, charge, molarMass) => {
    expect(await facts(smiles)).toMatchObject({ formula, charge, molarMass });
  });

  test('counts connected parts, not dots', async () => {
    expect((await facts('[Na+].[Cl-].O')).componentCount).toBe(3);
    expect((await facts('C1.C1')).componentCount).toBe(1);
  });

  test('leaves the InChI of an attachment point empty', async () => {
    expect(await facts('*CC')).toMatchObject({ formula: 'C2H5*', inchi: '', inchiKey: '' });
  });

  test.each([
    ['C(C)(C)(C)(C)C', 0, 'Carbon (atom 1) has 5 bonds; carbon allows 4.'],
    ['CCN(C)(C)C', 2, 'Nitrogen (atom 3) has 4 bonds; nitrogen allows 3.'],
    ['C[N+](C)(C)(C)C', 1, 'Nitrogen (atom 2) has 5 bonds; N+ allows 4.'],
    ['  C[OH2]', 3, 'Oxygen (atom 2) has 3 bonds; oxygen allows 2.'],
    ['C=C=Cl', 4, 'Chlorine (atom 3) has 2 bonds; chlorine allows 1.'],
    ['Cc1cccc1', 1, 'The aromatic ring with atoms 2, 3, 4, 5 and 6'],
    ['Cn1ccccc1', 3, 'The aromatic ring with'],
    ['CCc', 2, 'The lower-case c (atom 3) is aromatic but stands in no ring.'],
    ['C1CC', 1, 'Ring 1 opens at character 2 and never closes.'],
    ['C[C@TH3](F)(Cl)Br', undefined, 'Invalid chiral specification'],
  ])('explains what is wrong with %s', async (smiles, position, words) => {
    const result = await toolkits.rdkit('describe', { smiles });
    const error = errorOf(result);
    expect(error.message).toContain(words);
    expect(error.position).toBe(position);
  });

  test('suggests [nH] for an aromatic ring whose nitrogen lacks its hydrogen', async () => {
    expect(errorOf(await toolkits.rdkit('describe', { smiles: 'n1cccc1' })).cure).toContain('[nH]');
    const pyridinium = await toolkits.rdkit('describe', { smiles: 'Cn1ccccc1' });
    expect(errorOf(pyridinium).cure).toContain('[n+]');
  });

  test('rejects an empty SMILES, which RDKit would take', async () => {
    expect(errorOf(await toolkits.rdkit('describe', { smiles: ' ' })).message).toContain('empty');
  });

  test('refuses what overflows the stack of RDKit, and works on afterwards', async () => {
    const chain = await toolkits.rdkit('describe', { smiles: 'C'.repeat(501) });
    expect(errorOf(chain).message).toContain('501 atoms');
    const nested = `${'C('.repeat(499)}C${')'.repeat(499)}`;
    expect((await toolkits.rdkit('describe', { smiles: nested })).ok).toBe(true);
    expect((await facts('O')).formula).toBe('H2O');
  });

  test('never throws, and accepts nothing that the syntax check refuses', async () => {
    const symbols = fc.constantFrom(...'CCCNOcn()[]=#12+-.@H%/F*~$>S');
    const text = fc.array(symbols, { maxLength: 25 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, async (smiles) => {
        const result = await toolkits.rdkit('describe', { smiles });
        if (result.ok) return true;
        const { position } = result.error;
        return position === undefined || (position >= 0 && position < smiles.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('draw', () => {
  test('gives an SVG with atom classes and without a background', async () => {
    const { svg } = requireValue(
      await toolkits.rdkit('draw', {
        smiles: 'CCO',
        options: { width: 300, height: 200, theme: 'light' },
      }),
    );
    expect(svg).toMatch(/^<svg/);
    expect(svg).toContain("width='300px'");
    expect(svg).toContain('atom-2');
    expect(svg).not.toContain('<rect');
  });

  test('uses light lines for the dark theme', async () => {
    const options = { width: 300, height: 200, theme: 'dark' } as const;
    const { svg } = requireValue(await toolkits.rdkit('draw', { smiles: 'CC[Fe]', options }));
    expect(svg.toLowerCase()).toContain('#e7edf2');
    expect(svg).not.toContain('#000000');
  });
});

describe('embedding', () => {
  async function geometry(smiles: string, seed = 1) {
    const plan = requireValue(await toolkits.rdkit('planEmbedding', { smiles }));
    const conformer = requireValue(await toolkits.embed({ parts: plan.parts, seed }));
    const check = await toolkits.rdkit('checkGeometry', {
      smiles: plan.shownSmiles,
      molblock: conformer.molblock,
    });
    return { plan, conformer, check: requireValue(check) };
  }

  test.each([
    'CC(=O)Oc1ccccc1C(=O)O',
    '[NH3+][C@@H](C)C(=O)[O-]',
    'C/C=C\\C',
    '[2H]C([2H])([2H])O',
    '[13CH4]',
    '[CH3]',
    'O',
    '[H][H]',
    'c1ccc2[nH]ccc2c1',
  ])('gives %s a geometry with the same InChI', async (smiles) => {
    expect((await geometry(smiles)).check).toBe('same');
  });

  test('keeps the atoms of the canonical SMILES first and in order', async () => {
    const { conformer } = await geometry('OC(=O)c1ccccc1OC(C)=O');
    const symbols = conformer.molblock
      .split('\n')
      .slice(4, 25)
      .map((line) => line.slice(31, 33));
    expect(symbols.map((s) => s.trim()).join('')).toBe(`CCOOCCCCCCCOO${'H'.repeat(8)}`);
  });

  test('says when the geometry fixes what the SMILES leaves open', async () => {
    expect((await geometry('CC(F)Cl')).check).toBe('more-stereo');
  });

  test('tells a mirror image and a different molecule apart', async () => {
    const { conformer } = await geometry('C[C@H](F)Cl');
    const { molblock } = conformer;
    const mirror = await toolkits.rdkit('checkGeometry', { smiles: 'C[C@@H](F)Cl', molblock });
    expect(mirror).toEqual({ ok: true, value: 'other-stereo' });
    const other = await toolkits.rdkit('checkGeometry', { smiles: 'CC(F)Br', molblock });
    expect(other).toEqual({ ok: true, value: 'other-molecule' });
  });

  test('leaves boron unminimised and says so', async () => {
    const { conformer } = await geometry('CB(O)O');
    expect(conformer.minimised).toBe(false);
    expect(conformer.notes.join()).toContain('boron');
  });

  test('sets the parts of a salt side by side', async () => {
    const { plan, conformer } = await geometry('CC(=O)[O-].[Na+]');
    expect(plan.notes.join()).toContain('2 parts');
    expect(conformer.molblock).toMatch(/M {2}CHG {2}2/);
  });

  test('shows only the largest of many parts', async () => {
    const { plan, check } = await geometry('O.O.O.O.O.O.CCO');
    expect(plan.notes.join()).toContain('largest of the 7');
    expect(check).toBe('same');
  });

  test.each([
    ['C1=C[CH-]C=C1.[Fe+2].C1=C[CH-]C=C1', 14, 'iron'],
    ['*CC', 0, 'attachment point'],
  ])('refuses %s with the place of the reason', async (smiles, position, words) => {
    const error = errorOf(await toolkits.rdkit('planEmbedding', { smiles }));
    expect(error.message).toContain(words);
    expect(error.position).toBe(position);
  });
});

test('the syntax check refuses nothing that RDKit reads, but for names after a space', async () => {
  const odd = ['C=1CC#1', '[C@OH30]', '[Cl-:1]', 'C%(12345)CC%(12345)', '[#6]', '[C@H2]', 'C~C'];
  for (const smiles of odd) {
    expect((await toolkits.rdkit('describe', { smiles })).ok, smiles).toBe(true);
    expect(checkSmilesSyntax(smiles).ok, smiles).toBe(true);
  }
});

async function facts(smiles: string): Promise<MoleculeFacts> {
  return requireValue(await toolkits.rdkit('describe', { smiles }));
}

function requireValue<T>(result: Result<T, InputError>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function errorOf<T>(result: Result<T, InputError>): InputError {
  if (result.ok) throw new Error(`accepted: ${JSON.stringify(result.value)}`);
  return result.error;
}
