import { assert } from '#base/assert.ts';
import {
  at,
  firstInnerEnd,
  IMPOSSIBLE,
  innerStem,
  lastInnerStart,
  type Matrices,
  multiloopClosing,
  outerStem,
} from './fill-matrices.ts';
import { hairpinEnergy, interiorEnergy, SMALLEST_HAIRPIN } from './loop-energies.ts';
import type { PairTable } from './pair-table.ts';

/** A stretch whose best structure is still to be found. */
type Stretch =
  | { readonly kind: 'exterior'; readonly i: number; readonly j: number }
  | { readonly kind: 'paired'; readonly i: number; readonly j: number }
  | { readonly kind: 'stems'; readonly i: number; readonly j: number }
  | { readonly kind: 'first-stem'; readonly i: number; readonly j: number };

/** One structure that has the least energy of the filled matrices; of several the first found. */
export function tracePairs(matrices: Matrices): PairTable {
  const table: PairTable = new Int32Array(matrices.length).fill(-1);
  const waiting: Stretch[] = [{ kind: 'exterior', i: 0, j: matrices.length }];
  for (let stretch = waiting.pop(); stretch; stretch = waiting.pop()) {
    const { i, j } = stretch;
    if (stretch.kind === 'paired') {
      table[i] = j;
      table[j] = i;
    }
    waiting.push(...partsOf(matrices, stretch));
  }
  return table;
}

function partsOf(matrices: Matrices, { kind, i, j }: Stretch): readonly Stretch[] {
  switch (kind) {
    case 'exterior':
      return exteriorParts(matrices, j);
    case 'paired':
      return partsInside(matrices, i, j);
    case 'stems':
      return partsOfStems(matrices, i, j);
    case 'first-stem':
      return partsOfFirstStem(matrices, i, j);
  }
}

/** Of the first `end` bases. */
function exteriorParts(matrices: Matrices, end: number): readonly Stretch[] {
  const { bases, length, paired, exterior } = matrices;
  if (end === 0) return [];
  const energy = at(exterior, end);
  const j = end - 1;
  if (energy === at(exterior, j)) return [{ kind: 'exterior', i: 0, j }];
  for (let i = 0; i < j - SMALLEST_HAIRPIN; i++) {
    const inside = at(paired, i * length + j);
    if (inside === IMPOSSIBLE) continue;
    if (energy === at(exterior, i) + inside + outerStem(bases, i, j)) {
      return [
        { kind: 'exterior', i: 0, j: i },
        { kind: 'paired', i, j },
      ];
    }
  }
  return lost('exterior', 0, j);
}

function partsInside(matrices: Matrices, i: number, j: number): readonly Stretch[] {
  const { bases, length, paired } = matrices;
  const energy = at(paired, i * length + j);
  if (energy === hairpinEnergy(bases, i, j)) return [];
  const next = pairInside(matrices, i, j, energy);
  if (next) return [next];
  const inside = energy - multiloopClosing(bases, i, j);
  return splitWith(matrices, i + 1, j - 1, inside) ?? lost('paired', i, j);
}

function pairInside(
  { bases, length, paired }: Matrices,
  i: number,
  j: number,
  energy: number,
): Stretch | undefined {
  const lastP = lastInnerStart(i, j);
  for (let p = i + 1; p <= lastP; p++) {
    const firstQ = firstInnerEnd(i, j, p);
    for (let q = j - 1; q >= firstQ; q--) {
      const inside = at(paired, p * length + q);
      if (inside === IMPOSSIBLE) continue;
      if (energy === inside + interiorEnergy(bases, i, j, p, q)) {
        return { kind: 'paired', i: p, j: q };
      }
    }
  }
  return undefined;
}

function partsOfStems(matrices: Matrices, i: number, j: number): readonly Stretch[] {
  const { length, stems, firstStem } = matrices;
  const energy = at(stems, i * length + j);
  if (energy === at(stems, (i + 1) * length + j)) return [{ kind: 'stems', i: i + 1, j }];
  if (energy === at(firstStem, j * length + i)) return [{ kind: 'first-stem', i, j }];
  return splitWith(matrices, i, j, energy) ?? lost('stems', i, j);
}

/** Unpaired bases behind a stem cost nothing, so the entry repeats until its stem ends. */
function partsOfFirstStem(matrices: Matrices, i: number, j: number): readonly Stretch[] {
  const { bases, length, paired, firstStem } = matrices;
  const energy = at(firstStem, j * length + i);
  const inside = at(paired, i * length + j);
  if (inside !== IMPOSSIBLE && energy === inside + innerStem(bases, i, j)) {
    return [{ kind: 'paired', i, j }];
  }
  return [{ kind: 'first-stem', i, j: j - 1 }];
}

function splitWith(
  { length, stems, firstStem }: Matrices,
  i: number,
  j: number,
  energy: number,
): readonly Stretch[] | undefined {
  for (let k = i + SMALLEST_HAIRPIN + 2; k < j - SMALLEST_HAIRPIN; k++) {
    if (energy === at(stems, i * length + k - 1) + at(firstStem, j * length + k)) {
      return [
        { kind: 'stems', i, j: k - 1 },
        { kind: 'first-stem', i: k, j },
      ];
    }
  }
  return undefined;
}

function lost(kind: string, i: number, j: number): never {
  assert(false, `No structure has the ${kind} energy of bases ${i + 1} to ${j + 1}.`);
}
