import { failsAnswer } from '#scoring/verdict.ts';
import type { Run, RunSample } from './run.ts';

export interface RankedSample {
  /** In `run.samples`. */
  readonly index: number;
  readonly sample: RunSample;
  /** Whether a check found its answer wrong; false while nothing is known. */
  readonly failsCheck: boolean;
}

/**
 * The replies in the order in which they deserve a look. Candidates of a beam search stand by score,
 * those that fail a check behind the others; samples by their reward, where they have one, then by
 * the votes for their answer and by confidence, and behind them what could not be read or was never
 * finished.
 */
export function rankedSamples({ samples, vote, rewards }: Run): readonly RankedSample[] {
  const voted = vote.phase === 'counted' ? vote.vote.groups.flatMap((group) => group.samples) : [];
  const rankOf = new Map(voted.map((index, rank) => [index, rank]));
  const rank = ({ index, sample, failsCheck }: RankedSample) =>
    sample.score === undefined ? (rankOf.get(index) ?? voted.length) : Number(failsCheck);
  const rewardOf = ({ index }: RankedSample) =>
    rewards?.kind === 'known' ? (rewards.rewards[index] ?? 0) : 0;
  return samples
    .map((sample, index) => ({ index, sample, failsCheck: failsCheck(sample) }))
    .sort((a, b) => rewardOf(b) - rewardOf(a) || rank(a) - rank(b) || a.index - b.index);
}

function failsCheck({ checks }: RunSample): boolean {
  return checks.phase === 'done' && checks.verdicts.some(failsAnswer);
}
