import type { Task } from '#tasks/task.ts';
import type { MetricValue, ScoreMode } from '../scorer.ts';

/** Figures by their names. */
export type Figures = Readonly<Record<string, MetricValue>>;

/** A value with its unit, or the reason why it is none. */
export function figure(value: number, unit: string, whyNot: string): MetricValue {
  return Number.isFinite(value) ? { value, unit } : { absent: whyNot };
}

/** How the paper prints a share: `fraction`, `percent` or `times 100`. */
export interface ShareUnit {
  readonly unit: string;
  readonly factor: 1 | 100;
}

/** The unit of the task's printed scores, in which all shares of the task are given. */
export function shareUnitOf(task: Task): ShareUnit {
  const unit = task.publishedScores?.unit ?? 'fraction';
  if (unit === 'percent' || unit === 'times 100') return { unit, factor: 100 };
  return { unit: 'fraction', factor: 1 };
}

/** A share of 0 to 1 (or a correlation) in the task's unit. */
export function share(value: number, task: Task, whyNot = NOTHING_TO_AVERAGE): MetricValue {
  const { unit, factor } = shareUnitOf(task);
  return figure(value * factor, unit, whyNot);
}

const NOTHING_TO_AVERAGE = 'No row is left that this figure could be taken over.';

/** The unit of the task's primary metric as the paper prints it, for errors. */
export function printedUnitOf(task: Task): string {
  return task.publishedScores?.unit ?? '';
}

/**
 * A figure of numbers that only readable rows have. Official: over these. Strict: over all rows, so
 * there is none where some row has no number, and the other stands beside it under a name of its own.
 */
export function numericFigures(
  name: string,
  value: MetricValue,
  counts: {
    readonly readable: number;
    readonly all: number;
    /** What the other rows lack; a number where absent. */
    readonly of?: string;
  },
  mode: ScoreMode,
): Figures {
  const lost = counts.all - counts.readable;
  if (mode === 'official' || lost === 0) return { [name]: value };
  const beside = `${name} (readable rows)`;
  return {
    [name]: {
      absent: `${lost} of ${counts.all} rows have no ${counts.of ?? 'number'} in the reply or in the reference, so there is no figure over all rows; "${beside}" is over the others.`,
    },
    [beside]: value,
  };
}

/** NaN without values. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The share of rows that fulfil something; NaN without rows. */
export function shareOf<T>(rows: readonly T[], isCounted: (row: T) => boolean): number {
  return rows.filter(isCounted).length / rows.length;
}
