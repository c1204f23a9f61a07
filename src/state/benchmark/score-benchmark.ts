import { nextMacrotask } from '#base/macrotask.ts';
import { seededRandom } from '#base/seeded-random.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import type { AnsweredRow, RowScore, ScoreMode, ScoreReport } from '#scoring/benchmark/scorer.ts';
import { scorerOf } from '#scoring/benchmark/scorer-of.ts';
import { bootstrapInPieces } from '#scoring/metrics/bootstrap.ts';
import { findTask } from '#tasks/registry.ts';
import type { BenchmarkReply, BenchmarkRow, LiveScore } from './benchmark-state.ts';
import { resampledMetric, type ScoredRow } from './resampled-metric.ts';

export type RepliedRow = BenchmarkRow & { readonly reply: BenchmarkReply };

/** Resamples times rows, as long as there are resamples enough: about two seconds of figures. */
const MOST_DRAWS = 2_000_000;
const MOST_RESAMPLES = 1000;
const FEWEST_RESAMPLES = 200;
/** A page that does nothing else for longer is felt to hang. */
const LONGEST_PIECE_MS = 20;

export interface ScoredBenchmark {
  readonly score: LiveScore;
  /** By the row's index. */
  readonly rows: ReadonlyMap<number, RowScore>;
}

interface Scored {
  readonly taskId: string;
  readonly mode: ScoreMode;
  readonly tools: ScienceTools;
  readonly signal?: AbortSignal;
}

/** Scores the rows that have a reply. A row that failed counts as an empty reply. */
export async function scoreRows(
  rows: readonly BenchmarkRow[],
  about: Scored,
): Promise<ScoredBenchmark> {
  const replied = rows.filter(hasReply);
  const report = await reportOf(replied, about);
  const { rows: scores, ...figures } = report;
  return {
    score: { report: figures, ...(await intervalOf(report, replied, about)) },
    rows: new Map(
      replied.flatMap(({ question: { index } }, at) => {
        const score = scores[at];
        return score ? [[index, score] as const] : [];
      }),
    ),
  };
}

export async function reportOf(
  rows: readonly RepliedRow[],
  { taskId, mode, tools, signal }: Scored,
): Promise<ScoreReport> {
  const scorer = await scorerOf(taskId);
  return scorer.score(rows.map(answeredRow), mode, tools, signal);
}

export function hasReply(row: BenchmarkRow): row is RepliedRow {
  return row.reply !== undefined;
}

/** A row as scorers take it, and as `npm run score` reads it. */
export function answeredRow({ question, reply }: RepliedRow): AnsweredRow {
  const { references, property, prompt } = question;
  const replies = reply.kind === 'replied' ? reply.replies : [];
  return {
    replies: replies.length > 0 ? replies : [''],
    references: references.length > 0 ? references : [''],
    ...(property !== undefined && { property }),
    prompt,
  };
}

/** The metric that stands first in the task's list; a free question has none. */
export function primaryMetric(taskId: string): string | undefined {
  return findTask(taskId)?.metrics[0]?.name;
}

export function scoredRows(
  { rows }: Pick<ScoreReport, 'rows'>,
  replied: readonly RepliedRow[],
): readonly ScoredRow[] {
  return rows.map((score, at) => ({ score, property: replied[at]?.question.property }));
}

/** Lets the page do something else every 20 ms; rejects with the signal's reason. */
export function breathing(signal?: AbortSignal): () => Promise<void> {
  let beganMs = performance.now();
  return async () => {
    if (performance.now() - beganMs < LONGEST_PIECE_MS) return;
    await nextMacrotask();
    signal?.throwIfAborted();
    beganMs = performance.now();
  };
}

export function resamplesFor(rowCount: number): number {
  const affordable = Math.floor(MOST_DRAWS / Math.max(1, rowCount));
  return Math.max(FEWEST_RESAMPLES, Math.min(MOST_RESAMPLES, affordable));
}

async function intervalOf(
  report: ScoreReport,
  replied: readonly RepliedRow[],
  { taskId, signal }: Scored,
): Promise<Omit<LiveScore, 'report'>> {
  const primary = primaryMetric(taskId);
  const without = (whyNoInterval: string) => ({ primary, interval: undefined, whyNoInterval });
  const value = primary === undefined ? undefined : report.metrics[primary];
  if (primary === undefined || !value) return without('The task has no primary metric.');
  if ('absent' in value) return without(value.absent);
  if (replied.length < 2) return without('An interval needs two rows at least.');
  const metric = resampledMetric(primary, value.value, scoredRows(report, replied));
  if (!metric) {
    return without(
      `${primary} is no figure that follows from single rows here, so no interval is drawn.`,
    );
  }
  const count = replied.length;
  // Always the same draws: an interval that is looked at again is the same.
  const interval = await bootstrapInPieces(count, metric, seededRandom(count), {
    resamples: resamplesFor(count),
    pause: breathing(signal),
  });
  if (interval.some((bound) => !Number.isFinite(bound))) {
    return without(`${primary} is not defined for rows drawn from so few.`);
  }
  return { primary, interval, whyNoInterval: undefined };
}
