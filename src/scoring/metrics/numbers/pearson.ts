import { assert } from '#base/assert.ts';
import { scaledDeviations } from './scaled-deviations.ts';

/** Pearson's correlation, −1 to 1. NaN below two pairs and where one side is constant. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  assert(a.length === b.length, `${a.length} values correlate with ${b.length}`);
  const left = scaledDeviations(a);
  const right = scaledDeviations(b);
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

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, row) => sum + value * (b[row] ?? Number.NaN), 0);
}
