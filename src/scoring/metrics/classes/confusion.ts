import { assert } from '#base/assert.ts';

/** Counts of a yes-or-no question. */
export interface Confusion {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
  readonly falseNegative: number;
}

export function confusion(predicted: readonly boolean[], actual: readonly boolean[]): Confusion {
  assert(predicted.length === actual.length, 'as many predictions as references');
  const count = (yes: boolean, isYes: boolean) =>
    predicted.filter((value, row) => value === yes && actual[row] === isYes).length;
  return {
    truePositive: count(true, true),
    falsePositive: count(true, false),
    trueNegative: count(false, false),
    falseNegative: count(false, true),
  };
}

/** Matthews' correlation coefficient, −1 to 1; 0 where a class is never predicted or never there. */
export function mcc(counts: Confusion): number {
  const { truePositive, falsePositive, trueNegative, falseNegative } = counts;
  // In pairs, so that the root of a square is whole and perfect answers have exactly 1.
  const root =
    Math.sqrt((truePositive + falsePositive) * (truePositive + falseNegative)) *
    Math.sqrt((trueNegative + falsePositive) * (trueNegative + falseNegative));
  if (root === 0) return 0;
  const correlation = (truePositive * trueNegative - falsePositive * falseNegative) / root;
  return Math.max(-1, Math.min(1, correlation));
}

/** NaN where nothing was predicted as positive; scikit-learn writes 0. */
export function precision({ truePositive, falsePositive }: Confusion): number {
  return truePositive / (truePositive + falsePositive);
}

/** NaN where nothing is positive; scikit-learn writes 0. */
export function recall({ truePositive, falseNegative }: Confusion): number {
  return truePositive / (truePositive + falseNegative);
}

/** NaN where nothing is positive on either side; scikit-learn writes 0. */
export function f1({ truePositive, falsePositive, falseNegative }: Confusion): number {
  return (2 * truePositive) / (2 * truePositive + falsePositive + falseNegative);
}

/**
 * Area under the ROC curve of answers that are only yes or no: the mean of both classes' recall. NaN
 * where one class is missing.
 */
export function hardAuc({
  truePositive,
  falsePositive,
  trueNegative,
  falseNegative,
}: Confusion): number {
  const ofYes = truePositive / (truePositive + falseNegative);
  const ofNo = trueNegative / (trueNegative + falsePositive);
  return (ofYes + ofNo) / 2;
}
