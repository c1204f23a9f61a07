/** Precision, recall and F1 of two sets, from 0 to 1. */
export interface SetOverlap {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * How well a set was predicted: shared members by the predicted and by the wanted ones. 0 wherever a
 * figure is undefined, as the official evaluators have it; so an empty answer never scores.
 */
export function setOverlap(
  predicted: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): SetOverlap {
  const shared = [...predicted].filter((member) => wanted.has(member)).length;
  if (shared === 0) return { precision: 0, recall: 0, f1: 0 };
  return {
    precision: shared / predicted.size,
    recall: shared / wanted.size,
    f1: (2 * shared) / (predicted.size + wanted.size),
  };
}
