import { PromptLookup } from './prompt-lookup.ts';
import { SpeculationGate } from './prompt-lookup-gate.ts';

/**
 * Drafts for one greedy reply, as long as they pay. Guesses are compared with what was written also
 * while none are verified, which costs nothing and shows when it would pay again.
 */
export class Drafter {
  private readonly mostDrafted: number;
  private readonly lookup = new PromptLookup();
  private readonly gate: SpeculationGate;
  private guesses: readonly number[] = [];

  constructor(mostDrafted: number) {
    this.mostDrafted = mostDrafted;
    this.gate = new SpeculationGate(mostDrafted);
  }

  /** Every token of the prompt and of the reply, in order; of a draft only what was accepted. */
  push(id: number): void {
    const [guess, ...later] = this.guesses;
    if (guess !== undefined) this.gate.recordGuess(guess === id);
    this.guesses = guess === id ? later : [];
    this.lookup.push(id);
  }

  /** Tokens to verify behind the latest one, at most `room`; none where one token is faster. */
  draft(room: number): readonly number[] {
    this.guesses = this.lookup.draft(this.mostDrafted);
    return this.guesses.slice(0, Math.min(room, this.gate.draftLength()));
  }

  /** How long a pass over so many tokens took, from its start to its logits. */
  recordPass(tokens: number, milliseconds: number): void {
    this.gate.recordPass(tokens, milliseconds);
  }
}
