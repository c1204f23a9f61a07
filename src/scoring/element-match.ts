/** Element → count; the charge, where there is one, under `+` or `-`. */
export type ElementCounts = ReadonlyMap<string, number>;

/**
 * Reads a formula as the official element-match metric does: letters with optional counts, then an
 * optional charge. Repeated elements add up, the order is ignored, and a charge sign without a
 * number means 1. Undefined when anything else stands in it.
 */
export function countElements(formula: string): ElementCounts | undefined {
  const [, atoms, charge] = /^((?:[A-Z][a-z]?\d*)+)((?:[+-]\d*)*)$/.exec(formula) ?? [];
  if (atoms === undefined) return undefined;
  const counts = new Map<string, number>();
  for (const [, element = '', count = ''] of atoms.matchAll(/([A-Z][a-z]?)(\d*)/g)) {
    counts.set(element, (counts.get(element) ?? 0) + (count === '' ? 1 : Number(count)));
  }
  const [, sign, size] = /^([+-])(\d*)/.exec(charge ?? '') ?? [];
  if (sign !== undefined) counts.set(sign, size ? Number(size) : 1);
  return counts;
}

export type ElementMatch =
  | { readonly equal: true }
  | { readonly equal: false; readonly difference: string };

/** Compares two formulas; the difference is in words, such as "H 7 instead of 8, O missing". */
export function elementMatch(predicted: string, reference: string): ElementMatch {
  const got = countElements(predicted);
  const wanted = countElements(reference);
  if (!got) return { equal: false, difference: `"${predicted}" is not a plain formula` };
  if (!wanted) return { equal: false, difference: `"${reference}" is not a plain formula` };
  const differences = [...new Set([...wanted.keys(), ...got.keys()])]
    .map((element) => describeDifference(element, got.get(element), wanted.get(element)))
    .filter((difference) => difference !== undefined);
  return differences.length === 0
    ? { equal: true }
    : { equal: false, difference: differences.join(', ') };
}

function describeDifference(
  element: string,
  got: number | undefined,
  wanted: number | undefined,
): string | undefined {
  if (got === wanted) return undefined;
  const name = element === '+' || element === '-' ? `charge ${element}` : element;
  if (got === undefined) return `${name}${wanted === 1 ? '' : ` ${wanted}`} is missing`;
  if (wanted === undefined) return `${name} ${got} should not be there`;
  return `${name} ${got} instead of ${wanted}`;
}
