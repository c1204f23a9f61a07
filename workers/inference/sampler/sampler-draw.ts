import type { Sampling } from '../protocol.ts';
import type { Ranking } from './sampler-ranking.ts';

/** A sum of weights that may only be known within bounds. */
export interface Mass {
  readonly least: number;
  readonly most: number;
}

/**
 * Top-k, top-p, min-p and one draw. `total` is the mass of all tokens, those that the ranking does
 * not hold included; every sum is trusted to the share `slack`. Undefined where tokens that the
 * ranking does not hold, or the slack, could change the token drawn.
 */
export function draw(
  ranking: Ranking,
  total: Mass,
  slack: number,
  sampling: Sampling,
  uniform: number,
): number | undefined {
  const kept = keptMass(ranking, total, slack, sampling);
  const first = ranking.reach(uniform * kept.least * (1 - slack));
  const last = ranking.reach(uniform * kept.most * (1 + slack));
  return first?.id === last?.id ? first?.id : undefined;
}

/** Each filter keeps a beginning of the ranking, so the shortest of the three decides. */
function keptMass(
  ranking: Ranking,
  total: Mass,
  slack: number,
  { temperature, topK, topP, minP }: Sampling,
): Mass {
  const ranked = topK > 0 ? massWithin(ranking, total, ranking.massOfFirst(topK)) : total;
  const nucleus = topP < 1 ? nucleusMass(ranking, ranked, slack, topP) : ranked;
  if (minP === 0) return nucleus;
  const lowest = ranking.best + temperature * Math.log(minP);
  const likely = massWithin(ranking, total, ranking.massFrom(lowest));
  return {
    least: Math.min(nucleus.least, likely.least),
    most: Math.min(nucleus.most, likely.most),
  };
}

/** A filter that keeps everything in the ranking may keep more than that. */
function massWithin(ranking: Ranking, total: Mass, mass: number | undefined): Mass {
  if (mass !== undefined) return { least: mass, most: mass };
  return { least: Math.min(ranking.total, total.least), most: total.most };
}

/** The smallest set whose probability reaches p (arXiv 1904.09751). */
function nucleusMass(ranking: Ranking, total: Mass, slack: number, topP: number): Mass {
  const least = ranking.reach(topP * total.least * (1 - slack));
  const most = ranking.reach(topP * total.most * (1 + slack));
  return {
    least: least?.mass ?? Math.min(ranking.total, total.least),
    most: Math.min(most?.mass ?? total.most, total.most),
  };
}
