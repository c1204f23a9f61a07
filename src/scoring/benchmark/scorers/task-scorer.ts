import type { Task } from '#tasks/task.ts';
import type {
  AnsweredRow,
  MetricValue,
  RowScore,
  ScoreMode,
  ScoreReport,
  Scorer,
} from '../scorer.ts';
import type { ScoringTools } from '../scoring-tools.ts';
import type { Figures } from './figures.ts';
import { shareOf } from './figures.ts';

/** What a scorer finds in rows, of which there is at least one. */
export interface Measured {
  /** The metrics of the task and others of use; a metric that is not here is a bug. */
  readonly figures: Figures;
  readonly rows: readonly RowScore[];
  readonly notes?: readonly string[];
  readonly properties?: NonNullable<ScoreReport['properties']>;
}

export interface Question {
  readonly rows: readonly AnsweredRow[];
  readonly mode: ScoreMode;
  readonly tools: ScoringTools;
  readonly signal: AbortSignal | undefined;
}

/** The scorer of a task, from the function that measures its rows. */
export function taskScorer(
  task: Task,
  measure: (question: Question) => Measured | Promise<Measured>,
): Scorer {
  return {
    async score(rows, mode, tools, signal) {
      signal?.throwIfAborted();
      if (rows.length === 0) return { n: 0, mode, metrics: noRows(task), rows: [] };
      const measured = await measure({ rows, mode, tools, signal });
      signal?.throwIfAborted();
      return {
        n: rows.length,
        mode,
        metrics: inOrder(task, measured),
        rows: measured.rows,
        ...(measured.notes && measured.notes.length > 0 && { notes: measured.notes }),
        ...(measured.properties && { properties: measured.properties }),
      };
    },
  };
}

function noRows(task: Task): Figures {
  return Object.fromEntries(
    task.metrics.map(({ name }) => [name, { absent: 'There are no rows to score.' }]),
  );
}

/** The task's own metrics first, at the end the share of replies that hold an answer. */
function inOrder(task: Task, { figures, rows }: Measured): Readonly<Record<string, MetricValue>> {
  const readable = shareOf(rows, ({ status }) => status !== 'unreadable');
  const own = task.metrics.map(({ name }) => {
    const value = figures[name];
    if (!value) throw new Error(`Broken assumption: ${task.id} is scored without its ${name}`);
    return [name, value] as const;
  });
  return {
    ...Object.fromEntries(own),
    ...figures,
    'Readable replies': { value: readable * 100, unit: 'percent' },
  };
}
