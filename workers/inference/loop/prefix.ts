/**
 * The tokens that row 0 of a cache is known to hold, kept from run to run, so that a prompt is read
 * only from where it differs. What is read again is read in the same pieces as the first time: the
 * kernels of both backends give numbers that depend on how many tokens they see at once, and the
 * same seed must give the same reply with and without a warm cache.
 */
export class HeldTokens {
  private ids: number[] = [];
  /** How many of them were read in the pieces of a prompt; the others came one by one. */
  private promptLength = 0;

  /**
   * How many tokens of a prompt, and of what had been written behind it, need not be read again:
   * whole pieces of the prompt, or all of the same prompt and then single tokens. At least the last
   * token is read anew, because its logits are needed.
   */
  reusable(
    promptIds: readonly number[],
    writtenIds: readonly number[],
    tokensPerPiece: number,
  ): number {
    const all = [...promptIds, ...writtenIds];
    const difference = all.findIndex((id, index) => id !== this.ids[index]);
    const common = difference < 0 ? all.length : difference;
    const isSamePrompt = this.promptLength === promptIds.length && common >= promptIds.length;
    if (isSamePrompt && writtenIds.length > 0) return Math.min(common, all.length - 1);
    const inPrompt = Math.min(common, this.promptLength, promptIds.length - 1);
    return inPrompt - (inPrompt % tokensPerPiece);
  }

  /** Before a call that writes behind `length` tokens: whether it will succeed is not known. */
  forgetBehind(length: number): void {
    this.ids.length = Math.min(this.ids.length, length);
    this.promptLength = Math.min(this.promptLength, length);
  }

  /** After a call that succeeded. */
  add(ids: readonly number[], how: 'prompt' | 'reply'): void {
    for (const id of ids) this.ids.push(id);
    if (how === 'prompt') this.promptLength = this.ids.length;
  }
}
