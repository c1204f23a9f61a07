import { assert } from '#base/assert.ts';
import { confusion, f1 } from '../classes/confusion.ts';
import { mae } from './mean-errors.ts';

/** Predictions beyond this size are lost, as unreadable ones are. */
const LARGEST_KEPT = 1000;
/** Percent of mRNA left; below it the siRNA works. */
const WORKS_BELOW = 30;
/** An error counts at most this much. */
const LARGEST_ERROR = 100;

/**
 * The siRNA score of Biology-Instructions, 0 to 1, over percentages of mRNA that is left: half for
 * the error, half for finding what works (F1) times the error where the prediction lies in 0 to 30;
 * times the share of rows kept. 0 where no row is kept, NaN without rows.
 */
export function mixedScore(
  predictions: readonly (number | undefined)[],
  references: readonly number[],
): number {
  assert(predictions.length === references.length, 'as many predictions as references');
  if (predictions.length === 0) return Number.NaN;
  const rows = predictions.flatMap((prediction, row) => {
    const isKept = prediction !== undefined && Math.abs(prediction) <= LARGEST_KEPT;
    return isKept ? [{ prediction, reference: references[row] ?? Number.NaN }] : [];
  });
  if (rows.length === 0) return 0;
  const error = errorOf(rows);
  const inRange = rows.filter(({ prediction }) => prediction >= 0 && prediction <= WORKS_BELOW);
  const rangeError = inRange.length === 0 ? LARGEST_ERROR : errorOf(inRange);
  const found = f1(
    confusion(
      rows.map(({ prediction }) => prediction < WORKS_BELOW),
      rows.map(({ reference }) => reference < WORKS_BELOW),
    ),
  );
  // scikit-learn writes 0 for an F1 without any positive.
  const finding = Number.isNaN(found) ? 0 : found;
  const score =
    0.5 * (1 - error / LARGEST_ERROR) + 0.5 * finding * (1 - rangeError / LARGEST_ERROR);
  return (score * rows.length) / predictions.length;
}

interface Row {
  readonly prediction: number;
  readonly reference: number;
}

function errorOf(rows: readonly Row[]): number {
  const predictions = rows.map(({ prediction }) => prediction);
  const references = rows.map(({ reference }) => reference);
  return Math.min(LARGEST_ERROR, mae(predictions, references));
}
