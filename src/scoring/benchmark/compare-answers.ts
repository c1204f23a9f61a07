import { Failure } from '#base/failure.ts';
import { seededRandom } from '#base/seeded-random.ts';
import { type MetricOfRows, pairedBootstrap } from '../metrics/bootstrap.ts';
import { breathing } from './breathing.ts';
import { resampledMetric, scoredRows } from './resampled-metric.ts';
import {
  primaryMetric,
  reportOf,
  resamplesFor,
  type ScoringQuestion,
} from './score-with-interval.ts';
import type { AnsweredRow } from './scorer.ts';

/** What two models make of the rows that both answered. */
export interface AnswersComparison {
  readonly metric: string;
  readonly unit: string;
  /** Rows that both have a reply to, with the same prompt and references. */
  readonly sharedRows: number;
  readonly firstValue: number;
  readonly secondValue: number;
  /** First minus second, with its 95 % interval. */
  readonly difference: number;
  readonly interval: readonly [number, number];
}

/**
 * Compares two models by the task's primary metric over the rows that both answered. Rejects with
 * `benchmarks-differ` where these are fewer than two, with `no-comparison` where there is no figure
 * that follows from single rows, and as a scorer does.
 */
export async function compareAnswers(
  first: readonly AnsweredRow[],
  second: readonly AnsweredRow[],
  question: ScoringQuestion,
): Promise<AnswersComparison> {
  const metric = primaryMetric(question.taskId);
  if (metric === undefined) throw noComparison('A free question', 'It has no metric.');
  const pairs = sharedRows(first, second);
  if (pairs.length < 2) throw tooFewShared(pairs.length);
  const one = await sideOf(
    pairs.map(([row]) => row),
    metric,
    question,
  );
  const other = await sideOf(
    pairs.map(([, row]) => row),
    metric,
    question,
  );
  const { difference, interval } = await pairedBootstrap(
    pairs.length,
    one.ofRows,
    other.ofRows,
    seededRandom(pairs.length),
    { resamples: resamplesFor(pairs.length), pause: breathing(question.signal) },
  );
  return {
    metric,
    unit: one.unit,
    sharedRows: pairs.length,
    firstValue: one.value,
    secondValue: other.value,
    difference,
    interval,
  };
}

interface Side {
  readonly value: number;
  readonly unit: string;
  readonly ofRows: MetricOfRows;
}

async function sideOf(
  rows: readonly AnsweredRow[],
  metric: string,
  question: ScoringQuestion,
): Promise<Side> {
  const report = await reportOf(rows, question);
  const figure = report.metrics[metric] ?? { absent: `${metric} was not computed.` };
  if ('absent' in figure) throw noComparison(metric, figure.absent);
  const resampled = resampledMetric(metric, figure, scoredRows(report, rows));
  if (!resampled) throw noComparison(metric, 'It does not follow from single rows.');
  return { ...figure, ofRows: resampled.ofRows };
}

/** Rows whose question and references are the same; of equal ones the first meets the first. */
function sharedRows(
  first: readonly AnsweredRow[],
  second: readonly AnsweredRow[],
): readonly (readonly [AnsweredRow, AnsweredRow])[] {
  const others = new Map<string, AnsweredRow[]>();
  for (const row of second) {
    const equal = others.get(keyOf(row)) ?? [];
    equal.push(row);
    others.set(keyOf(row), equal);
  }
  return first.flatMap((row) => {
    const other = others.get(keyOf(row))?.shift();
    return other ? [[row, other] as const] : [];
  });
}

function keyOf({ prompt, references, property }: AnsweredRow): string {
  return JSON.stringify([prompt, references, property]);
}

function tooFewShared(count: number): Failure {
  return new Failure({
    code: 'benchmarks-differ',
    message: `These benchmarks cannot be compared. They have ${count} answered ${count === 1 ? 'row' : 'rows'} with the same question and reference.`,
    cure: 'Run both over the same file with the same sample and seed.',
  });
}

function noComparison(metric: string, reason: string): Failure {
  return new Failure({
    code: 'no-comparison',
    message: `${metric} cannot be compared row by row. ${reason}`,
    cure: 'Compare in the other mode, or look at both tables.',
  });
}
