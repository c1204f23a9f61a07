import { beforeAll, describe, expect, it } from 'vitest';
import { startToolkits } from './rdkit.fixture.ts';

describe('a molecule as a graph', () => {
  let toolkits: Awaited<ReturnType<typeof startToolkits>>;
  beforeAll(async () => {
    toolkits = await startToolkits();
  });

  it('has aromatic bonds of order 4, charges and the hydrogens that are not written', async () => {
    const graph = await toolkits.rdkit('readGraph', { smiles: 'Oc1ccccc1.[NH4+]' });
    if (!graph.ok) throw new Error(graph.error.message);
    const { atoms, bonds } = graph.value;
    expect(atoms[0]).toEqual({ atomicNumber: 8, charge: 0, hydrogens: 1, written: 0 });
    expect(atoms.at(-1)).toEqual({ atomicNumber: 7, charge: 1, hydrogens: 4, written: 7 });
    expect(bonds.filter(({ order }) => order === 4)).toHaveLength(6);
    expect(bonds).toHaveLength(7);
  });

  it('numbers atoms as they are written, also behind hydrogens of their own', async () => {
    const graph = await toolkits.rdkit('readGraph', { smiles: '[H]OC' });
    expect(graph).toMatchObject({
      value: {
        atoms: [
          { atomicNumber: 8, written: 1 },
          { atomicNumber: 6, written: 2 },
        ],
      },
    });
  });

  it('says why a molecule has none', async () => {
    expect(await toolkits.rdkit('readGraph', { smiles: 'C(C)(C)(C)(C)C' })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('5 bonds') },
    });
  });
});
