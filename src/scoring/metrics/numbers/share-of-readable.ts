import { assert } from '#base/assert.ts';
import { pearson, squaredPearson } from './pearson.ts';
import { spearman } from './spearman.ts';

// The rule of the Biology-Instructions evaluator: a correlation over the readable rows, times their
// share of all rows. Figures are −1 to 1; the paper prints them times 100. Where no row is readable it
// writes 0, but has no figure for enhancers; without rows all are NaN.

type Correlation = (predictions: readonly number[], references: readonly number[]) => number;

/** Above this the evaluator leaves a prediction out of the rank correlation, but counts it as read. */
const LARGEST_RANKED = 300;

/** Spearman's correlation times the share of readable rows; predictions above 300 are not ranked. */
export function spearmanOfReadable(
  predictions: readonly (number | undefined)[],
  references: readonly number[],
): number {
  return ofReadable(predictions, references, (read, wanted) => {
    const ranked = read.map((value) => value <= LARGEST_RANKED);
    const isRanked = (_: number, row: number) => ranked[row];
    return ranked.every((isCounted) => !isCounted)
      ? 0
      : spearman(read.filter(isRanked), wanted.filter(isRanked));
  });
}

/** Squared Pearson correlation times the share of readable rows. */
export function squaredPearsonOfReadable(
  predictions: readonly (number | undefined)[],
  references: readonly number[],
): number {
  return ofReadable(predictions, references, squaredPearsonOrZero);
}

/** Pearson's correlation of each column times the share of readable rows; a row is read whole or not. */
export function pearsonOfColumns(
  predictions: readonly (readonly number[] | undefined)[],
  references: readonly (readonly number[])[],
): readonly number[] {
  return ofColumns(predictions, references, pearson);
}

/** Squared Pearson correlation of each column times the share of readable rows; the paper prints the mean. */
export function squaredPearsonOfColumns(
  predictions: readonly (readonly number[] | undefined)[],
  references: readonly (readonly number[])[],
): readonly number[] {
  return ofColumns(predictions, references, squaredPearsonOrZero);
}

function squaredPearsonOrZero(read: readonly number[], wanted: readonly number[]): number {
  return read.length === 0 ? 0 : squaredPearson(read, wanted);
}

function ofColumns(
  predictions: readonly (readonly number[] | undefined)[],
  references: readonly (readonly number[])[],
  correlation: Correlation,
): readonly number[] {
  const columns = Array.from({ length: references[0]?.length ?? 0 }, (_, column) => column);
  return columns.map((column) =>
    ofReadable(
      predictions.map((row) => row?.[column]),
      references.map((row) => row[column] ?? Number.NaN),
      correlation,
    ),
  );
}

function ofReadable(
  predictions: readonly (number | undefined)[],
  references: readonly number[],
  correlation: Correlation,
): number {
  assert(predictions.length === references.length, 'as many predictions as references');
  const isRead = (_: unknown, row: number) => Number.isFinite(predictions[row]);
  const read = predictions.filter((value): value is number => Number.isFinite(value));
  const share = read.length / predictions.length;
  return correlation(read, references.filter(isRead)) * share;
}
