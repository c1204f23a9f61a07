import { type Bases, pairType } from './bases.ts';
import {
  exteriorStem,
  hairpinEnergy,
  interiorEnergy,
  LARGEST_INTERIOR,
  MULTILOOP_CLOSING,
  multiloopStem,
  SMALLEST_HAIRPIN,
} from './loop-energies.ts';

/** Stands for "not possible"; sums of a few of them still fit 32 bits. */
export const IMPOSSIBLE = 10_000_000;

/** Least energies of all stretches of an RNA, in hundredths of kcal/mol, indexed by `i * length + j`. */
export interface Matrices {
  readonly bases: Bases;
  readonly length: number;
  /** With `i` paired to `j`. */
  readonly paired: Int32Array;
  /** As a part of a multiloop with one stem or more. */
  readonly stems: Int32Array;
  /**
   * As a part of a multiloop with one stem, which begins at `i`. Indexed by `j * length + i`, so
   * that the loop over `i`, by far the longest, reads neighbours.
   */
  readonly firstStem: Int32Array;
  /** Of the bases before each index, in the exterior loop; one entry more than bases. */
  readonly exterior: Int32Array;
}

/** Dynamic programming after Zuker and Stiegler: time with the third power of the length. */
export function fillMatrices(bases: Bases): Matrices {
  const length = bases.length;
  const matrix = () => new Int32Array(length * length).fill(IMPOSSIBLE);
  const matrices: Matrices = {
    bases,
    length,
    paired: matrix(),
    stems: matrix(),
    firstStem: matrix(),
    exterior: new Int32Array(length + 1),
  };
  // Least energies of two parts with stems, of the row below and of this one.
  let below = new Int32Array(length).fill(IMPOSSIBLE);
  let row = new Int32Array(length).fill(IMPOSSIBLE);
  for (let i = length - 1; i >= 0; i--) {
    fillRow(matrices, i, row, below);
    [below, row] = [row, below.fill(IMPOSSIBLE)];
  }
  fillExterior(matrices);
  return matrices;
}

function fillRow(matrices: Matrices, i: number, row: Int32Array, below: Int32Array): void {
  const { bases, length, paired, stems, firstStem } = matrices;
  for (let j = i + SMALLEST_HAIRPIN + 1; j < length; j++) {
    const type = pairType(at(bases, i), at(bases, j));
    let stem = at(firstStem, (j - 1) * length + i);
    if (type >= 0) {
      const inside = at(below, j - 1) + multiloopClosing(bases, i, j);
      const energy = Math.min(hairpinEnergy(bases, i, j), leastInterior(matrices, i, j), inside);
      paired[i * length + j] = energy;
      // At the ends of the RNA no pair could close a multiloop around it.
      if (i > 0 && j < length - 1) stem = Math.min(stem, energy + innerStem(bases, i, j));
    }
    firstStem[j * length + i] = stem;
    const split = leastSplit(matrices, i, j);
    row[j] = split;
    stems[i * length + j] = Math.min(stem, split, at(stems, (i + 1) * length + j));
  }
}

/** The best of all pairs inside of `i` and `j` that a stack, bulge or interior loop leads to. */
function leastInterior({ bases, length, paired }: Matrices, i: number, j: number): number {
  let least = IMPOSSIBLE;
  const lastP = lastInnerStart(i, j);
  for (let p = i + 1; p <= lastP; p++) {
    const firstQ = firstInnerEnd(i, j, p);
    for (let q = j - 1; q >= firstQ; q--) {
      const inside = at(paired, p * length + q);
      if (inside === IMPOSSIBLE) continue;
      const energy = inside + interiorEnergy(bases, i, j, p, q);
      if (energy < least) least = energy;
    }
  }
  return least;
}

/** The last base that can begin a pair within that of `i` and `j`, with no multiloop between them. */
export function lastInnerStart(i: number, j: number): number {
  return Math.min(i + LARGEST_INTERIOR + 1, j - SMALLEST_HAIRPIN - 2);
}

/** The first base that can end such a pair, which begins at `p`. */
export function firstInnerEnd(i: number, j: number, p: number): number {
  return Math.max(p + SMALLEST_HAIRPIN + 1, j - LARGEST_INTERIOR + p - i - 2);
}

/** The best cut of a stretch into stems and a last stem. */
function leastSplit({ length, stems, firstStem }: Matrices, i: number, j: number): number {
  let least = IMPOSSIBLE;
  const left = i * length - 1;
  const right = j * length;
  for (let k = i + SMALLEST_HAIRPIN + 2; k < j - SMALLEST_HAIRPIN; k++) {
    const energy = at(stems, left + k) + at(firstStem, right + k);
    if (energy < least) least = energy;
  }
  return least;
}

function fillExterior({ bases, length, paired, exterior }: Matrices): void {
  for (let j = 0; j < length; j++) {
    let least = at(exterior, j);
    for (let i = 0; i < j - SMALLEST_HAIRPIN; i++) {
      const inside = at(paired, i * length + j);
      if (inside === IMPOSSIBLE) continue;
      least = Math.min(least, at(exterior, i) + inside + outerStem(bases, i, j));
    }
    exterior[j + 1] = least;
  }
}

/** What the pair of `i` and `j` adds to the stems inside of a multiloop that it closes. */
export function multiloopClosing(bases: Bases, i: number, j: number): number {
  const type = pairType(at(bases, j), at(bases, i));
  return MULTILOOP_CLOSING + multiloopStem(type, at(bases, j - 1), at(bases, i + 1));
}

/** The stem of `i` and `j` as one that leads out of a multiloop. */
export function innerStem(bases: Bases, i: number, j: number): number {
  const type = pairType(at(bases, i), at(bases, j));
  return multiloopStem(type, at(bases, i - 1), at(bases, j + 1));
}

/** The stem of `i` and `j` in the exterior loop. */
export function outerStem(bases: Bases, i: number, j: number): number {
  const type = pairType(at(bases, i), at(bases, j));
  return exteriorStem(type, bases[i - 1] ?? -1, bases[j + 1] ?? -1);
}

/** An entry; the loops stay inside of the matrices. */
export function at(table: Uint8Array | Int32Array, index: number): number {
  return table[index] ?? IMPOSSIBLE;
}
