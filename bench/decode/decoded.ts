/** One reply of one sample, as every contestant reports it. */
export interface Decoded {
  readonly ids: readonly number[];
  readonly promptText: string;
  readonly promptTokenCount: number;
  /** Tokens of the prompt that were not computed again. */
  readonly reusedTokenCount: number;
  /** From the call to the first token. */
  readonly timeToFirstTokenMs: number;
  /** When each token came, in milliseconds since the call. */
  readonly tokenTimesMs: readonly number[];
  /** When the call began, in milliseconds since 1970 by the page's own clock. */
  readonly startedAt: number;
}

/** From the first token to the last, divided by the tokens that came after the first. */
export function msPerToken({ tokenTimesMs: times }: Decoded): number {
  return ((times.at(-1) ?? 0) - (times[0] ?? 0)) / Math.max(1, times.length - 1);
}

/** How many tokens at the beginning are the same. */
export function agreeingTokens(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((id, i) => id !== b[i]);
  return differing < 0 ? a.length : differing;
}
