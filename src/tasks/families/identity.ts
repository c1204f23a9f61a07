import type { Decoding } from '../task.ts';

/** What every task states about itself, whatever its family. */
export interface Identity {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly summary: string;
  readonly caveat: string;
  readonly synonyms: readonly string[];
}

export const GREEDY: Decoding = { temperature: 0 };
