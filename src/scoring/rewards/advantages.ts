import { assert } from '#base/assert.ts';
import { mean } from '../metrics/numbers/mean.ts';
import { scaledDeviations } from '../metrics/numbers/scaled-deviations.ts';

/**
 * How much better each sample of one question is than the others: rewards with their mean taken away,
 * over their standard deviation (of the group itself, dividing by N). Zeros where all are equal.
 */
export function standardisedAdvantages(rewards: readonly number[]): readonly number[] {
  assert(rewards.every(Number.isFinite), `rewards are finite: ${rewards.join(', ')}`);
  const apart = scaledDeviations(rewards);
  if (!apart) return rewards.map(() => 0);
  const deviation = Math.sqrt(mean(apart.map((distance) => distance ** 2)));
  return apart.map((distance) => distance / deviation);
}
