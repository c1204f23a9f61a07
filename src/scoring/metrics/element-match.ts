/** Element → count; the charge, where there is one, under `+` or `-`. */
export type ElementCounts = ReadonlyMap<string, number>;

/**
 * The official element match: both formulas have the same elements, counts and charge. The order
 * of elements does not matter; what is not a plain formula matches nothing.
 */
export function elementMatch(predicted: string, reference: string): boolean {
  const got = countElements(predicted);
  const wanted = countElements(reference);
  if (!got || !wanted || got.size !== wanted.size) return false;
  return [...wanted].every(([element, count]) => got.get(element) === count);
}

/**
 * Reads a formula as that metric does: letters with optional counts, then an optional charge.
 * Repeated elements add up, only the first charge sign counts, and a sign without a number means 1;
 * letters from the first on that begins no symbol are passed over, so "CO2gas" is CO2. Undefined
 * without a symbol and when anything else stands in it, a bracket or a dot included.
 */
export function countElements(formula: string): ElementCounts | undefined {
  const [, letters, charge] = /^((?:[A-Za-z]\d*)+)((?:[+-]\d*)*)$/.exec(formula) ?? [];
  const [atoms] = /^(?:[A-Z][a-z]?\d*)+/.exec(letters ?? '') ?? [];
  if (atoms === undefined) return undefined;
  const counts = new Map<string, number>();
  for (const [, element = '', count = ''] of atoms.matchAll(/([A-Z][a-z]?)(\d*)/g)) {
    counts.set(element, (counts.get(element) ?? 0) + (count === '' ? 1 : Number(count)));
  }
  const [, sign, size] = /^([+-])(\d*)/.exec(charge ?? '') ?? [];
  if (sign !== undefined) counts.set(sign, size ? Number(size) : 1);
  return counts;
}
