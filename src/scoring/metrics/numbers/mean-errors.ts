import { assert } from '#base/assert.ts';
import { mean } from './mean.ts';

/** Mean absolute error, in the unit of the values. NaN without values. */
export function mae(predictions: readonly number[], references: readonly number[]): number {
  assert(predictions.length === references.length, 'as many predictions as references');
  return mean(predictions.map((value, row) => Math.abs(value - (references[row] ?? Number.NaN))));
}

/** Mean absolute deviation from the mean: the error of the best constant. NaN without values. */
export function mad(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => Math.abs(value - middle)));
}

/**
 * Coefficient of determination, at most 1: the share of the references' variance that the
 * predictions explain. NaN below two pairs and where the references are constant.
 */
export function determination(
  predictions: readonly number[],
  references: readonly number[],
): number {
  assert(predictions.length === references.length, 'as many predictions as references');
  if (references.every((value) => value === references[0])) return Number.NaN;
  const middle = mean(references);
  const left = predictions.map((value, row) => ((references[row] ?? Number.NaN) - value) ** 2);
  return 1 - sum(left) / sum(references.map((value) => (value - middle) ** 2));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
