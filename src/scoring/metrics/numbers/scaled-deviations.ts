import { mean } from './mean.ts';

/**
 * Deviations from the mean in units of about the largest, so that their squares stay in range;
 * undefined where all values are equal. Equality is asked of the values, since their mean may differ
 * from them by a rounding.
 */
export function scaledDeviations(values: readonly number[]): readonly number[] | undefined {
  if (values.every((value) => value === values[0])) return undefined;
  const middle = mean(values);
  const apart = values.map((value) => value - middle);
  const largest = apart.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scaled = apart.map((value) => value / largest);
  // The mean of values that differ in their last digit is not between them; in this unit it is.
  const rest = mean(scaled);
  return scaled.map((value) => value - rest);
}
