import { basesOf, pairType } from './bases.ts';
import { SMALLEST_HAIRPIN } from './loop-energies.ts';
import type { PairTable } from './pair-table.ts';

/** Every structure that an RNA of some 16 bases can have, the open chain included. */
export function everyStructure(sequence: string): readonly PairTable[] {
  const bases = basesOf(sequence);
  const canPair = (i: number, j: number) =>
    j - i > SMALLEST_HAIRPIN && pairType(bases[i] ?? 0, bases[j] ?? 0) >= 0;

  /** All sets of pairs from `first` to the base before `end`. */
  const within = (first: number, end: number): readonly Pairs[] => {
    if (first >= end) return [[]];
    const found: Pairs[] = [...within(first + 1, end)];
    for (let partner = first + SMALLEST_HAIRPIN + 1; partner < end; partner++) {
      if (!canPair(first, partner)) continue;
      for (const inside of within(first + 1, partner)) {
        for (const behind of within(partner + 1, end)) {
          found.push([[first, partner], ...inside, ...behind]);
        }
      }
    }
    return found;
  };

  return within(0, sequence.length).map((pairs) => {
    const table: PairTable = new Int32Array(sequence.length).fill(-1);
    for (const [i, j] of pairs) {
      table[i] = j;
      table[j] = i;
    }
    return table;
  });
}

type Pairs = readonly (readonly [number, number])[];
