import { assert } from '#base/assert.ts';
import { MOST_TOP, type TopLogits } from '../model/language-model.ts';
import type { Sampling } from '../protocol.ts';
import { mostLikely } from './log-probability.ts';
import { draw, type Mass } from './sampler-draw.ts';
import { assertNumbers, notANumber } from './sampler-failure.ts';
import { onlyLowers, penalised, penaliseInto, penalises } from './sampler-penalties.ts';
import { rankList, rankVocabulary } from './sampler-ranking.ts';

/** Picks the next token; the same arguments give the same token. */
export interface Sampler {
  /**
   * From raw logits [vocabulary]; `allowed` has bit `id & 31` of word `id >> 5` for each token that
   * may come. Throws `not-a-number`.
   */
  fromAll(
    logits: Float32Array,
    history: TokenHistory,
    uniform: number,
    allowed?: Uint32Array,
  ): number;
  /**
   * What `fromAll` would pick, from the best of the allowed tokens, at least as many as
   * `topRequestFor` asks for; undefined where these do not decide it.
   */
  fromTop(top: TopLogits, history: TokenHistory, uniform: number): number | undefined;
}

/** The tokens that penalties are about. */
export interface TokenHistory {
  /** Of prompt and reply. */
  readonly seen: ReadonlySet<number>;
  /** How often the reply has each token. */
  readonly counts: ReadonlyMap<number, number>;
}

/** Sums computed on a GPU are trusted to this share; a draw that it could change is undecided. */
const SLACK = 1e-5;
/** A longer list takes more time to find than to put a whole vocabulary into bins. */
const LONGEST_LIST = 256;

/**
 * Filters in the order of Hugging Face's generation: repetition penalty, presence and frequency
 * penalty as OpenAI defines them, mask, temperature, top-k, top-p, min-p. Then one draw down the
 * tokens that are left, by falling logit, equal ones by id. `uniform` lies in [0, 1).
 */
export function createSampler(sampling: Sampling): Sampler {
  let scratch = new Float32Array();
  const effective = (logits: Float32Array, history: TokenHistory, allowed?: Uint32Array) => {
    if (!penalises(sampling) && allowed === undefined) return logits;
    if (scratch.length !== logits.length) scratch = new Float32Array(logits.length);
    scratch.set(logits);
    if (penalises(sampling)) penaliseInto(scratch, logits, history, sampling);
    if (allowed) forbidOthers(scratch, allowed);
    return scratch;
  };
  return {
    fromAll: (logits, history, uniform, allowed) => {
      assertNumbers(logits);
      return pickFromAll(effective(logits, history, allowed), sampling, uniform);
    },
    fromTop: (top, history, uniform) => pickFromTop(top, history, sampling, uniform),
  };
}

/** The top that `fromTop` needs to decide, or as good as always; with room for alternatives. */
export function topRequestFor(
  sampling: Sampling,
  alternativeCount = 0,
): { readonly count: number; readonly temperature: number } {
  const { temperature, topK } = sampling;
  const isGreedy = temperature === 0;
  const drawnFrom = isGreedy ? 1 : topK === 0 ? MOST_TOP : topK;
  const needed = penalises(sampling) ? MOST_TOP : drawnFrom;
  return {
    count: Math.min(MOST_TOP, Math.max(needed, alternativeCount)),
    temperature: isGreedy ? 1 : temperature,
  };
}

/** The first index of the largest value. Throws `not-a-number`, also where every value is −Infinity. */
export function argMax(values: Float32Array): number {
  assertNumbers(values);
  return bestOf(values);
}

function bestOf(values: Float32Array): number {
  let best = -1;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value > bestValue) {
      best = index;
      bestValue = value;
    }
  }
  if (best < 0) throw notANumber(values.length, values.length);
  return best;
}

function forbidOthers(logits: Float32Array, allowed: Uint32Array): void {
  const allowsOne = allowed.some((word) => word !== 0);
  assert(allowsOne, 'the mask allows at least one token');
  for (let id = 0; id < logits.length; id++) {
    const bit = ((allowed[id >> 5] ?? 0) >>> (id & 31)) & 1;
    if (bit === 0) logits[id] = Number.NEGATIVE_INFINITY;
  }
}

