import { assert } from '#base/assert.ts';

/** Share of equal values, 0 to 1; what could not be read (undefined) is wrong. NaN without values. */
export function accuracy<Class extends string | number | boolean>(
  predicted: readonly (Class | undefined)[],
  actual: readonly Class[],
): number {
  assert(predicted.length === actual.length, 'as many predictions as references');
  return predicted.filter((value, row) => value === actual[row]).length / predicted.length;
}
