import { Failure } from '#base/failure.ts';
import { seededRandom } from '#base/seeded-random.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import type { MetricValue, ScoreMode, ScoreReport } from '#scoring/benchmark/scorer.ts';
import { type MetricOfRows, pairedBootstrap } from '#scoring/metrics/bootstrap.ts';
import type { BenchmarkComparison } from './benchmark-state.ts';
import type { StoredBenchmark } from './benchmark-storage.ts';
import { resampledMetric } from './resampled-metric.ts';
import { rowsOf } from './rows-of.ts';
import {
  breathing,
  hasReply,
  primaryMetric,
  type RepliedRow,
  reportOf,
  resamplesFor,
  scoredRows,
} from './score-benchmark.ts';

type Compared = Extract<BenchmarkComparison, { phase: 'compared' }>;

/**
 * Compares two benchmarks over the rows that both have a reply to. Rejects with
 * `benchmarks-differ` or `no-comparison`.
 */
export async function compareKept(
  first: StoredBenchmark,
  second: StoredBenchmark,
  mode: ScoreMode,
  tools: ScienceTools,
): Promise<Compared> {
  const { taskId } = first.record;
  const metric = primaryMetric(taskId);
  if (metric === undefined || second.record.taskId !== taskId) {
    throw differ('They are of different tasks.');
  }
  const pairs = sharedRows(first, second);
  if (pairs.length < 2) {
    throw differ(`They have ${pairs.length} answered rows with the same question and reference.`);
  }
  const about = { taskId, mode, tools };
  const sides = [pairs.map(([row]) => row), pairs.map(([, row]) => row)] as const;
  const [one, other] = await Promise.all(
    sides.map(async (rows) => sideOf(await reportOf(rows, about), rows, metric)),
  );
  if (!one || !other) throw differ('They could not be scored.');
  const { difference, interval } = await pairedBootstrap(
    pairs.length,
    one.ofRows,
    other.ofRows,
    seededRandom(pairs.length),
    { resamples: resamplesFor(pairs.length), pause: breathing() },
  );
  return {
    phase: 'compared',
    first: first.record,
    second: second.record,
    mode,
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

function sideOf(report: ScoreReport, rows: readonly RepliedRow[], metric: string): Side {
  const figure: MetricValue = report.metrics[metric] ?? { absent: `${metric} was not computed.` };
  if ('absent' in figure) throw noComparison(metric, figure.absent);
  const ofRows = resampledMetric(metric, figure.value, scoredRows(report, rows));
  if (!ofRows) throw noComparison(metric, 'It does not follow from single rows.');
  return { ...figure, ofRows };
}

/** Rows whose question and references are the same; of equal ones the first meets the first. */
function sharedRows(
  first: StoredBenchmark,
  second: StoredBenchmark,
): readonly (readonly [RepliedRow, RepliedRow])[] {
  const others = new Map<string, RepliedRow[]>();
  for (const row of rowsOf(second).filter(hasReply)) {
    const key = keyOf(row);
    const equal = others.get(key) ?? [];
    equal.push(row);
    others.set(key, equal);
  }
  return rowsOf(first)
    .filter(hasReply)
    .flatMap((row) => {
      const other = others.get(keyOf(row))?.shift();
      return other ? [[row, other] as const] : [];
    });
}

function keyOf({ question: { prompt, references, property } }: RepliedRow): string {
  return JSON.stringify([prompt, references, property]);
}

function differ(message: string): Failure {
  return new Failure({
    code: 'benchmarks-differ',
    message: `These benchmarks cannot be compared. ${message}`,
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