function pickFromAll(logits: Float32Array, sampling: Sampling, uniform: number): number {
  const best = bestOf(logits);
  const { temperature, topK } = sampling;
  if (temperature === 0) return best;
  const ranking =
    topK > 0 && topK <= LONGEST_LIST
      ? rankList(...withLogits(mostLikely(logits, topK), logits), temperature)
      : rankVocabulary(logits, temperature, logits[best] as number);
  const id = draw(ranking, exactly(ranking.total), 0, sampling, uniform);
  assert(id !== undefined, 'a draw from all tokens is decided');
  return id;
}

function withLogits(ids: readonly number[], logits: Float32Array) {
  return [ids, Float32Array.from(ids, (id) => logits[id] as number)] as const;
}

function exactly(mass: number): Mass {
  return { least: mass, most: mass };
}

function pickFromTop(
  top: TopLogits,
  history: TokenHistory,
  sampling: Sampling,
  uniform: number,
): number | undefined {
  const { temperature, topK } = sampling;
  // Fewer than asked for: there are no others.
  const isAll = top.ids.length < topRequestFor(sampling).count;
  const { ids, logits, surePlaces } = rankPenalised(top, history, sampling, isAll);
  const best = logits[0];
  if (best === undefined || surePlaces === 0) return undefined;
  if (temperature === 0) return ids[0];
  const isWholeTopK = topK > 0 && topK <= surePlaces;
  const places = isWholeTopK ? topK : surePlaces;
  const ranking = rankList(ids.slice(0, places), logits.slice(0, places), temperature);
  return isAll || isWholeTopK
    ? draw(ranking, exactly(ranking.total), 0, sampling, uniform)
    : draw(ranking, boundTotal(top, logits, sampling), SLACK, sampling, uniform);
}

/**
 * The top in the order that the penalties leave, and how many places of it no token outside the top
 * can take: none outside is larger than the top's last, and penalties may only lower.
 */
function rankPenalised(
  { ids, logits }: TopLogits,
  history: TokenHistory,
  sampling: Sampling,
  isAll: boolean,
) {
  const last = ids.length - 1;
  if (!penalises(sampling)) return { ids, logits, surePlaces: ids.length };
  const ranked = Array.from(ids, (id, index) => ({
    id,
    logit: penalised(logits[index] as number, id, history, sampling),
  })).sort((a, b) => b.logit - a.logit || a.id - b.id);
  const lastId = ids[last] as number;
  const lastLogit = logits[last] as number;
  const behind = ranked.findIndex(
    ({ id, logit }) => logit < lastLogit || (logit === lastLogit && id > lastId),
  );
  const ahead = behind < 0 ? ids.length : behind;
  return {
    ids: Uint32Array.from(ranked, ({ id }) => id),
    logits: Float32Array.from(ranked, ({ logit }) => logit),
    surePlaces: isAll ? ids.length : onlyLowers(sampling) ? ahead : 0,
  };
}

/**
 * Bounds of Σ exp((logit − best) / temperature) over all tokens after the penalties: what they took
 * from the tokens of the top is known, and at most everything was taken from the others.
 */
function boundTotal(top: TopLogits, penalised: Float32Array, sampling: Sampling): Mass {
  const { temperature } = sampling;
  const best = penalised[0] as number;
  const shift = Math.exp(((top.logits[0] as number) - best) / temperature);
  const before = rankList(top.ids, top.logits, temperature).total * shift;
  const after = Array.from(penalised, (logit) => Math.exp((logit - best) / temperature));
  const inTop = after.reduce((sum, weight) => sum + weight, 0);
  const outside = Math.max(0, top.temperedSum * shift * (1 + SLACK) - before);
  const most = inTop + outside;
  return { least: penalises(sampling) ? inTop : most * (1 - SLACK), most };
}
