import { foldRna } from '#science/rna/fold-rna.ts';
import { startMoleculeBatches } from '../metrics/molecules/molecule-batches.fixture.ts';
import type { ScoringTools } from './scoring-tools.ts';

/** RDKit and folding in this process. */
export async function startTools(): Promise<ScoringTools> {
  return {
    chemistry: await startMoleculeBatches(),
    folding: { foldRna: async (sequence) => foldRna(sequence) },
  };
}

const NOT_ASKED_FOR = () => Promise.reject(new Error('not asked for'));

/** For scorers that need no tool. */
export const notAsked: ScoringTools = {
  chemistry: {
    canonicaliseMolecules: NOT_ASKED_FOR,
    writeInchis: NOT_ASKED_FOR,
    compareMolecules: NOT_ASKED_FOR,
    compareEnvironments: NOT_ASKED_FOR,
  },
  folding: { foldRna: NOT_ASKED_FOR },
};
