/** Atoms by symbol; negative where a part of a name takes atoms away. */
export type AtomCounts = Readonly<Record<string, number>>;

/** Reads `C2H4`, and with negative counts `OH-2`: what an oxo group adds to a molecule. */
export function atomCounts(text: string): AtomCounts {
  const counts: Record<string, number> = {};
  for (const [, symbol = '', count] of text.matchAll(/([A-Z][a-z]?)(-?\d+)?/g)) {
    counts[symbol] = (counts[symbol] ?? 0) + Number(count ?? 1);
  }
  return counts;
}

export function addCounts(one: AtomCounts, other: AtomCounts, factor = 1): AtomCounts {
  const sum: Record<string, number> = { ...one };
  for (const [symbol, count] of Object.entries(other)) {
    sum[symbol] = (sum[symbol] ?? 0) + count * factor;
  }
  return sum;
}
