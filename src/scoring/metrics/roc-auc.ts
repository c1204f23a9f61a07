import { averageRanks } from './numbers/average-ranks.ts';

/**
 * Area under the ROC curve by ranks (Mann-Whitney U), ties counted half. NaN when only one class
 * is present, or a score is NaN.
 */
export function rocAuc(scores: readonly number[], labels: readonly boolean[]): number {
  const ranks = averageRanks(scores);
  const positiveRankSum = ranks.reduce((sum, rank, row) => (labels[row] ? sum + rank : sum), 0);
  const positives = labels.filter(Boolean).length;
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) return Number.NaN;
  return (positiveRankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
