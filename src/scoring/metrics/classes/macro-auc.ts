import { assert } from '#base/assert.ts';
import { confusion, hardAuc } from './confusion.ts';

/** What was answered, or what is right, of a question with several labels. */
export type LabelSet = ReadonlySet<string>;

/**
 * Mean over labels of the area under the ROC curve, each label a yes-or-no question of every row. NaN
 * as soon as one label is in no reference or in all, as it is on small samples.
 */
export function macroAuc(
  predicted: readonly LabelSet[],
  actual: readonly LabelSet[],
  labels: readonly string[],
): number {
  const areas = labels.map((label) => labelAuc(predicted, actual, label));
  return areas.reduce((sum, area) => sum + area, 0) / areas.length;
}

/** The area of one label; NaN where all references have it, or none. */
export function labelAuc(
  predicted: readonly LabelSet[],
  actual: readonly LabelSet[],
  label: string,
): number {
  assert(predicted.length === actual.length, 'as many predictions as references');
  const has = (row: LabelSet) => row.has(label);
  return hardAuc(confusion(predicted.map(has), actual.map(has)));
}
