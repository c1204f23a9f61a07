import { assert } from '#base/assert.ts';
import { REWARD_ROUNDING } from './reward-rounding.ts';

/** The paper tries each question this often, and trains on it if its rate lies between, bounds left out. */
export const solveRateFilter = { rollouts: 8, above: 0.125, below: 0.875 } as const;

/** Mean reward of the rollouts of one question; with rewards of 0 and 1, the share that solve it. */
export function solveRate(rewards: readonly number[]): number {
  assert(rewards.length > 0, 'a question was tried at least once');
  return rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length;
}

/** Whether a question is neither solved nearly always nor nearly never, so that training learns from it. */
export function isWorthTraining(rewards: readonly number[]): boolean {
  const rate = solveRate(rewards);
  const { above, below } = solveRateFilter;
  // Soft rewards whose mean is a bound add up to a little beside it.
  return rate > above + REWARD_ROUNDING && rate < below - REWARD_ROUNDING;
}
