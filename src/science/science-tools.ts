import type { Chemistry } from './chemistry.ts';
import type { Crystallography } from './crystallography.ts';
import type { Folding } from './folding.ts';

/** Everything that calculates in a worker, for code that must not start one. */
export interface ScienceTools {
  readonly chemistry: Chemistry;
  readonly folding: Folding;
  readonly crystallography: Crystallography;
}
