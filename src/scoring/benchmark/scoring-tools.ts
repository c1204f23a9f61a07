import type { MoleculeBatches } from '#science/chemistry.ts';
import type { Folding } from '#science/folding.ts';
import type { WordPieces } from '../metrics/text/word-pieces.ts';

/** What scorers ask of toolkits: answers about thousands of molecules, and folding. */
export interface ScoringTools {
  readonly chemistry: MoleculeBatches;
  readonly folding: Folding;
  /** SciBERT's, whose vocabulary is not part of this; without it some figures of texts are absent. */
  readonly wordPieces?: WordPieces;
}
