import type { DecodeLoop, Sampling } from '../protocol.ts';

/**
 * A model with a key-value cache of one or more rows, a sequence in each. Positions are counted from
 * 0 and told by the caller with each call: a row is rewound by naming an earlier one. Calls must not
 * overlap.
 */
export interface LanguageModel {
  /** Length of a row of logits; a padded embedding makes it longer than the tokenizer's. */
  readonly vocabulary: number;
  /** Tokens that a row may hold at most. */
  readonly contextLength: number;
  /** How many tokens one `read` may take. */
  readonly mostTokensPerStep: number;
  readonly mostRows: number;
  /** Whether `read` can give the logits of more than the last position. */
  readonly givesEveryPosition: boolean;
  readonly loop: DecodeLoop;
  /**
   * Makes room for so many rows of at least `length` tokens each. Row 0 keeps its first `kept`
   * tokens; everything else is undefined. Throws `out-of-memory`, and is then as before.
   */
  reserve(rows: number, length: number, kept: number): Promise<void>;
  /**
   * Appends tokens to row 0 behind its first `start` tokens and returns the logits after the last
   * `positions` of them, one row of logits each.
   */
  read(ids: readonly number[], start: number, positions?: number): Promise<Logits>;
  /** Appends token `ids[row]` behind the first `starts[row]` tokens of row 0, 1, …; all at once. */
  step(ids: readonly number[], starts: readonly number[]): Promise<Logits>;
  /**
   * Row i becomes a copy of the first `length` tokens of what row `parents[i]` was before the call.
   * The caller may know that both have the first `shared` of them in common.
   */
  reorder(parents: readonly number[], length: number, shared?: number): Promise<void>;
  /** Several steps of row 0 before anything is read back; absent where nothing is gained by it. */
  readonly fly?: Fly | undefined;
  dispose(): Promise<void>;
}

export interface Fly {
  /** Appends `id` behind the first `start` tokens, draws the next token, appends it, and so on. */
  (flight: Flight, start: number): Promise<Flown>;
  /** Steps that one flight has at most. */
  readonly most: number;
}

export interface Flight {
  readonly id: number;
  /** One that `canDrawOnGpu`. */
  readonly sampling: Sampling;
  readonly topCount: number;
  /** For each step the number in [0, 1) that decides its draw. */
  readonly uniforms: readonly number[];
}

export interface Flown {
  /** What each step drew; the last was not appended. */
  readonly ids: readonly number[];
  /** What each step drew from. */
  readonly tops: readonly TopLogits[];
}

/** Logits [rows, vocabulary] of the latest `read` or `step`; only valid until the next call. */
export interface Logits {
  readonly rows: number;
  /** All raw logits of a row. */
  all(row: number): Promise<Float32Array>;
  /** The best of every row, without moving all; absent where `all` costs nothing. */
  readonly top?: (request: TopRequest) => Promise<readonly TopLogits[]>;
}

export interface TopRequest {
  /** At most `MOST_TOP`. */
  readonly count: number;
  /** Of `temperedSum`; above 0. */
  readonly temperature: number;
  /** For each row the tokens that may come, bit `id & 31` of word `id >> 5`; all where undefined. */
  readonly allowed?: readonly (Uint32Array | undefined)[];
}

export const MOST_TOP = 64;

export interface TopLogits {
  /**
   * The best allowed tokens, best first, equal ones by id; none of −Infinity. Fewer than asked for
   * only where there are no others.
   */
  readonly ids: Uint32Array;
  readonly logits: Float32Array;
  /** ln Σ exp(logit) over the whole vocabulary, allowed or not. */
  readonly logSumExp: number;
  /** Σ exp((logit − best) / temperature) over the allowed tokens. */
  readonly temperedSum: number;
}
