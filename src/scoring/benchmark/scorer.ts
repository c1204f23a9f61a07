import type { ScoringTools } from './scoring-tools.ts';

/**
 * `official` reproduces the released evaluators of the paper, quirks included, so that figures compare
 * with its tables; `strict` is what the metric's name says, over all rows.
 */
export type ScoreMode = 'official' | 'strict';

/** One row of a test set with the reply to it. */
export interface AnsweredRow {
  /** The raw reply, thought included; the best first where there are several (beams, candidates). */
  readonly replies: readonly string[];
  /** The raw references; most test sets have one. */
  readonly references: readonly string[];
  /** Of a task with several properties, which one was asked. */
  readonly property?: string;
  /** The question, for metrics that look at what was asked for. */
  readonly prompt?: string;
}

export type RowStatus = 'right' | 'wrong' | 'partial' | 'unreadable';

/** What the scorer made of one row. */
export interface RowScore {
  /** `partial` where the score of a row lies between. */
  readonly status: RowStatus;
  /** What was read, as text; empty where nothing was. */
  readonly read: string;
  readonly reference: string;
  /** The row's own share of the primary metric, where it has one: 0 to 1, or an error in the metric's unit. */
  readonly value: number | undefined;
  /**
   * Where the primary metric of a row is all or nothing: how near the answer comes, 0 to 1 (similarity
   * of structures, share of the requested elements). Only rewards look at it.
   */
  readonly closeness?: number;
  /** Numbers for a parity plot: predicted and measured. */
  readonly pair?: readonly [number, number];
  /** Class names for a confusion matrix: predicted (empty where unreadable) and actual. */
  readonly classes?: readonly [string, string];
}

/** A figure, or why there is none: never a made-up number. */
export type MetricValue =
  | { readonly value: number; readonly unit: string }
  | { readonly absent: string };

export interface ScoreReport {
  /** Rows that came in. */
  readonly n: number;
  readonly mode: ScoreMode;
  /** By the names that the task lists (`Task.metrics`), the primary first, then others of use. */
  readonly metrics: Readonly<Record<string, MetricValue>>;
  readonly rows: readonly RowScore[];
  /** What must be known to compare the figures: tools and steps that differ, in whole sentences. */
  readonly notes?: readonly string[];
  /** Of a task with several properties: rows and figures by property. */
  readonly properties?: Readonly<
    Record<string, { readonly n: number; readonly metrics: Readonly<Record<string, MetricValue>> }>
  >;
}

/** How the rows of one task are read and scored. */
export interface Scorer {
  /**
   * Scores what the official evaluator would. An unreadable reply is a row with that status and
   * never a rejection; rejects where a tool broke, and with an `AbortError` after an abort.
   */
  score(
    rows: readonly AnsweredRow[],
    mode: ScoreMode,
    tools: ScoringTools,
    signal?: AbortSignal,
  ): Promise<ScoreReport>;
}
