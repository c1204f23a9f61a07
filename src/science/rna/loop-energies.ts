import { type Bases, basesOf, pairType } from './bases.ts';
import {
  BULGE_INITIATION,
  DANGLING_3,
  DANGLING_5,
  HAIRPIN_INITIATION,
  HAIRPIN_MISMATCHES,
  INTERIOR_INITIATION,
  INTERIOR_MISMATCHES,
  INTERIOR_MISMATCHES_2X3,
  MEASURED_HAIRPINS,
  STACKS,
  STEM_MISMATCHES,
} from './turner-2004.ts';
import { LOOPS_1X1, LOOPS_1X2, LOOPS_2X2 } from './turner-2004-interior.ts';

/** Free energies in hundredths of kcal/mol at 37 °C, whole numbers, so that sums compare exactly. */
export type Centikcal = number;

/** Bases between the two of a pair, at least. */
export const SMALLEST_HAIRPIN = 3;
/** Unpaired bases of a bulge or interior loop, at most; longer ones are not looked at. */
export const LARGEST_INTERIOR = 30;

/** Offset of every multiloop. */
export const MULTILOOP_CLOSING: Centikcal = 930;
/** Of each stem of a multiloop, the closing one too; an unpaired base there costs nothing. */
const MULTILOOP_STEM = -90;
/** Of a stem that ends on AU or GU, where a table does not hold it. */
const WEAK_END = 50;
const WEAK_END_OF_INTERIOR = 70;
/** Of each base by which one side of an interior loop is longer, and the most of it. */
const ASYMMETRY = 60;
const MOST_ASYMMETRY = 300;
/** 1.75 RT: factor of the logarithm beyond 30 unpaired bases. */
const LONG_LOOP = 107.856;
/** Hairpins of C alone: of three, else for each base and once. */
const THREE_C = 150;
const EACH_C = 30;
const ALL_C = 160;

const stacks = hundredths(STACKS);
const hairpinMismatches = hundredths(HAIRPIN_MISMATCHES);
const interiorMismatches = hundredths(INTERIOR_MISMATCHES);
const mismatches2x3 = hundredths(INTERIOR_MISMATCHES_2X3);
const stemMismatches = hundredths(STEM_MISMATCHES);
const dangling5 = hundredths(DANGLING_5);
const dangling3 = hundredths(DANGLING_3);
const loops1x1 = hundredths(LOOPS_1X1);
const loops1x2 = hundredths(LOOPS_1X2);
const loops2x2 = hundredths(LOOPS_2X2);
const hairpinInitiation = initiation(HAIRPIN_INITIATION, 3);
const bulgeInitiation = initiation(BULGE_INITIATION, 1);
const interiorInitiation = initiation(INTERIOR_INITIATION, 2);
const measuredHairpins = measured(MEASURED_HAIRPINS);

/** The hairpin closed by the bases at `i` and `j`, which pair. */
export function hairpinEnergy(bases: Bases, i: number, j: number): Centikcal {
  const size = j - i - 1;
  const known = measuredHairpins.get(codeOf(bases, i, j));
  if (known !== undefined) return known;
  const type = pairType(at(bases, i), at(bases, j));
  const start = initiationOf(hairpinInitiation, size) + allCPenalty(bases, i, j);
  if (size === SMALLEST_HAIRPIN) return start + weakEnd(type);
  return start + at(hairpinMismatches, (type << 4) | (at(bases, i + 1) << 2) | at(bases, j - 1));
}

/**
 * The stack, bulge or interior loop between the pair of `i` and `j` and the pair of `p` and `q`
 * inside of it.
 */
export function interiorEnergy(
  bases: Bases,
  i: number,
  j: number,
  p: number,
  q: number,
): Centikcal {
  const outer = pairType(at(bases, i), at(bases, j));
  const inner = pairType(at(bases, q), at(bases, p));
  const left = p - i - 1;
  const right = j - q - 1;
  if (left === 0 || right === 0) return bulgeEnergy(outer, inner, left + right);
  const ends = { outer, inner, bases, i, j, p, q };
  if (left <= 2 && right <= 2) return smallLoop(ends, left, right);
  const asymmetry = Math.min(MOST_ASYMMETRY, Math.abs(left - right) * ASYMMETRY);
  return initiationOf(interiorInitiation, left + right) + asymmetry + mismatches(ends, left, right);
}

/** A stem that begins within a multiloop, or that closes it, with the bases beside it outside. */
export function multiloopStem(type: number, before: number, behind: number): Centikcal {
  return MULTILOOP_STEM + weakEnd(type) + at(stemMismatches, (type << 4) | (before << 2) | behind);
}

