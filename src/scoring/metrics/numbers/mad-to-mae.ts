import { assert } from '#base/assert.ts';
import { mad, mae } from './mean-errors.ts';

/** How one property was predicted; all NaN where no pair is readable. */
export interface MadToMae {
  /** Mean absolute deviation over mean absolute error. NaN for no error at all: the ratio has no bound. */
  readonly ratio: number;
  readonly mad: number;
  readonly mae: number;
  /** Pairs of two finite numbers; only these count. */
  readonly readable: number;
}

/**
 * LLM4Mat-Bench's figure of one property: the error of the best constant, over the error. Both are
 * taken over the same pairs, so that an unreadable reply leaves both.
 */
export function madToMae(
  predictions: readonly (number | undefined)[],
  references: readonly (number | undefined)[],
): MadToMae {
  assert(predictions.length === references.length, 'as many predictions as references');
  const kept: number[] = [];
  const wanted: number[] = [];
  for (const [row, prediction] of predictions.entries()) {
    const reference = references[row];
    if (!isNumber(prediction) || !isNumber(reference)) continue;
    kept.push(prediction);
    wanted.push(reference);
  }
  const error = mae(kept, wanted);
  const spread = mad(wanted);
  const ratio = error === 0 ? Number.NaN : spread / error;
  return { ratio, mad: spread, mae: error, readable: kept.length };
}

/** One property's figure and the test rows it stands for. */
export interface WeighedValue {
  readonly value: number;
  readonly weight: number;
}

/**
 * The figure of a task with several properties (equation 6 of the paper): a mean of their figures by
 * their numbers of test rows, unreadable rows among them. One NaN makes it NaN; who leaves a property
 * out has to say so.
 */
export function weightedMean(parts: readonly WeighedValue[]): number {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return Number.NaN;
  return parts.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights;
}

function isNumber(value: number | undefined): value is number {
  return Number.isFinite(value);
}
