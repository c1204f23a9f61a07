import { assert } from '#base/assert.ts';
import { type Logits, MOST_TOP } from '../model/language-model.ts';
import { logSumExp, mostLikely } from '../sampler/log-probability.ts';
import { assertNumbers } from '../sampler/sampler-failure.ts';

/** A token behind one of the beams. */
export interface Continuation {
  /** Index of the beam, which is also its row of the logits. */
  readonly beam: number;
  readonly id: number;
  /** Under the whole distribution, whatever is allowed. */
  readonly logProbability: number;
  /** Sum of the log-probabilities of the beam and of this token. */
  readonly sum: number;
}

export interface Continued {
  /** Sum of the log-probabilities so far. */
  readonly sum: number;
  /** Tokens that may follow, bit `id & 31` of word `id >> 5`; all where undefined. */
  readonly allowed?: Uint32Array | undefined;
}

/** The best tokens of one row, without an order. */
interface BestOfRow {
  readonly ids: ArrayLike<number>;
  readonly logits: ArrayLike<number>;
  readonly logSumExp: number;
}

/**
 * The `count` best tokens behind any of the beams, best first, equal ones by beam and id. Fewer
 * where fewer are allowed. Beam i is continued with row i of the logits. Throws `not-a-number`.
 */
export async function bestContinuations(
  logits: Logits,
  beams: readonly Continued[],
  count: number,
): Promise<readonly Continuation[]> {
  assert(logits.rows >= beams.length, `${logits.rows} rows of logits for ${beams.length} beams`);
  const continuations: Continuation[] = [];
  for (const [beam, best] of (await bestOfRows(logits, beams, count)).entries()) {
    const before = beams[beam]?.sum ?? 0;
    assert(Number.isFinite(best.logSumExp), `the logits of beam ${beam} are not finite numbers`);
    for (let index = 0; index < best.ids.length; index++) {
      const logProbability = (best.logits[index] as number) - best.logSumExp;
      if (logProbability === Number.NEGATIVE_INFINITY) continue;
      const id = best.ids[index] as number;
      continuations.push({ beam, id, logProbability, sum: before + logProbability });
    }
  }
  continuations.sort((a, b) => b.sum - a.sum || a.beam - b.beam || a.id - b.id);
  return continuations.slice(0, count);
}

async function bestOfRows(
  logits: Logits,
  beams: readonly Continued[],
  count: number,
): Promise<readonly BestOfRow[]> {
  if (logits.top !== undefined && count <= MOST_TOP) {
    const allowed = beams.map((beam) => beam.allowed);
    const isFree = allowed.every((bits) => bits === undefined);
    const request = { count, temperature: 1, ...(!isFree && { allowed }) };
    return (await logits.top(request)).slice(0, beams.length);
  }
  const rows: BestOfRow[] = [];
  for (const [row, { allowed }] of beams.entries()) {
    const all = await logits.all(row);
    assertNumbers(all);
    const ids = mostLikely(all, count, allowed);
    rows.push({ ids, logits: ids.map((id) => all[id] as number), logSumExp: logSumExp(all) });
  }
  return rows;
}
