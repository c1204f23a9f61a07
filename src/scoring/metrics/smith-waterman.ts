/**
 * How well a protein aligns with another, from 0 to 1: the best local alignment (Smith and Waterman
 * 1981, with the gaps of Gotoh 1982) by BLOSUM45, by the root of the product of both scores with
 * themselves. A gap of n letters costs 10 + 0.5 (n − 1). Only the 20 standard letters in upper case
 * count; 0 where a sequence has none.
 */
export function normalisedSmithWaterman(a: string, b: string): number {
  const one = matrixRows(a);
  const other = matrixRows(b);
  if (one.length === 0 || other.length === 0) return 0;
  const score = localScore(one, other);
  return Math.min(1, score / Math.sqrt(selfScore(one) * selfScore(other)));
}

/** The rows and columns of the matrix. */
const LETTERS = 'ARNDCQEGHILKMFPSTWYV';

/** BLOSUM45 in third bits (Henikoff and Henikoff, PNAS 89, 10915, 1992). */
const ROWS: readonly string[] = [
  '5 -2 -1 -2 -1 -1 -1 0 -2 -1 -1 -1 -1 -2 -1 1 0 -2 -2 0',
  '-2 7 0 -1 -3 1 0 -2 0 -3 -2 3 -1 -2 -2 -1 -1 -2 -1 -2',
  '-1 0 6 2 -2 0 0 0 1 -2 -3 0 -2 -2 -2 1 0 -4 -2 -3',
  '-2 -1 2 7 -3 0 2 -1 0 -4 -3 0 -3 -4 -1 0 -1 -4 -2 -3',
  '-1 -3 -2 -3 12 -3 -3 -3 -3 -3 -2 -3 -2 -2 -4 -1 -1 -5 -3 -1',
  '-1 1 0 0 -3 6 2 -2 1 -2 -2 1 0 -4 -1 0 -1 -2 -1 -3',
  '-1 0 0 2 -3 2 6 -2 0 -3 -2 1 -2 -3 0 0 -1 -3 -2 -3',
  '0 -2 0 -1 -3 -2 -2 7 -2 -4 -3 -2 -2 -3 -2 0 -2 -2 -3 -3',
  '-2 0 1 0 -3 1 0 -2 10 -3 -2 -1 0 -2 -2 -1 -2 -3 2 -3',
  '-1 -3 -2 -4 -3 -2 -3 -4 -3 5 2 -3 2 0 -2 -2 -1 -2 0 3',
  '-1 -2 -3 -3 -2 -2 -2 -3 -2 2 5 -3 2 1 -3 -3 -1 -2 0 1',
  '-1 3 0 0 -3 1 1 -2 -1 -3 -3 5 -1 -3 -1 -1 -1 -2 -1 -2',
  '-1 -1 -2 -3 -2 0 -2 -2 0 2 2 -1 6 0 -2 -2 -1 -2 0 1',
  '-2 -2 -2 -4 -2 -4 -3 -3 -2 0 1 -3 0 8 -3 -2 -1 1 3 0',
  '-1 -2 -2 -1 -4 -1 0 -2 -2 -2 -3 -1 -2 -3 9 -1 -1 -3 -3 -3',
  '1 -1 1 0 -1 0 0 0 -1 -2 -3 -1 -2 -2 -1 4 2 -4 -2 -1',
  '0 -1 0 -1 -1 -1 -1 -2 -2 -1 -1 -1 -1 -1 -1 2 5 -3 -1 0',
  '-2 -2 -4 -4 -5 -2 -3 -2 -3 -2 -2 -2 -2 1 -3 -4 -3 15 3 -3',
  '-2 -1 -2 -2 -3 -1 -2 -3 2 0 0 -1 0 3 -3 -2 -1 3 8 -1',
  '0 -2 -3 -3 -1 -3 -3 -3 -3 3 1 -2 1 0 -3 -1 0 -3 -1 5',
];

// All scores are doubled, so that half points are whole numbers.
const SCORES = Int32Array.from(ROWS.flatMap((row) => row.split(' ').map(Number))).map((s) => 2 * s);
const GAP_OPEN = 20;
const GAP_EXTEND = 1;

function matrixRows(sequence: string): Uint8Array {
  const rows = Array.from(sequence, (letter) => LETTERS.indexOf(letter));
  return Uint8Array.from(rows.filter((row) => row !== -1));
}

function selfScore(rows: Uint8Array): number {
  return rows.reduce((sum, row) => sum + (SCORES[row * LETTERS.length + row] ?? 0), 0);
}

/** Doubled, as the scores of the matrix. */
function localScore(one: Uint8Array, other: Uint8Array): number {
  const best = new Int32Array(other.length + 1);
  // What an alignment that ends with a gap in `other` is worth at most; below any that is reached.
  const down = new Int32Array(other.length + 1).fill(-GAP_OPEN);
  let highest = 0;
  for (const row of one) {
    const scores = SCORES.subarray(row * LETTERS.length, (row + 1) * LETTERS.length);
    highest = Math.max(highest, fillRow(scores, other, best, down));
  }
  return highest;
}

/** One row of the table; `best` and `down` hold the row above and get this one. Its best cell. */
function fillRow(
  scores: Int32Array,
  other: Uint8Array,
  best: Int32Array,
  down: Int32Array,
): number {
  let highest = 0;
  let diagonal = 0;
  let left = 0;
  let across = -GAP_OPEN;
  for (let j = 1; j <= other.length; j++) {
    const above = best[j] ?? 0;
    const gapDown = Math.max(above - GAP_OPEN, (down[j] ?? 0) - GAP_EXTEND);
    across = Math.max(left - GAP_OPEN, across - GAP_EXTEND);
    const match = diagonal + (scores[other[j - 1] ?? 0] ?? 0);
    left = Math.max(0, match, gapDown, across);
    best[j] = left;
    down[j] = gapDown;
    diagonal = above;
    if (left > highest) highest = left;
  }
  return highest;
}
