import { Qwen3Reference, type ReferenceModel } from './qwen3-reference.ts';

export interface GreedyToken {
  readonly id: number;
  /** Logit of the token minus that of the second best. */
  readonly margin: number;
}

/** The most probable `count` tokens behind the prompt, one after the other; stop tokens do not stop it. */
export function greedyTokens(
  model: ReferenceModel,
  prompt: readonly number[],
  count: number,
): readonly GreedyToken[] {
  const reference = new Qwen3Reference(model);
  const tokens: GreedyToken[] = [];
  let logits = reference.advance(prompt);
  while (tokens.length < count) {
    const best = bestToken(logits);
    tokens.push(best);
    if (tokens.length < count) logits = reference.advance([best.id]);
  }
  return tokens;
}

/** The index of the largest logit (the first of equals) and its lead. */
export function bestToken(logits: ArrayLike<number>): GreedyToken {
  let id = 0;
  let best = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) {
    const logit = logits[i] ?? Number.NEGATIVE_INFINITY;
    if (logit > best) {
      second = best;
      best = logit;
      id = i;
    } else if (logit > second) second = logit;
  }
  return { id, margin: best - second };
}
