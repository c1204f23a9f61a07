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
    values.push(metric(drawRows(rowCount, random)));
  }
  return middleOf(values);
}

/** How a bootstrap is drawn beside other work. */
export interface BootstrapPieces {
  readonly resamples: number;
  readonly pause: () => Promise<void>;
}

/**
 * The same interval, with a pause asked for between resamples: a page stays responsive while it is
 * drawn. What `pause` rejects with ends it.
 */
export async function bootstrapInPieces(
  rowCount: number,
  metric: MetricOfRows,
  random: () => number,
  { resamples, pause }: BootstrapPieces,
): Promise<readonly [number, number]> {
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    values.push(metric(drawRows(rowCount, random)));
    await pause();
  }
  return middleOf(values);
}

function drawRows(rowCount: number, random: () => number): readonly number[] {
  return Array.from({ length: rowCount }, () => Math.floor(random() * rowCount));
}

/** Where the middle 95 % of the values lie; NaN among them does not count. */
function middleOf(values: readonly number[]): readonly [number, number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
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
export async function pairedBootstrap(
  rowCount: number,
  first: MetricOfRows,
  second: MetricOfRows,
  random: () => number,
  pieces: BootstrapPieces,
): Promise<PairedDifference> {
  const difference = (rows: readonly number[]) => first(rows) - second(rows);
  const all = Array.from({ length: rowCount }, (_, row) => row);
  return {
    difference: difference(all),
    interval: await bootstrapInPieces(rowCount, difference, random, pieces),
  };
}

/** Linear interpolation between the closest ranks of sorted values. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
