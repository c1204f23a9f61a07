import { assert } from '#base/assert.ts';
import { mean } from '../metrics/numbers/mean.ts';
import { scaledDeviations } from '../metrics/numbers/scaled-deviations.ts';
import { REWARD_ROUNDING } from './reward-rounding.ts';

/**
 * How much better each sample of one question is than the others: rewards with their mean taken away,
 * over their standard deviation (of the group itself, dividing by N). Zeros where all are equal, or differ
 * by a rounding alone: errors of 0.1 to either side of a reference are not the same number.
 */
export function standardisedAdvantages(rewards: readonly number[]): readonly number[] {
  assert(rewards.every(Number.isFinite), `rewards are finite: ${rewards.join(', ')}`);
  const apart = scaledDeviations(rewards);
  if (!apart || spreadOf(rewards) <= REWARD_ROUNDING) return rewards.map(() => 0);
  const deviation = Math.sqrt(mean(apart.map((distance) => distance ** 2)));
  return apart.map((distance) => distance / deviation);
}

function spreadOf(rewards: readonly number[]): number {
  const [least, most] = rewards.reduce(
    ([low, high], reward) => [Math.min(low, reward), Math.max(high, reward)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return most - least;
}
