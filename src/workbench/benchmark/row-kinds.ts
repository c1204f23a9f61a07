import type { BenchmarkRow } from '#state/benchmark/benchmark-state.ts';

/** What became of a row, as one word: exactly one of them for each row. */
export type RowKind =
  | 'right'
  | 'partial'
  | 'wrong'
  | 'unreadable'
  | 'failed'
  | 'unscored'
  | 'running'
  | 'waiting';

/** `unsure` is beside the kinds: a reply whose answer had a probability below a half. */
export type RowFilter = RowKind | 'all' | 'unsure';

const UNSURE_BELOW = 0.5;

export function rowKind({ reply, isRunning, score }: BenchmarkRow): RowKind {
  if (reply?.kind === 'failed') return 'failed';
  if (reply) return score?.status ?? 'unscored';
  return isRunning ? 'running' : 'waiting';
}

/** The probability of the row's answer, 0 to 1; undefined where it has none. */
export function confidenceOf({ reply }: BenchmarkRow): number | undefined {
  return reply?.kind === 'replied' ? reply.confidence : undefined;
}

export function isUnsure(row: BenchmarkRow): boolean {
  const confidence = confidenceOf(row);
  return confidence !== undefined && confidence < UNSURE_BELOW;
}

export function filterRows(
  rows: readonly BenchmarkRow[],
  filter: RowFilter,
): readonly BenchmarkRow[] {
  if (filter === 'all') return rows;
  if (filter === 'unsure') return rows.filter(isUnsure);
  return rows.filter((row) => rowKind(row) === filter);
}

/** How many rows each filter leaves. */
export function countRows(rows: readonly BenchmarkRow[]): Readonly<Record<RowFilter, number>> {
  const counts: Record<RowFilter, number> = {
    all: rows.length,
    right: 0,
    partial: 0,
    wrong: 0,
    unreadable: 0,
    unsure: 0,
    failed: 0,
    unscored: 0,
    running: 0,
    waiting: 0,
  };
  for (const row of rows) {
    counts[rowKind(row)]++;
    if (isUnsure(row)) counts.unsure++;
  }
  return counts;
}

/** What people read for a filter. */
export const filterNames: Readonly<Record<RowFilter, string>> = {
  all: 'All',
  right: 'Right',
  partial: 'In between',
  wrong: 'Wrong',
  unreadable: 'Unreadable',
  unsure: 'Unsure',
  failed: 'Failed',
  unscored: 'Not scored yet',
  running: 'Running',
  waiting: 'Waiting',
};
