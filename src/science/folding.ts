import type { InputError, Result } from '#base/result.ts';

export interface FoldedRna {
  /** Letters A, C, G, U. */
  readonly sequence: string;
  /** Dots and brackets, one for each letter. */
  readonly structure: string;
  /** Free energy of the structure at 37 °C in kcal/mol. */
  readonly energy: number;
  /** What each loop adds, in the order of `loopsOf`. */
  readonly loopEnergies: readonly number[];
}

/** Secondary structures by dynamic programming, in a worker that can be ended. */
export interface Folding {
  /** The structure of minimum free energy (nearest-neighbour model, Turner 2004); T is read as U. */
  foldRna(sequence: string, signal?: AbortSignal): Promise<Result<FoldedRna, InputError>>;
}
