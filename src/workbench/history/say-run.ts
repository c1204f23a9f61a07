import type { VerdictCounts } from '#state/history/run-row.ts';
import type { ListedRun } from '#state/history/run-storage.ts';
import { findTask } from '#tasks/registry.ts';

type ReadableRun = Extract<ListedRun, { kind: 'run' }>;

/** The title of a task, or its id where it is not in this version. */
export function sayTask(taskId: string): string {
  return findTask(taskId)?.title ?? taskId;
}

/** A moment in the person's own time, to the minute: `2026-11-23 14:05`. */
export function sayMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** How a kept run ended; undefined where it finished. */
export function sayEnd({ phase, isWritten }: ReadableRun): string | undefined {
  if (isWritten) return 'Being written';
  if (phase === 'finished') return undefined;
  if (phase === 'stopped') return 'Stopped';
  return phase === 'failed' ? 'Failed' : 'Interrupted';
}

/** The verdicts of a run in one phrase. */
export function sayVerdicts({ passes, fails, slips, notCheckable }: VerdictCounts): string {
  const parts = [
    ...(passes > 0 ? [`${passes} ${passes === 1 ? 'check passes' : 'checks pass'}`] : []),
    ...(fails > 0 ? [`${fails} ${fails === 1 ? 'fails' : 'fail'}`] : []),
    ...(slips > 0 ? [`${slips} ${slips === 1 ? 'slip' : 'slips'} in the thought or input`] : []),
    ...(notCheckable > 0 ? [`${notCheckable} not checkable`] : []),
  ];
  return parts.length === 0 ? 'Not checked' : parts.join(', ');
}
