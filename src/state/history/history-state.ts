import type { FailureDetails } from '#base/failure.ts';
import type { Run } from '../run.ts';
import type { KeptRun, ListedRun, RunKeeping, RunRemarks } from './run-storage.ts';

/** The list of kept runs, once somebody asked for it. */
export type HistoryReading =
  | { readonly phase: 'unasked' }
  | { readonly phase: 'reading' }
  /** The newest first, without the deleted ones. */
  | { readonly phase: 'known'; readonly runs: readonly ListedRun[] }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

/** A run on a task's screen that was not made since the page opened. */
export interface OpenedRun {
  readonly runId: string;
  /** Number of its journal's next entry. */
  readonly nextEntry: number;
  /** Whether another tab was writing it when it was opened. */
  readonly isWrittenElsewhere: boolean;
}

export interface HistoryState {
  readonly history: HistoryReading;
  readonly runKeeping: RunKeeping;
  /** Whether the browser promised to keep runs when the disk runs low; undefined until it was asked. */
  readonly historyIsPersistent: boolean | undefined;
  /** By task id; an entry counts only where the task's run has its id. */
  readonly openedRuns: Readonly<Record<string, OpenedRun>>;
  /** Runs that were deleted last and can be brought back. */
  readonly deletedRunIds: readonly string[];
  /** Why the last thing that was asked of the history did not happen; until the next one. */
  readonly historyFailure: FailureDetails | undefined;
  /** Runs that are compared, by id, as they were kept; one that is being read has no entry. */
  readonly comparedRuns: Readonly<Record<string, KeptRun>>;
}

export interface HistoryActions {
  /** Reads the list, and again whenever it changes in another tab. */
  readHistory(): Promise<void>;
  /** Puts the task's newest kept run on its screen where none is, once for each page. */
  showLatestRun(taskId: string): Promise<void>;
  /** Puts a kept run on its task's screen, its inputs in the form; resolves to the task's id, or undefined and says why. */
  openRun(runId: string): Promise<string | undefined>;
  /** Keeps a run that was written elsewhere, and puts it on its task's screen. */
  takeInRun(run: Run): Promise<void>;
  remarkRun(runId: string, change: Partial<Pick<RunRemarks, 'note' | 'isStarred'>>): Promise<void>;
  /** Hides runs, which `undeleteRuns` brings back as long as the page lives; an hour later they go for good. */
  deleteRuns(runIds: readonly string[]): Promise<void>;
  undeleteRuns(): Promise<void>;
  /** Erases every run, at once and for good; runs on screens go too, except one that is being written. */
  eraseHistory(): Promise<void>;
  /** Reads runs into `comparedRuns`, and drops those that are not asked for. */
  compareRuns(runIds: readonly string[]): Promise<void>;
  /** Writes what could not be written, now. */
  keepRunsAgain(): Promise<void>;
  /** Asks the browser to keep runs when the disk runs low. */
  askHistoryPersistence(): Promise<void>;
  dismissHistoryFailure(): void;
}

export const emptyHistoryState: HistoryState = {
  history: { phase: 'unasked' },
  runKeeping: { phase: 'kept' },
  historyIsPersistent: undefined,
  openedRuns: {},
  deletedRunIds: [],
  historyFailure: undefined,
  comparedRuns: {},
};

/** Whether closing the page would lose text of a run. */
export function wouldLoseRuns({ runKeeping }: Pick<HistoryState, 'runKeeping'>): boolean {
  return runKeeping.phase === 'failing';
}
