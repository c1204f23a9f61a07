const LONGEST = 4;
const SHORTEST = 2;
/** More than any tokenizer has tokens, and small enough for an exact key of two numbers. */
const MOST_TOKENS = 2 ** 20;

/** All sequences of n tokens so far: each has a number, and the place behind its latest occurrence. */
class Grams {
  private readonly numbers = new Map<number, number>();
  private readonly ends: (number | undefined)[] = [];

  /** The number of the sequence that extends the one of n − 1 tokens with this number by this token. */
  numberOf(shorter: number, id: number): number {
    const key = shorter * MOST_TOKENS + id;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(key, number);
    return number;
  }

  endsAt(number: number, end: number): void {
    this.ends[number] = end;
  }

  endOf(number: number): number | undefined {
    return this.ends[number];
  }
}

/**
 * Guesses the next tokens from what stands in the text already, as prompt lookup decoding does
 * (the idea of arXiv 2304.04487 without a reference apart from the text): reasoning repeats names,
 * numbers and SMILES of the question. A token costs a few look-ups, however long the text is.
 */
export class PromptLookup {
  private readonly ids: number[] = [];
  /** The sequences of 2, 3 and 4 tokens. */
  private readonly grams = Array.from({ length: LONGEST - SHORTEST + 1 }, () => new Grams());
  /** The numbers of the last 1, 2, 3 and 4 tokens, as far as there are so many. */
  private latest: readonly number[] = [];

  /** Appends a token of the prompt or of the reply. */
  push(id: number): void {
    // Indexed only now that a token follows: what is looked up must not find itself.
    for (const [index, number] of this.latest.slice(SHORTEST - 1).entries())
      this.grams[index]?.endsAt(number, this.ids.length);
    const longer = this.latest
      .slice(0, LONGEST - 1)
      .map((shorter, index) => this.grams[index]?.numberOf(shorter, id) ?? 0);
    this.latest = [id, ...longer];
    this.ids.push(id);
  }

  /**
   * What followed the latest earlier occurrence of the last 4 tokens, else of the last 3, else of
   * the last 2; nothing where there is none. Where that runs into the end of the text, it goes on
   * with itself, so that repetitions are guessed on: `most` tokens or none.
   */
  draft(most: number): readonly number[] {
    const end = this.endOfEarlier();
    if (end === undefined) return [];
    const period = this.ids.length - end;
    return Array.from({ length: most }, (_, index) => this.ids[end + (index % period)] as number);
  }

  private endOfEarlier(): number | undefined {
    for (let index = this.grams.length - 1; index >= 0; index--) {
      const number = this.latest[index + SHORTEST - 1];
      const end = number === undefined ? undefined : this.grams[index]?.endOf(number);
      if (end !== undefined) return end;
    }
    return undefined;
  }
}