/** A stem outside of all pairs; a base beside it that is not there, at an end of the RNA, is -1. */
export function exteriorStem(type: number, before: number, behind: number): Centikcal {
  const end = weakEnd(type);
  if (before >= 0 && behind >= 0) {
    return end + at(stemMismatches, (type << 4) | (before << 2) | behind);
  }
  if (before >= 0) return end + at(dangling5, (type << 2) | before);
  return behind >= 0 ? end + at(dangling3, (type << 2) | behind) : end;
}

interface Ends {
  /** Both read into the loop. */
  readonly outer: number;
  readonly inner: number;
  readonly bases: Bases;
  readonly i: number;
  readonly j: number;
  readonly p: number;
  readonly q: number;
}

function bulgeEnergy(outer: number, inner: number, size: number): Centikcal {
  if (size === 0) return at(stacks, outer * 6 + inner);
  const start = initiationOf(bulgeInitiation, size);
  // Around a single base the helix goes on.
  if (size === 1) return start + at(stacks, outer * 6 + inner);
  return start + weakEnd(outer) + weakEnd(inner);
}

function smallLoop({ outer, inner, bases, i, j, p, q }: Ends, left: number, right: number) {
  const behindI = at(bases, i + 1);
  const beforeJ = at(bases, j - 1);
  const beforeP = at(bases, p - 1);
  const behindQ = at(bases, q + 1);
  const row = outer * 6 + inner;
  if (left === 1 && right === 1) return at(loops1x1, (row << 4) | (behindI << 2) | beforeJ);
  if (left === 1) {
    return at(loops1x2, (row << 6) | (behindI << 4) | (behindQ << 2) | beforeJ);
  }
  if (right === 1) {
    const turned = inner * 6 + outer;
    return at(loops1x2, (turned << 6) | (behindQ << 4) | (behindI << 2) | beforeP);
  }
  return at(loops2x2, (row << 8) | (behindI << 6) | (beforeP << 4) | (behindQ << 2) | beforeJ);
}

function mismatches({ outer, inner, bases, i, j, p, q }: Ends, left: number, right: number) {
  if (left === 1 || right === 1) return weakEndOfInterior(outer) + weakEndOfInterior(inner);
  const table = left + right === 5 ? mismatches2x3 : interiorMismatches;
  const outerSide = (outer << 4) | (at(bases, i + 1) << 2) | at(bases, j - 1);
  const innerSide = (inner << 4) | (at(bases, q + 1) << 2) | at(bases, p - 1);
  return at(table, outerSide) + at(table, innerSide);
}

function allCPenalty(bases: Bases, i: number, j: number): Centikcal {
  for (let k = i + 1; k < j; k++) if (bases[k] !== 1) return 0;
  const size = j - i - 1;
  return size === SMALLEST_HAIRPIN ? THREE_C : ALL_C + EACH_C * size;
}

/** CG and GC are types 0 and 1. */
function weakEnd(type: number): Centikcal {
  return type > 1 ? WEAK_END : 0;
}

function weakEndOfInterior(type: number): Centikcal {
  return type > 1 ? WEAK_END_OF_INTERIOR : 0;
}

function initiationOf(table: Int16Array, size: number): Centikcal {
  const last = table.length - 1;
  if (size <= last) return at(table, size);
  return at(table, last) + Math.floor(LONG_LOOP * Math.log(size / last));
}

/** Bases from `i` to `j` as one number, which tells lengths up to 8 apart; 0 for others. */
function codeOf(bases: Bases, i: number, j: number): number {
  if (j - i > 7) return 0;
  let code = 1;
  for (let k = i; k <= j; k++) code = (code << 2) | at(bases, k);
  return code;
}

/** The indices here come from loop bounds and two-bit bases, so they lie within. */
function at(table: Uint8Array | Int16Array, index: number): number {
  return table[index] ?? 0;
}

function hundredths(tenths: string): Int16Array {
  return Int16Array.from(tenths.trim().split(/\s+/), (number) => Number(number) * 10);
}

/** Indexed by the number of bases. */
function initiation(tenths: string, smallest: number): Int16Array {
  return Int16Array.of(...Array.from({ length: smallest }, () => 0), ...hundredths(tenths));
}

function measured(text: string): ReadonlyMap<number, Centikcal> {
  const words = text.trim().split(/\s+/);
  const pairs = words.flatMap((word, index) =>
    index % 2 === 0 ? [[word, Number(words[index + 1]) * 10] as const] : [],
  );
  return new Map(
    pairs.map(([word, energy]) => [codeOf(basesOf(word), 0, word.length - 1), energy]),
  );
}
