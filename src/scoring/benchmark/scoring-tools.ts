import type { MoleculeBatches } from '#science/chemistry.ts';
import type { Folding } from '#science/folding.ts';

/** What scorers ask of toolkits: answers about thousands of molecules, and folding. */
export interface ScoringTools {
  readonly chemistry: MoleculeBatches;
  readonly folding: Folding;
}
