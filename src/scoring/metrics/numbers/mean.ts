/**
 * The mean of values; NaN without any. What rounding took away is added in a second pass, so that
 * deviations of values with a large common part stay right.
 */
export function mean(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const first = values.reduce((sum, value) => sum + value / values.length, 0);
  if (!Number.isFinite(first)) return first;
  return values.reduce((sum, value) => sum + (value - first) / values.length, first);
}
