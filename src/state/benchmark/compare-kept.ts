import { Failure } from '#base/failure.ts';
import type { ScoreSheet, ScoringEngine } from '#engine/scoring-engine.ts';
import type { ScoreMode } from '#scoring/benchmark/scorer.ts';
import { sheetRows } from './answered-row.ts';
import type { BenchmarkComparison } from './benchmark-state.ts';
import type { StoredBenchmark } from './benchmark-storage.ts';
import { rowsOf } from './rows-of.ts';

type Compared = Extract<BenchmarkComparison, { phase: 'compared' }>;

/**
 * Compares two benchmarks over the rows that both have a reply to. Rejects with
 * `benchmarks-differ` or `no-comparison`.
 */
export async function compareKept(
  first: StoredBenchmark,
  second: StoredBenchmark,
  mode: ScoreMode,
  scoring: ScoringEngine,
): Promise<Compared> {
  if (first.record.taskId !== second.record.taskId) {
    throw new Failure({
      code: 'benchmarks-differ',
      message: 'These benchmarks cannot be compared. They are of different tasks.',
      cure: 'Choose two benchmarks of one task.',
    });
  }
  const [one, other] = [sheetOf(first, scoring), sheetOf(second, scoring)];
  try {
    const comparison = await one.compareWith(other, { mode });
    return { phase: 'compared', first: first.record, second: second.record, mode, ...comparison };
  } finally {
    one.close();
    other.close();
  }
}

function sheetOf(stored: StoredBenchmark, scoring: ScoringEngine): ScoreSheet {
  const sheet = scoring.openSheet(stored.record.taskId);
  sheet.put(sheetRows(rowsOf(stored)));
  return sheet;
}
