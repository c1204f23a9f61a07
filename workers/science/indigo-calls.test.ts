import { beforeAll, describe, expect, test, vi } from 'vitest';
import { startIndigo, startToolkits } from './rdkit.fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let toolkits: Awaited<ReturnType<typeof startToolkits>>;
let readInchi: Awaited<ReturnType<typeof startIndigo>>;

beforeAll(async () => {
  toolkits = await startToolkits();
  readInchi = await startIndigo();
});

describe('reading an InChI', () => {
  test.each([
    'CC(=O)Oc1ccccc1C(=O)O',
    'C[C@H](N)C(=O)O',
    'C/C=C\\C',
    'OC[C@H]1OC(O)[C@H](O)[C@@H](O)[C@@H]1O',
    'Cn1cnc2c1c(=O)n(C)c(=O)n2C',
    '[Na+].[Cl-]',
  ])('gives back the molecule %s', async (smiles) => {
    const meant = await toolkits.rdkit('describe', { smiles });
    if (!meant.ok) throw new Error(meant.error.message);
    const read = await readInchi({ inchi: meant.value.inchi });
    if (!read.ok) throw new Error(read.error.message);
    expect(await toolkits.rdkit('describe', { smiles: read.value })).toMatchObject({
      ok: true,
      value: { inchi: meant.value.inchi },
    });
  });

  test.each([
    'CC(=O)Nc1ccc(O)cc1',
    'CC(=O)N[C@@H](C)C(=O)N[C@@H](C)C(N)=O',
    'O=c1cc[nH]c(=O)[nH]1',
    'CC(N)=S',
    'NC(N)=O',
    'Nc1ccn(C2CCC(CO)O2)c(=O)n1',
    'Cn1c(=O)c2c(ncn2C)n(C)c1=O',
    'O=C(O)c1ccccc1O',
  ])('puts the mobile hydrogens of %s where chemists draw them', async (smiles) => {
    const meant = await toolkits.rdkit('describe', { smiles });
    if (!meant.ok) throw new Error(meant.error.message);
    const read = await readInchi({ inchi: meant.value.inchi });
    if (!read.ok) throw new Error(read.error.message);
    expect(await toolkits.rdkit('usualTautomer', { smiles: read.value })).toEqual({
      ok: true,
      value: meant.value.canonicalSmiles,
    });
  });

  test('refuses what is none, names it, and goes on', async () => {
    expect(await readInchi({ inchi: 'InChI=1S/rubbish' })).toMatchObject({
      ok: false,
      error: { message: 'Indigo does not read the InChI “InChI=1S/rubbish”.' },
    });
    expect(await readInchi({ inchi: 'InChI=1S/CH4/h1H4' })).toMatchObject({ ok: true });
  });
});

describe('reading a molfile', () => {
  test('refuses what is none', async () => {
    expect(await toolkits.rdkit('describeMolfile', { molfile: 'no molfile\n\n\nM  END' })).toEqual({
      ok: false,
      error: expect.objectContaining({ message: 'RDKit does not read this molfile.' }),
    });
  });

  test('refuses one without atoms', async () => {
    const empty = '\n\n\n  0  0  0  0  0  0  0  0  0  0999 V2000\nM  END\n';
    expect(await toolkits.rdkit('describeMolfile', { molfile: empty })).toMatchObject({
      ok: false,
    });
  });
});
