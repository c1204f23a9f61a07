import type { PairTable } from './pair-table.ts';

/** Pairs that stack without a break; positions from 1, both ends included. */
export interface Helix {
  readonly fivePrime: { readonly first: number; readonly last: number };
  readonly threePrime: { readonly first: number; readonly last: number };
  readonly pairCount: number;
}

/** All helices in the order of their first bases; a lone pair is one too. */
export function helicesOf(table: PairTable): readonly Helix[] {
  const helices: Helix[] = [];
  for (let i = 0; i < table.length; i++) {
    const j = table[i] ?? -1;
    if (j < i) continue;
    let pairCount = 1;
    while (table[i + pairCount] === j - pairCount && j - pairCount > i + pairCount) pairCount++;
    helices.push({
      fivePrime: { first: i + 1, last: i + pairCount },
      threePrime: { first: j - pairCount + 2, last: j + 1 },
      pairCount,
    });
    i += pairCount - 1;
  }
  return helices;
}
