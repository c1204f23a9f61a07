import { averageRanks } from './average-ranks.ts';
import { pearson } from './pearson.ts';

/** Spearman's rank correlation, equal values at their mean rank. NaN where one side is constant. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  return pearson(averageRanks(a), averageRanks(b));
}
