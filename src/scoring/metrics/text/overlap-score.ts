/** Precision, recall and their harmonic mean, from 0 to 1; 0 where a side is empty. */
export interface OverlapScore {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

/** The score of `shared` items out of those predicted and those of the reference. */
export function overlapScore(shared: number, predicted: number, wanted: number): OverlapScore {
  if (shared === 0) return { precision: 0, recall: 0, f: 0 };
  const precision = shared / predicted;
  const recall = shared / wanted;
  return { precision, recall, f: (2 * precision * recall) / (precision + recall) };
}
