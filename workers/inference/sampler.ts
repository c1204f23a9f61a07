import { assert } from '#base/assert.ts';
import { type Random, seededRandom } from '#base/seeded-random.ts';
import type { Sampling } from './protocol.ts';

/** Picks the next token from raw logits [vocabulary]; `seen` are prompt and reply so far. */
export type Sampler = (logits: Float32Array, seen: ReadonlySet<number>) => number;

interface Candidate {
  readonly id: number;
  readonly logit: number;
}

/**
 * Filters in the order of Hugging Face's generation: repetition penalty, temperature, top-k,
 * top-p, min-p; then one draw from what is left. Equal logits are ordered by token id, so the
 * choice does not depend on the sorting algorithm.
 */
export function createSampler(sampling: Sampling): Sampler {
  const random = seededRandom(sampling.seed);
  return (logits, seen) => {
    const penalised = penaliseRepetition(logits, seen, sampling.repetitionPenalty);
    if (sampling.temperature === 0) return argMax(penalised);
    return draw(keepLikely(penalised, sampling), sampling.temperature, random);
  };
}

/** The first index of the largest value. Throws when the model computed no number at all. */
export function argMax(values: Float32Array): number {
  let best = -1;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value > bestValue) {
      best = index;
      bestValue = value;
    }
  }
  assert(best >= 0, 'the logits hold no finite number');
  return best;
}

function penaliseRepetition(
  logits: Float32Array,
  seen: ReadonlySet<number>,
  penalty: number,
): Float32Array {
  if (penalty === 1) return logits;
  const penalised = logits.slice();
  for (const id of seen) {
    const logit = penalised[id];
    if (logit !== undefined) penalised[id] = logit > 0 ? logit / penalty : logit * penalty;
  }
  return penalised;
}

function keepLikely(
  logits: Float32Array,
  { temperature, topK, topP, minP }: Sampling,
): Candidate[] {
  const best = logits[argMax(logits)] as number;
  // A token this far below the best one has a probability of less than 1e-13: it is never drawn.
  const floor = best - 30 * temperature;
  const candidates: Candidate[] = [];
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id] as number;
    if (logit >= floor) candidates.push({ id, logit });
  }
  candidates.sort((a, b) => b.logit - a.logit || a.id - b.id);
  if (topK > 0) candidates.length = Math.min(candidates.length, topK);
  if (topP < 1) candidates.length = nucleusSize(candidates, temperature, topP);
  if (minP > 0) {
    const lowest = best + temperature * Math.log(minP);
    return candidates.filter(({ logit }) => logit >= lowest);
  }
  return candidates;
}

/** How many of the sorted candidates it takes to reach probability p (arXiv 1904.09751); at least 1. */
function nucleusSize(candidates: readonly Candidate[], temperature: number, topP: number): number {
  const weights = softmaxWeights(candidates, temperature);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  const last = weights.findIndex((weight) => {
    reached += weight;
    return reached >= topP * total;
  });
  return last < 0 ? candidates.length : last + 1;
}

function draw(candidates: readonly Candidate[], temperature: number, random: Random): number {
  const weights = softmaxWeights(candidates, temperature);
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const drawn = candidates.find((_, index) => {
    left -= weights[index] as number;
    return left < 0;
  });
  const id = (drawn ?? candidates.at(-1))?.id;
  assert(id !== undefined, 'at least one candidate is left to draw from');
  return id;
}

/** Unnormalised probabilities; the first candidate, the best one, has weight 1. */
function softmaxWeights(candidates: readonly Candidate[], temperature: number): number[] {
  const best = candidates[0]?.logit ?? 0;
  return candidates.map(({ logit }) => Math.exp((logit - best) / temperature));
}
