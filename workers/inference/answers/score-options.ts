import { definitely } from '#base/assert.ts';
import type { LanguageModel } from '../model/language-model.ts';
import { logSumExp } from '../sampler/log-probability.ts';

/**
 * The probability of each option, given that one of them and then a stop token is written behind the
 * first `length` tokens of row 0; they add to 1. `firstLogits` are the logits after these tokens.
 * What options have in common is read once. Row 0 keeps its first `length` tokens and must have room
 * for the longest option; no logits of before are valid any more.
 */
export async function scoreOptions(
  model: LanguageModel,
  length: number,
  options: readonly (readonly number[])[],
  firstLogits: Float32Array,
  stopTokens: ReadonlySet<number>,
  signal?: AbortSignal,
): Promise<readonly number[]> {
  const scores = new Float64Array(options.length).fill(Number.NEGATIVE_INFINITY);
  const { ids, end } = commonBeginning(treeOf(options));
  let logits = firstLogits;
  // What all options have in common takes no part in their ratio: only its last logits matter.
  for (let at = 0; at < ids.length; at += model.mostTokensPerStep) {
    signal?.throwIfAborted();
    const read = await model.read(ids.slice(at, at + model.mostTokensPerStep), length + at);
    logits = await read.all(0);
  }
  await scoreBranches({ model, stopTokens, scores, signal }, end, length + ids.length, 0, logits);
  return shares(scores);
}

/** Options that begin alike share the way to the place where they part. */
interface Place {
  readonly next: Map<number, Place>;
  /** Options that end here. */
  readonly ends: number[];
}

function treeOf(options: readonly (readonly number[])[]): Place {
  const root: Place = { next: new Map(), ends: [] };
  for (const [index, ids] of options.entries()) {
    let place = root;
    for (const id of ids) {
      const following: Place = place.next.get(id) ?? { next: new Map(), ends: [] };
      place.next.set(id, following);
      place = following;
    }
    place.ends.push(index);
  }
  return root;
}

/** The tokens, at most `most`, from a place to the first where an option ends or options part. */
function commonBeginning(start: Place, most = Number.POSITIVE_INFINITY) {
  const ids: number[] = [];
  let end = start;
  let [only, ...others] = end.next;
  while (only && others.length === 0 && end.ends.length === 0 && ids.length < most) {
    ids.push(only[0]);
    end = only[1];
    [only, ...others] = end.next;
  }
  return { ids, end };
}

interface Scoring {
  readonly model: LanguageModel;
  readonly stopTokens: ReadonlySet<number>;
  /** Filled with the logarithm of each option's probability. */
  readonly scores: Float64Array;
  readonly signal: AbortSignal | undefined;
}

async function scoreBranches(
  scoring: Scoring,
  place: Place,
  length: number,
  score: number,
  logits: Float32Array,
): Promise<void> {
  const stops = Float32Array.from(scoring.stopTokens, (id) => logits[id] ?? -Infinity);
  const all = logSumExp(logits);
  for (const option of place.ends) scoring.scores[option] = score + logSumExp(stops) - all;
  // Taken before the next pass, after which these logits are no longer valid.
  const branches = [...place.next].map(
    ([id, following]) => [id, following, score + logProbability(logits, id, all)] as const,
  );
  for (const [id, following, branchScore] of branches) {
    scoring.signal?.throwIfAborted();
    await scoreBranch(scoring, id, following, length, branchScore);
  }
}

async function scoreBranch(
  scoring: Scoring,
  id: number,
  following: Place,
  length: number,
  score: number,
): Promise<void> {
  const { model } = scoring;
  const { ids, end } = commonBeginning(
    following,
    model.givesEveryPosition ? model.mostTokensPerStep - 1 : 0,
  );
  const logits = await model.read([id, ...ids], length, ids.length + 1);
  let sum = score;
  for (const [row, nextId] of ids.entries()) {
    const before = await logits.all(row);
    sum += logProbability(before, nextId, logSumExp(before));
  }
  await scoreBranches(scoring, end, length + 1 + ids.length, sum, await logits.all(ids.length));
}

function logProbability(logits: Float32Array, id: number, all: number): number {
  return definitely(logits[id], `logit of token ${id}`) - all;
}

function shares(scores: Float64Array): readonly number[] {
  const best = Math.max(...scores);
  const weights = Array.from(scores, (score) => Math.exp(score - best));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
