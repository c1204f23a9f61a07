import { nextMacrotask } from '#base/macrotask.ts';
import type { Flight, Flown, Fly, LanguageModel, Logits } from '../model/language-model.ts';
import type { HeldTokens } from './prefix.ts';

/**
 * The model's cache as one run uses it: rows of equal length, and a record of what row 0 holds that
 * stays right when a call fails. Before each call the event loop has a turn, so that an abort and
 * a person's wishes take effect within one token; after an abort no result is given out.
 */
export class RunCache {
  readonly model: LanguageModel;
  private readonly held: HeldTokens;
  private readonly signal: AbortSignal;
  private tokens = 0;
  private room = 0;
  /** Whether all rows in use begin with the prompt; only row 0 does at first. */
  private rowsHavePrompt = false;

  constructor(model: LanguageModel, held: HeldTokens, signal: AbortSignal) {
    this.model = model;
    this.held = held;
    this.signal = signal;
  }

  /** Tokens in each row. */
  get length(): number {
    return this.tokens;
  }

  /** How many more tokens each row has room for. */
  get left(): number {
    return this.room - this.tokens;
  }

  /** Makes room, and keeps the first `kept` tokens of row 0. */
  async reserve(rows: number, length: number, kept: number): Promise<void> {
    await this.turn();
    this.held.forgetBehind(kept);
    await this.model.reserve(rows, length, kept);
    this.tokens = kept;
    this.rowsHavePrompt = false;
    this.room = length;
  }

  /** Appends tokens to row 0, as many as one step takes. */
  async read(ids: readonly number[], how: 'prompt' | 'reply'): Promise<Logits> {
    const logits = await this.ahead(ids, this.tokens);
    this.tokens += ids.length;
    this.held.add(ids, how);
    return logits;
  }

  /** Appends a token to each of the first rows. */
  async step(ids: readonly number[]): Promise<Logits> {
    await this.turn();
    const start = this.tokens;
    this.held.forgetBehind(start);
    const logits = await this.model.step(
      ids,
      ids.map(() => start),
    );
    this.tokens++;
    this.held.add(ids.slice(0, 1), 'reply');
    this.signal.throwIfAborted();
    return logits;
  }

  /**
   * Reads tokens of row 0 from `start` on without counting them as part of it: a branch that the
   * next call overwrites, unless `keep` counts it.
   */
  async ahead(ids: readonly number[], start: number, positions = 1): Promise<Logits> {
    await this.turn();
    this.held.forgetBehind(start);
    const logits = await this.model.read(ids, start, positions);
    this.signal.throwIfAborted();
    return logits;
  }

  /** Takes the step of one token of row 0 again: what lies behind it stays. */
  async again(id: number, start: number): Promise<Logits> {
    await this.turn();
    const logits = await this.model.step([id], [start]);
    this.signal.throwIfAborted();
    return logits;
  }

  /** Reads what a flight draws behind row 0 without counting it, as `ahead` does. */
  async fly(fly: Fly, flight: Flight): Promise<Flown> {
    await this.turn();
    this.held.forgetBehind(this.tokens);
    const flown = await fly(flight, this.tokens);
    this.signal.throwIfAborted();
    return flown;
  }

  /** Counts the tokens that lie behind row 0 already as part of it. */
  keep(ids: readonly number[]): void {
    this.tokens += ids.length;
    this.held.add(ids, 'reply');
  }

  /**
   * Row i becomes what row `parents[i]` was; the new row 0 begins with the prompt and then the reply
   * that are told.
   */
  async gather(
    parents: readonly number[],
    promptIds: readonly number[],
    replyIds: readonly number[],
  ): Promise<void> {
    if (parents.every((parent, row) => parent === row)) return;
    await this.turn();
    this.held.forgetBehind(0);
    await this.model.reorder(parents, this.tokens, this.rowsHavePrompt ? promptIds.length : 0);
    this.rowsHavePrompt = true;
    this.held.add(promptIds, 'prompt');
    this.held.add(replyIds.slice(0, this.tokens - promptIds.length), 'reply');
    this.signal.throwIfAborted();
  }

  /** For calls of others on the model, which leave row 0 with its first `ids` and anything behind. */
  async lend<T>(ids: readonly number[], call: () => Promise<T>): Promise<T> {
    this.held.forgetBehind(0);
    const result = await call();
    this.held.add(ids, 'prompt');
    return result;
  }

  private async turn(): Promise<void> {
    await nextMacrotask();
    this.signal.throwIfAborted();
  }
}
