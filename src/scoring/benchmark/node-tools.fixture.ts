import { foldRna } from '#science/rna/fold-rna.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import { chemistryWith } from '../checked.fixture.ts';
import { startMoleculeBatches } from '../metrics/molecules/molecule-batches.fixture.ts';

/** RDKit and folding in this process; crystals are never asked for. */
export async function startTools(): Promise<ScienceTools> {
  const chemistry = chemistryWith(await startMoleculeBatches());
  return {
    chemistry,
    folding: { foldRna: async (sequence) => foldRna(sequence) },
    crystallography: {
      findSymmetry: NOT_ASKED_FOR,
      wyckoffPositions: NOT_ASKED_FOR,
      symmetryOperations: NOT_ASKED_FOR,
    },
  };
}

const NOT_ASKED_FOR = () => Promise.reject(new Error('not asked for'));
