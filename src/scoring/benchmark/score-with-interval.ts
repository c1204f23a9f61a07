import { seededRandom } from '#base/seeded-random.ts';
import { findTask } from '#tasks/registry.ts';
import { bootstrapInPieces } from '../metrics/bootstrap.ts';
import { unanimousInterval } from '../metrics/classes/unanimous-interval.ts';
import { breathing } from './breathing.ts';
import { resampledMetric, scoredRows, wholeIn } from './resampled-metric.ts';
import type { AnsweredRow, RowScore, ScoreMode, ScoreReport } from './scorer.ts';
import { scorerOf } from './scorer-of.ts';
import type { ScoringTools } from './scoring-tools.ts';

/** Resamples times rows, as long as there are resamples enough: about two seconds of figures. */
const MOST_DRAWS = 2_000_000;
const MOST_RESAMPLES = 1000;
const FEWEST_RESAMPLES = 200;

/** How rows are scored. */
export interface ScoringQuestion {
  readonly taskId: string;
  readonly mode: ScoreMode;
  readonly tools: ScoringTools;
  readonly signal?: AbortSignal;
}

/** The figures of answered rows, and how sure the first of them is. */
export interface ScoredFigures {
  readonly report: Omit<ScoreReport, 'rows'>;
  /** The name of the metric that `interval` belongs to. */
  readonly primary: string | undefined;
  /** 95 %; undefined where it cannot be had, for `whyNoInterval`. */
  readonly interval: readonly [number, number] | undefined;
  /** By bootstrap over the rows; exact where all of them agree, whose bootstrap has no width. */
  readonly intervalMethod: 'bootstrap' | 'exact' | undefined;
  readonly whyNoInterval: string | undefined;
}

interface Scored {
  readonly figures: ScoredFigures;
  readonly rows: readonly RowScore[];
}

/** Scores rows, with the interval of the task's primary metric. Rejects as a scorer does. */
export async function scoreWithInterval(
  rows: readonly AnsweredRow[],
  question: ScoringQuestion,
): Promise<Scored> {
  const report = await reportOf(rows, question);
  const { rows: scores, ...figures } = report;
  const primary = primaryMetric(question.taskId);
  const interval = await intervalOf(primary, report, rows, question.signal);
  return { figures: { report: figures, primary, ...interval }, rows: scores };
}

export async function reportOf(
  rows: readonly AnsweredRow[],
  { taskId, mode, tools, signal }: ScoringQuestion,
): Promise<ScoreReport> {
  const scorer = await scorerOf(taskId);
  return scorer.score(rows, mode, tools, signal);
}

/** The metric that stands first in the task's list; a free question has none. */
export function primaryMetric(taskId: string): string | undefined {
  return findTask(taskId)?.metrics[0]?.name;
}

export function resamplesFor(rowCount: number): number {
  const affordable = Math.floor(MOST_DRAWS / Math.max(1, rowCount));
  return Math.max(FEWEST_RESAMPLES, Math.min(MOST_RESAMPLES, affordable));
}

type Interval = Pick<ScoredFigures, 'interval' | 'intervalMethod' | 'whyNoInterval'>;

async function intervalOf(
  primary: string | undefined,
  report: ScoreReport,
  rows: readonly AnsweredRow[],
  signal: AbortSignal | undefined,
): Promise<Interval> {
  const figure = primary === undefined ? undefined : report.metrics[primary];
  if (primary === undefined || !figure) return noInterval('The task has no primary metric.');
  if ('absent' in figure) return noInterval(figure.absent);
  if (rows.length < 2) return noInterval('An interval needs two rows at least.');
  const metric = resampledMetric(primary, figure, scoredRows(report, rows));
  if (!metric) {
    return noInterval(
      `${primary} is no figure that follows from single rows here, so no interval is drawn.`,
    );
  }
  const count = rows.length;
  const whole = wholeIn(figure.unit);
  if (metric.meanOfRows && whole !== undefined && [0, whole].includes(figure.value)) {
    const [low, high] = unanimousInterval(metric.meanOfRows, figure.value === 0 ? 0 : 1);
    return { interval: [low * whole, high * whole], ...EXACT };
  }
  // Always the same draws: an interval that is looked at again is the same.
  const [low, high] = await bootstrapInPieces(count, metric.ofRows, seededRandom(count), {
    resamples: resamplesFor(count),
    pause: breathing(signal),
  });
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    return noInterval(`${primary} is not defined for rows drawn from so few.`);
  }
  if (high - low <= ROUNDING * Math.max(1, Math.abs(figure.value))) {
    return noInterval(
      'Whichever rows are drawn, the figure is the same, so an interval of it has no width.',
    );
  }
  // Drawn rows correlate a little where all together do not, so a square of 0 may lie below its interval.
  return {
    interval: [Math.min(low, figure.value), Math.max(high, figure.value)],
    ...BOOTSTRAP,
  };
}

const ROUNDING = 1e-9;
const EXACT = { intervalMethod: 'exact', whyNoInterval: undefined } as const;
const BOOTSTRAP = { intervalMethod: 'bootstrap', whyNoInterval: undefined } as const;

function noInterval(whyNoInterval: string): Interval {
  return { interval: undefined, intervalMethod: undefined, whyNoInterval };
}
