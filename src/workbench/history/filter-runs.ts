import type { ListedRun } from '#state/history/run-storage.ts';
import { findTask } from '#tasks/registry.ts';
import { sayTask } from './say-run.ts';

/** What an answer's checks came to, as one choice of four. */
export type VerdictFilter = 'any' | 'passes' | 'fails' | 'unchecked';

export interface RunFilter {
  /** All of these words must be somewhere in the run's line or note. */
  readonly words: string;
  /** Empty: any task. */
  readonly taskId: string;
  readonly verdict: VerdictFilter;
  readonly starredOnly: boolean;
}

export const noFilter: RunFilter = { words: '', taskId: '', verdict: 'any', starredOnly: false };

/** The runs that a filter leaves, in their order. What cannot be read is left by no filter but none. */
export function filterRuns(runs: readonly ListedRun[], filter: RunFilter): readonly ListedRun[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const { taskId, verdict, starredOnly } = filter;
  return runs.filter((run) => {
    if (starredOnly && !run.remarks.isStarred) return false;
    if (run.kind === 'unreadable') return words.length + taskId.length === 0 && verdict === 'any';
    if (taskId !== '' && run.taskId !== taskId) return false;
    if (verdict !== 'any' && verdictOf(run) !== verdict) return false;
    const text = words.length === 0 ? '' : searchedText(run);
    return words.every((word) => text.includes(word));
  });
}

/** A run that was never checked, and one of which nothing could be checked, are alike here. */
export function verdictOf({
  verdicts: { passes, fails, slips },
}: Extract<ListedRun, { kind: 'run' }>): Exclude<VerdictFilter, 'any'> {
  if (fails + slips > 0) return 'fails';
  return passes > 0 ? 'passes' : 'unchecked';
}

/** The tasks of the runs, each once, by title; with how many runs they have. */
export function tasksOf(
  runs: readonly ListedRun[],
): readonly { readonly id: string; readonly title: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const run of runs) {
    if (run.kind === 'run') counts.set(run.taskId, (counts.get(run.taskId) ?? 0) + 1);
  }
  return [...counts]
    .map(([id, count]) => ({ id, title: findTask(id)?.title ?? id, count }))
    .sort((a, b) => a.title.localeCompare(b.title));
}

function searchedText(run: Extract<ListedRun, { kind: 'run' }>): string {
  const { inputs, answer = '', model, remarks } = run;
  return `${sayTask(run.taskId)} ${inputs} ${answer} ${model} ${remarks.note}`.toLowerCase();
}
