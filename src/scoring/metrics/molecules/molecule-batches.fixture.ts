import type { MoleculeBatches } from '#science/chemistry.ts';
import { startToolkits } from '#workers/science/rdkit.fixture.ts';

/** RDKit in this process. */
export async function startMoleculeBatches(): Promise<MoleculeBatches> {
  const { rdkit } = await startToolkits();
  return {
    canonicaliseMolecules: (smiles) => rdkit('canonicaliseEach', { smiles }),
    writeInchis: (smiles) => rdkit('writeInchiOfEach', { smiles }),
    compareMolecules: (pairs) => rdkit('compareEach', { pairs }),
    compareEnvironments: (pairs) => rdkit('compareEnvironmentsOfEach', { pairs }),
  };
}
