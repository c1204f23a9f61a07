/** A metric over rows drawn with replacement; `rows` are indices into the caller's own arrays. */
export type MetricOfRows = (rows: readonly number[]) => number;

/**
 * The 95 % percentile interval of a metric over `rowCount` rows (Efron and Tibshirani 1993,
 * chapter 13). Resamples in which the metric is undefined (NaN, such as an AUC with one class)
 * are left out. `random` gives uniform numbers in [0, 1).
 */
export function bootstrapInterval(
  rowCount: number,
  metric: MetricOfRows,
  random: () => number,
  resamples = 1000,
): readonly [number, number] {
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const rows = Array.from({ length: rowCount }, () => Math.floor(random() * rowCount));
    const value = metric(rows);
    if (!Number.isNaN(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  return [quantile(values, 0.025), quantile(values, 0.975)];
}

/** How much better one model is on the same rows: first minus second. */
export interface PairedDifference {
  readonly difference: number;
  /** 95 %; where it leaves 0 out, the difference is more than the choice of rows explains. */
  readonly interval: readonly [number, number];
}

/**
 * Compares two models over the same rows: each resample draws rows once and scores both on them, so
 * that rows which are hard for both do not widen the interval.
 */
export function pairedBootstrap(
  rowCount: number,
  first: MetricOfRows,
  second: MetricOfRows,
  random: () => number,
  resamples = 1000,
): PairedDifference {
  const difference = (rows: readonly number[]) => first(rows) - second(rows);
  const all = Array.from({ length: rowCount }, (_, row) => row);
  return {
    difference: difference(all),
    interval: bootstrapInterval(rowCount, difference, random, resamples),
  };
}

/** Linear interpolation between the closest ranks of sorted values. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
