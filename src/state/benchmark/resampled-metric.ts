import type { RowScore } from '#scoring/benchmark/scorer.ts';
import type { MetricOfRows } from '#scoring/metrics/bootstrap.ts';
import { confusion, hardAuc, mcc } from '#scoring/metrics/classes/confusion.ts';
import { madToMae, weightedMean } from '#scoring/metrics/numbers/mad-to-mae.ts';
import { determination, mae } from '#scoring/metrics/numbers/mean-errors.ts';
import { mixedScore } from '#scoring/metrics/numbers/mixed-score.ts';
import {
  spearmanOfReadable,
  squaredPearsonOfReadable,
} from '#scoring/metrics/numbers/share-of-readable.ts';
import { rmse } from '#scoring/metrics/rmse.ts';

/** A scored row, with the property that it asked for. */
export interface ScoredRow {
  readonly score: RowScore;
  readonly property: string | undefined;
}

type MetricOf = (rows: readonly ScoredRow[]) => number;

/** Relative; floating-point sums in another order differ by less. */
const TOLERANCE = 1e-6;

/**
 * The metric of a report as a function of rows drawn from it, for bootstrapping. It is taken from
 * what the scorer says of each row, and only where it gives the reported value over all rows;
 * undefined where none does.
 */
export function resampledMetric(
  name: string,
  reported: number,
  rows: readonly ScoredRow[],
): MetricOfRows | undefined {
  const found = candidates(name).find((metric) => isNear(metric(rows), reported));
  if (!found) return undefined;
  return (drawn) => found(drawn.flatMap((row) => rows[row] ?? []));
}

function isNear(value: number, reported: number): boolean {
  return Math.abs(value - reported) <= TOLERANCE * Math.max(1, Math.abs(reported));
}

/** What a metric of this name may be, each as a share and in hundredths. */
function candidates(name: string): readonly MetricOf[] {
  const own = namedMetrics.filter(([pattern]) => pattern.test(name)).flatMap(([, of]) => of);
  const all = own.length > 0 ? own : means;
  return all.flatMap((metric) => [metric, (rows: readonly ScoredRow[]) => 100 * metric(rows)]);
}

/** Rows without a value count as 0, or do not count. */
const means: readonly MetricOf[] = [
  (rows) => sum(rows.map(({ score }) => score.value ?? 0)) / rows.length,
  (rows) => {
    const values = rows.flatMap(({ score }) => score.value ?? []);
    return sum(values) / values.length;
  },
  (rows) => sum(rows.map(({ score }) => Number(score.status === 'right'))) / rows.length,
];

const namedMetrics: readonly (readonly [RegExp, readonly MetricOf[]])[] = [
  [/^RMSE/, [(rows) => rmse(...pairsOf(rows))]],
  [/^MAE/, [(rows) => mae(...pairsOf(rows))]],
  [/^MAD\/MAE/, [weightedRatio]],
  [/^Spearman/, [(rows) => spearmanOfReadable(...columnsOf(rows))]],
  [
    /^R2/,
    [
      (rows) => squaredPearsonOfReadable(...columnsOf(rows)),
      (rows) => determination(...pairsOf(rows)),
    ],
  ],
  [/^Mixed-score/, [(rows) => mixedScore(...columnsOf(rows))]],
  [/^MCC/, [(rows) => mcc(confusionOf(rows)), (rows) => mcc(confusionOf(rows.filter(isReadable)))]],
  [
    /^AUC/,
    [
      (rows) => byProperty(rows, (part) => hardAuc(confusionOf(part.filter(isReadable)))),
      (rows) => byProperty(rows, (part) => hardAuc(confusionOf(part))),
    ],
  ],
];

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function isReadable({ score }: ScoredRow): boolean {
  return score.status !== 'unreadable';
}

function pairsOf(rows: readonly ScoredRow[]): [readonly number[], readonly number[]] {
  const pairs = rows.flatMap(({ score }) => (score.pair ? [score.pair] : []));
  return [pairs.map(([predicted]) => predicted), pairs.map(([, wanted]) => wanted)];
}

/** Rows without a pair are unreadable ones. */
function columnsOf(
  rows: readonly ScoredRow[],
): [readonly (number | undefined)[], readonly number[]] {
  return [
    rows.map(({ score }) => score.pair?.[0]),
    rows.map(({ score }) => score.pair?.[1] ?? Number.NaN),
  ];
}

/** Of two classes the first that a reference has is “yes”; which one it is changes no figure here. */
function confusionOf(rows: readonly ScoredRow[]) {
  const [yes] = rows
    .map(({ score }) => score.classes?.[1])
    .filter((name) => name)
    .sort();
  const actual = rows.map(({ score }) => score.classes?.[1] === yes);
  return confusion(
    rows.map(({ score }, row) => (score.value === 1) === actual[row]),
    actual,
  );
}

function weightedRatio(rows: readonly ScoredRow[]): number {
  return byProperty(rows, (part) => madToMae(...columnsOf(part)).ratio);
}

/** The mean of the properties' figures by their rows. */
function byProperty(rows: readonly ScoredRow[], metric: MetricOf): number {
  const parts = new Map<string, ScoredRow[]>();
  for (const row of rows) {
    const part = parts.get(row.property ?? '') ?? [];
    part.push(row);
    parts.set(row.property ?? '', part);
  }
  return weightedMean(
    [...parts.values()].map((part) => ({ value: metric(part), weight: part.length })),
  );
}
