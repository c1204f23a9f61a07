import { matrixRows, scoreOfRows } from './blosum62.ts';

/** Two sequences laid beside each other. */
export interface Alignment {
  /** For each letter of the first, from 0, the index of its partner in the second, else −1. */
  readonly partners: Int32Array;
  readonly score: number;
  /** Columns with two letters, and those of them with the same letter. */
  readonly alignedCount: number;
  readonly identicalCount: number;
}

/** Scores of a gap in half bits, as BLAST has them: 11 for the first letter, 1 for each further. */
const GAP_OPEN = 11;
const GAP_EXTEND = 1;

/** Most cells of the table: one byte each, and some 50 ns. */
export const MOST_CELLS = 16_000_000;

/**
 * Aligns two proteins by Gotoh's algorithm (J. Mol. Biol. 162, 705, 1982) with BLOSUM62 and affine
 * gaps; gaps at the ends of either cost nothing. Undefined where the two are too long together.
 */
export function alignSequences(one: string, other: string): Alignment | undefined {
  const whole = contained(one, other);
  if (whole) return whole;
  if ((one.length + 1) * (other.length + 1) > MOST_CELLS) return undefined;
  const table = fillTable(matrixRows(one), matrixRows(other));
  return counted(one, other, traceBack(table, one.length, other.length), table.score);
}

/** The exact place of the shorter sequence in the longer one, which needs no table. */
function contained(one: string, other: string): Alignment | undefined {
  if (one === '' || other === '')
    return counted(one, other, new Int32Array(one.length).fill(-1), 0);
  const shift = one.length <= other.length ? other.indexOf(one) : one.indexOf(other);
  if (shift === -1) return undefined;
  const offset = one.length <= other.length ? shift : -shift;
  const partners = Int32Array.from(one, (_, i) => {
    const partner = i + offset;
    return partner >= 0 && partner < other.length ? partner : -1;
  });
  const rows = matrixRows(one.length <= other.length ? one : other);
  const score = rows.reduce((sum, row) => sum + scoreOfRows(row, row), 0);
  return counted(one, other, partners, score);
}

// Bits of a cell: where the best score of a match came from, and whether a gap began before it.
const FROM_MATCH = 0;
const FROM_ACROSS = 1;
const FROM_DOWN = 2;
const ACROSS_OPENED = 4;
const DOWN_OPENED = 8;

interface Table {
  readonly cells: Uint8Array;
  readonly score: number;
  /** The cell that the trace begins with. */
  readonly endRow: number;
  readonly endColumn: number;
}

function fillTable(one: Uint8Array, other: Uint8Array): Table {
  const width = other.length + 1;
  const cells = new Uint8Array((one.length + 1) * width);
  const best = new Int32Array(width);
  const down = new Int32Array(width).fill(UNREACHED);
  let end = { score: 0, endRow: 0, endColumn: other.length };
  for (let i = 1; i <= one.length; i++) {
    fillRow(at(one, i - 1), other, best, down, cells.subarray(i * width, (i + 1) * width));
    const last = at(best, other.length);
    if (last > end.score) end = { score: last, endRow: i, endColumn: other.length };
  }
  for (let j = 1; j < width; j++) {
    if (at(best, j) > end.score) end = { score: at(best, j), endRow: one.length, endColumn: j };
  }
  return { cells, ...end };
}

const UNREACHED = -1_000_000;

/** One row of the table; `best` and `down` hold the row above and get this one. */
function fillRow(
  row: number,
  other: Uint8Array,
  best: Int32Array,
  down: Int32Array,
  cells: Uint8Array,
): void {
  let diagonal = 0;
  let across = UNREACHED;
  let left = 0;
  for (let j = 1; j <= other.length; j++) {
    const above = at(best, j);
    const opensDown = above - GAP_OPEN >= at(down, j) - GAP_EXTEND;
    const opensAcross = left - GAP_OPEN >= across - GAP_EXTEND;
    const downScore = opensDown ? above - GAP_OPEN : at(down, j) - GAP_EXTEND;
    across = opensAcross ? left - GAP_OPEN : across - GAP_EXTEND;
    const match = diagonal + scoreOfRows(row, at(other, j - 1));
    const gap = Math.max(across, downScore);
    const opened = Number(opensDown) * DOWN_OPENED + Number(opensAcross) * ACROSS_OPENED;
    const fromGap = across >= downScore ? FROM_ACROSS : FROM_DOWN;
    cells[j] = opened + (gap > match ? fromGap : FROM_MATCH);
    left = Math.max(match, gap);
    diagonal = above;
    best[j] = left;
    down[j] = downScore;
  }
}

function at(numbers: Uint8Array | Int32Array, index: number): number {
  return numbers[index] ?? 0;
}

function traceBack(table: Table, oneLength: number, otherLength: number): Int32Array {
  const partners = new Int32Array(oneLength).fill(-1);
  let i = table.endRow;
  let j = table.endColumn;
  let state = FROM_MATCH;
  while (i > 0 && j > 0) {
    const cell = at(table.cells, i * (otherLength + 1) + j);
    if (state === FROM_MATCH) {
      state = cell & (FROM_ACROSS | FROM_DOWN);
      if (state === FROM_MATCH) partners[--i] = --j;
    } else {
      const [opened, rows] = state === FROM_ACROSS ? [ACROSS_OPENED, 0] : [DOWN_OPENED, 1];
      if (cell & opened) state = FROM_MATCH;
      i -= rows;
      j -= 1 - rows;
    }
  }
  return partners;
}

function counted(one: string, other: string, partners: Int32Array, score: number): Alignment {
  let alignedCount = 0;
  let identicalCount = 0;
  for (const [i, partner] of partners.entries()) {
    if (partner === -1) continue;
    alignedCount++;
    if (one[i] === other[partner]) identicalCount++;
  }
  return { partners, score, alignedCount, identicalCount };
}
