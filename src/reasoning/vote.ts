import type { Answer } from '#tasks/answer.ts';

/** One sample's answer, ready to be counted. */
export interface Ballot {
  readonly sample: number;
  /** Undefined where the reply holds no answer that can be read. */
  readonly answer: Answer | undefined;
  /** Answers with the same key are the same; numbers are grouped by tolerance instead. */
  readonly key: string | undefined;
  /** Mean probability of the answer's tokens, 0 to 1. */
  readonly confidence: number;
}

export interface VoteGroup {
  /** The answer of its most confident sample. */
  readonly answer: Answer;
  /** Samples that gave it, the most confident first. */
  readonly samples: readonly number[];
  /** Of the ballots that can be read; all groups add to 1. */
  readonly share: number;
  /** As `share`, each ballot counted by its confidence (CISC, arXiv 2502.06233). */
  readonly weightedShare: number;
}

/** Self-consistency (arXiv 2203.11171): what several samples agree on. */
export interface Vote {
  /** The most votes first; equal ones by weighted share, then by the first sample. */
  readonly groups: readonly VoteGroup[];
  readonly unreadable: readonly number[];
  /** Where the answers are numbers: their median and the interval that holds the middle 80 %. */
  readonly numbers?: { readonly median: number; readonly low: number; readonly high: number };
}
