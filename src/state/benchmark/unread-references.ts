import type { ScoreMode } from '#scoring/benchmark/scorer.ts';
import type { Task } from '#tasks/task.ts';
import { needsReference } from './ask-rows.ts';
import type { BenchmarkQuestion, BenchmarkRow } from './benchmark-state.ts';
import { sayRows } from './say-rows.ts';

type ScoredRow = Pick<BenchmarkRow, 'score'> & {
  readonly question: Pick<BenchmarkQuestion, 'fileRow' | 'references'>;
};

/**
 * Says of how many scored rows the reference was not understood, and what follows; undefined where
 * all were, and for tasks that have none. `all` is how many there are where these are some of them.
 */
export function sayUnreadReferences(
  rows: readonly ScoredRow[],
  mode: ScoreMode,
  task: Task,
  all?: number,
): string | undefined {
  if (!needsReference(task)) return undefined;
  const scored = rows.filter(({ score }) => score !== undefined);
  const unread = scored.filter(isUnread);
  const [first] = unread;
  if (!first) return undefined;
  const { fileRow, references } = first.question;
  const example = { text: references[0] ?? '', fileRow };
  const unreadRows = sayRows({
    found: unread.length,
    looked: scored.length,
    all: all ?? scored.length,
    example,
  });
  const reader = mode === 'official' ? 'Official scoring' : 'Strict scoring';
  const other = mode === 'official' ? ', or see whether strict scoring reads them' : '';
  return `${reader} finds no answer of this task in the references of ${unreadRows}. Figures over such rows say nothing about the model. Write references as the released test set does, with its tags or words${other}.`;
}

/** What the scorer read of a reference is empty, and no reply was compared with it. */
function isUnread({ question, score }: ScoredRow): boolean {
  if (!score || question.references.length === 0) return false;
  return score.reference === '' && score.status !== 'right' && score.status !== 'partial';
}
