import { assert } from '#base/assert.ts';

/** Pearson's correlation, −1 to 1. NaN below two pairs and where one side is constant. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  assert(a.length === b.length, `${a.length} values correlate with ${b.length}`);
  const left = deviations(a);
  const right = deviations(b);
  if (!left || !right) return Number.NaN;
  const correlation = dot(left, right) / Math.sqrt(dot(left, left) * dot(right, right));
  return Math.max(-1, Math.min(1, correlation));
}

/**
 * Pearson's correlation squared, which the official evaluation prints as R²: a constant offset, a
 * factor and a flipped sign cost nothing.
 */
export function squaredPearson(a: readonly number[], b: readonly number[]): number {
  return pearson(a, b) ** 2;
}

/**
 * Deviations from the mean in units of the largest, so that their squares stay in range; undefined
 * where there is no deviation. A mean of equal values can differ from them by a rounding, so that
 * equality is asked of the values.
 */
function deviations(values: readonly number[]): readonly number[] | undefined {
  if (values.every((value) => value === values[0])) return undefined;
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  const apart = values.map((value) => value - mean);
  const largest = apart.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return apart.map((value) => value / largest);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, row) => sum + value * (b[row] ?? Number.NaN), 0);
}
