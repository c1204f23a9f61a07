/**
 * Area under the ROC curve by ranks (Mann-Whitney U), ties counted half. NaN when only one class
 * is present.
 */
export function rocAuc(scores: readonly number[], labels: readonly boolean[]): number {
  const order = scores.map((_, row) => row).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let positiveRankSum = 0;
  let start = 0;
  while (start < order.length) {
    let end = start;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) end++;
    const meanRank = (start + 1 + end) / 2;
    for (const row of order.slice(start, end)) if (labels[row]) positiveRankSum += meanRank;
    start = end;
  }
  const positives = labels.filter(Boolean).length;
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) return Number.NaN;
  return (positiveRankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
