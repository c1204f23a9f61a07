import type { MetricOfRows } from '../metrics/bootstrap.ts';
import { confusion, hardAuc, mcc } from '../metrics/classes/confusion.ts';
import { madToMae, weightedMean } from '../metrics/numbers/mad-to-mae.ts';
import { determination, mae } from '../metrics/numbers/mean-errors.ts';
import { mixedScore } from '../metrics/numbers/mixed-score.ts';
import {
  spearmanOfReadable,
  squaredPearsonOfReadable,
} from '../metrics/numbers/share-of-readable.ts';
import { rmse } from '../metrics/rmse.ts';
import { askedProperty } from './asked-property.ts';
import type { AnsweredRow, RowScore, ScoreReport } from './scorer.ts';

/** A scored row, with the property that it asked for. */
export interface ScoredRow {
  readonly score: RowScore;
  readonly property: string | undefined;
}

type MetricOf = (rows: readonly ScoredRow[]) => number;

/** Relative; floating-point sums in another order differ by less. */
const TOLERANCE = 1e-6;

/** What all rows are in a unit of shares; undefined for any other unit. */
export function wholeIn(unit: string): number | undefined {
  return SHARES.get(unit);
}

const SHARES: ReadonlyMap<string, number> = new Map([
  ['fraction', 1],
  ['percent', 100],
  ['times 100', 100],
]);

/** The rows of a report with the properties that they asked for. */
export function scoredRows(
  { rows }: Pick<ScoreReport, 'rows'>,
  answered: readonly AnsweredRow[],
): readonly ScoredRow[] {
  return rows.map((score, at) => {
    const row = answered[at];
    return { score, property: row && askedProperty(row) };
  });
}

export interface ResampledMetric {
  readonly ofRows: MetricOfRows;
  /** Of how many of the rows it is the mean, where it is one. */
  readonly meanOfRows: number | undefined;
}

/**
 * The metric of a report as a function of rows drawn from it, for bootstrapping. It is taken from
 * what the scorer says of each row, and only where it gives the reported value over all rows;
 * undefined where none does.
 */
export function resampledMetric(
  name: string,
  reported: { readonly value: number; readonly unit: string },
  rows: readonly ScoredRow[],
): ResampledMetric | undefined {
  const own = namedMetrics.find(([pattern]) => pattern.test(name))?.[1];
  const factor = wholeIn(reported.unit) ?? 1;
  const gives = (metric: MetricOf) => isNear(factor * metric(rows), reported.value);
  const counted = own ? undefined : countedValues.find((valuesOf) => gives(meanOf(valuesOf)));
  const found = counted ? meanOf(counted) : own?.find(gives);
  if (!found) return undefined;
  return {
    ofRows: (drawn) => factor * found(drawn.flatMap((row) => rows[row] ?? [])),
    meanOfRows: counted?.(rows).length,
  };
}

function isNear(value: number, reported: number): boolean {
  return Math.abs(value - reported) <= TOLERANCE * Math.max(1, Math.abs(reported));
}

type ValuesOf = (rows: readonly ScoredRow[]) => readonly number[];

/** What any other metric may be the mean of: rows without a value, or unreadable ones, may not count. */
const countedValues: readonly ValuesOf[] = [
  (rows) => rows.map(({ score }) => score.value ?? 0),
  (rows) => rows.flatMap(({ score }) => score.value ?? []),
  (rows) => rows.map(({ score }) => Number(score.status === 'right')),
  (rows) => rows.filter(isReadable).flatMap(({ score }) => score.value ?? []),
];

function meanOf(valuesOf: ValuesOf): MetricOf {
  return (rows) => {
    const values = valuesOf(rows);
    return sum(values) / values.length;
  };
}

const namedMetrics: readonly (readonly [RegExp, readonly MetricOf[]])[] = [
  // The greatest of all rows says nothing of rows that were not drawn.
  [/^Max/, []],
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
