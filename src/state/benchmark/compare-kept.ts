import { Failure } from '#base/failure.ts';
import type { ScoreSheet, ScoringEngine, ScoringOptions } from '#engine/scoring-engine.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { sheetRows } from './answered-row.ts';
import type { BenchmarkComparison, BenchmarkRow } from './benchmark-state.ts';
import type { StoredBenchmark } from './benchmark-storage.ts';
import { promptAsStored } from './released-prompt.ts';
import { rowsOf } from './rows-of.ts';

type Compared = Extract<BenchmarkComparison, { phase: 'compared' }>;

/**
 * Compares two benchmarks over the rows that both have a reply to. Rejects with
 * `benchmarks-differ` or `no-comparison`.
 */
export async function compareKept(
  first: StoredBenchmark,
  second: StoredBenchmark,
  options: ScoringOptions,
  scoring: ScoringEngine,
): Promise<Compared> {
  const { mode } = options;
  if (first.record.taskId !== second.record.taskId) {
    throw new Failure({
      code: 'benchmarks-differ',
      message: 'These benchmarks cannot be compared. They are of different tasks.',
      cure: 'Choose two benchmarks of one task.',
    });
  }
  const [one, other] = [sheetOf(first, scoring), sheetOf(second, scoring)];
  try {
    const comparison = await one.compareWith(other, options);
    return { phase: 'compared', first: first.record, second: second.record, mode, ...comparison };
  } finally {
    one.close();
    other.close();
  }
}

function sheetOf(stored: StoredBenchmark, scoring: ScoringEngine): ScoreSheet {
  const { taskId } = stored.record;
  const task = findTask(taskId);
  const rows = rowsOf(stored);
  const sheet = scoring.openSheet(taskId);
  sheet.put(sheetRows(task ? rows.map((row) => asStored(row, task)) : rows));
  return sheet;
}

/** One question is the same asked as the released evaluation does and asked as it is stored. */
function asStored(row: BenchmarkRow, task: Task): BenchmarkRow {
  const { question } = row;
  return { ...row, question: { ...question, prompt: promptAsStored(question.prompt, task) } };
}
