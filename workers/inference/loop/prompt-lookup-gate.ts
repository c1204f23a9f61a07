const KEPT_PASSES = 5;
const PASSES_TO_BELIEVE = 3;
/** Share of a single token's time that one more is taken to cost until it has been measured. */
const HOPED_COST = 0.1;
/** A draft must promise so much, since what was measured moves by a few percent. */
const LEAST_GAIN = 1.05;
/** Of what is known about guesses after each new one: about the last 30 count. */
const MEMORY = 0.97;

/**
 * Says how many guessed tokens are worth verifying in one pass, from how often guesses were right
 * and how long passes took; the arithmetic is that of arXiv 2211.17192, section 3.3. Passes have
 * 2, 4, 8, … tokens, so that there are few shapes to compile; a longer one is tried only when the one
 * before it has been measured, so that little is lost where a pass costs as much as its tokens.
 */
export class SpeculationGate {
  private readonly lengths: readonly number[];
  /** Milliseconds of the latest passes, by their tokens. */
  private readonly passes = new Map<number, readonly number[]>();
  // As if one of two guesses had been right: enough to begin, soon forgotten.
  private right = 1;
  private guessed = 2;

  constructor(mostDrafted: number) {
    this.lengths = [1, 3, 7, 15, 31].filter((length) => length <= mostDrafted);
  }

  /** A guessed token whose place was reached: it was right, or another one came. */
  recordGuess(wasRight: boolean): void {
    this.right = this.right * MEMORY + (wasRight ? 1 : 0);
    this.guessed = this.guessed * MEMORY + 1;
  }

  /** A pass over one token, or over a draft of `tokens` − 1 and the token before it. */
  recordPass(tokens: number, milliseconds: number): void {
    const latest = [...(this.passes.get(tokens) ?? []), milliseconds];
    this.passes.set(tokens, latest.slice(-KEPT_PASSES));
  }

  /** How many tokens to draft now: 0 when a pass over one token is faster or not measured yet. */
  draftLength(): number {
    const single = this.measured(1);
    if (single === undefined) return 0;
    let best = 0;
    let bestGain = LEAST_GAIN;
    for (const [index, length] of this.lengths.entries()) {
      const measured = this.measured(1 + length);
      const cost = (measured ?? this.hoped(single, index)) / single;
      const gain = this.expectedTokens(length) / cost;
      if (gain > bestGain) [best, bestGain] = [length, gain];
      if (measured === undefined) break;
    }
    return best;
  }

  /** Tokens that a pass over a draft gives: those before the first wrong one, and one more. */
  private expectedTokens(length: number): number {
    const share = this.right / this.guessed;
    let tokens = 0;
    for (let place = 0; place <= length; place++) tokens += share ** place;
    return tokens;
  }

  /** The middle of the latest times: the first ones of a length also compile its shaders. */
  private measured(tokens: number): number | undefined {
    const passes = this.passes.get(tokens) ?? [];
    if (passes.length < PASSES_TO_BELIEVE) return undefined;
    return passes.toSorted((a, b) => a - b)[Math.floor(passes.length / 2)];
  }

  /** Goes on from the length before as its tokens cost. */
  private hoped(single: number, index: number): number {
    const length = this.lengths[index] ?? 0;
    const shorter = this.lengths[index - 1];
    const measured = shorter === undefined ? undefined : this.measured(1 + shorter);
    if (shorter === undefined || measured === undefined) return single * (1 + HOPED_COST * length);
    return single + Math.max(0, measured - single) * (length / shorter);
  }
}
