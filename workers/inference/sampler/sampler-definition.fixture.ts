import type { TopLogits, TopRequest } from '../model/language-model.ts';
import type { Sampling } from '../protocol.ts';
import { GREEDY } from './greedy.ts';
import type { TokenHistory } from './sampler.ts';

export const PLAIN: Sampling = { ...GREEDY, temperature: 1, seed: 7 };

export function history(reply: readonly number[], prompt: readonly number[] = []): TokenHistory {
  const counts = new Map<number, number>();
  for (const id of reply) counts.set(id, (counts.get(id) ?? 0) + 1);
  return { seen: new Set([...prompt, ...reply]), counts };
}

interface Ranked {
  readonly id: number;
  readonly logit: number;
}

/** The definition of sampling, written as one would explain it, without a thought for speed. */
export function distributionOf(
  logits: readonly number[],
  sampling: Sampling,
  past: TokenHistory,
  allowed?: Uint32Array,
) {
  const { temperature, topK, topP, minP } = sampling;
  const ranked = logits
    .map((logit, id) => ({ id, logit: penalise(Math.fround(logit), id, sampling, past) }))
    .filter(({ id }) => allows(allowed, id))
    .filter(({ logit }) => logit > Number.NEGATIVE_INFINITY)
    .sort((a, b) => b.logit - a.logit || a.id - b.id);
  const best = ranked[0]?.logit ?? 0;
  const weight = ({ logit }: Ranked) => Math.exp((logit - best) / temperature);
  const sum = (tokens: readonly Ranked[]) => tokens.reduce((all, token) => all + weight(token), 0);

  let kept = topK > 0 ? ranked.slice(0, topK) : ranked;
  /** How near to the border of a filter a token lies. */
  let margin = Number.POSITIVE_INFINITY;
  if (topP < 1) {
    const total = sum(kept);
    let reached = 0;
    const size = kept.findIndex((token) => {
      reached += weight(token) / total;
      margin = Math.min(margin, Math.abs(reached - topP));
      return reached >= topP;
    });
    kept = size < 0 ? kept : kept.slice(0, size + 1);
  }
  if (minP > 0) {
    for (const token of kept) margin = Math.min(margin, Math.abs(weight(token) / minP - 1));
    kept = kept.filter((token) => weight(token) >= minP);
  }
  const total = sum(kept);
  const probabilities = logits.map(() => 0);
  for (const token of kept) probabilities[token.id] = weight(token) / total;
  return { ranked, probabilities, margin };
}

function penalise(logit: number, id: number, sampling: Sampling, past: TokenHistory): number {
  const { repetitionPenalty, presencePenalty, frequencyPenalty } = sampling;
  let value = logit;
  if (past.seen.has(id)) value = value > 0 ? value / repetitionPenalty : value * repetitionPenalty;
  const count = past.counts.get(id) ?? 0;
  value -= count * frequencyPenalty;
  if (count > 0) value -= presencePenalty;
  return Math.fround(value);
}

function allows(allowed: Uint32Array | undefined, id: number): boolean {
  return allowed === undefined || (((allowed[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1;
}

/** The definition of the top, by sorting everything. */
export function topOf(
  logits: readonly number[],
  { count, temperature }: TopRequest,
  allowed?: Uint32Array,
): TopLogits {
  const exact = logits.map(Math.fround);
  const ranked = exact
    .map((logit, id) => ({ id, logit }))
    .filter(({ id, logit }) => allows(allowed, id) && logit > Number.NEGATIVE_INFINITY)
    .sort((a, b) => b.logit - a.logit || a.id - b.id);
  const best = ranked[0]?.logit ?? 0;
  const top = ranked.slice(0, count);
  return {
    ids: Uint32Array.from(top, ({ id }) => id),
    logits: Float32Array.from(top, ({ logit }) => logit),
    logSumExp: best + Math.log(exact.reduce((sum, logit) => sum + Math.exp(logit - best), 0)),
    temperedSum: ranked.reduce((sum, { logit }) => sum + Math.exp((logit - best) / temperature), 0),
  };
}

export function maskOf(ids: readonly number[], vocabulary: number): Uint32Array {
  const words = new Uint32Array(Math.ceil(vocabulary / 32));
  for (const id of ids) words[id >> 5] = (words[id >> 5] ?? 0) | (1 << (id & 31));
  return words;
}
