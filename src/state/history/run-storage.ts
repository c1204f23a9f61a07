import type { FailureDetails } from '#base/failure.ts';
import type { Run } from '../run.ts';
import type { RunChange } from './run-change.ts';
import type { RunRow } from './run-row.ts';

/** What a person noted about a run. */
export interface RunRemarks {
  readonly note: string;
  readonly isStarred: boolean;
  /** Unix time; undefined for a run that is not deleted. */
  readonly deletedAtMs: number | undefined;
}

/** A run in the list of the history. */
export type ListedRun =
  | (RunRow & {
      readonly kind: 'run';
      /** Higher for later runs, whatever the clock said. */
      readonly order: number;
      readonly remarks: RunRemarks;
      /** Whether a tab is writing it at this moment. */
      readonly isWritten: boolean;
    })
  /** It is kept untouched, but this version of the page cannot read it. */
  | {
      readonly kind: 'unreadable';
      readonly id: string;
      readonly order: number;
      readonly why: 'newer' | 'damaged';
      readonly remarks: RunRemarks;
    };

/** A run as it was kept. */
export type KeptRun =
  | {
      readonly kind: 'run';
      readonly run: Run;
      /** Number of its journal's next entry. */
      readonly nextEntry: number;
      /** Whether another tab is writing it at this moment. */
      readonly isWritten: boolean;
    }
  | { readonly kind: 'unreadable'; readonly why: 'newer' | 'damaged'; readonly reason: string }
  | { readonly kind: 'missing' };

/**
 * Where runs outlive the page: a journal of each run, to which entries are only added, a line of each
 * for lists, and remarks. What a call has resolved to is on the disk. Rejects with a `Failure`:
 * `history-blocked`, `history-newer`, `no-storage`, `history-full`, `history-failed`, and `run-taken`
 * where another tab has written the same entry.
 */
export interface RunStorage {
  /** Entry 0 holds the whole run. The row is replaced where one is given. */
  append(id: string, entry: number, change: RunChange, row: RunRow | undefined): Promise<void>;
  read(id: string): Promise<KeptRun>;
  /** The newest first, deleted ones included. */
  list(): Promise<readonly ListedRun[]>;
  /** Id of the newest run of a task that is not deleted; undefined where there is none. */
  latestOf(taskId: string): Promise<string | undefined>;
  remark(id: string, change: Partial<RunRemarks>): Promise<void>;
  /** Takes runs off the disk, for good; all where no ids are given. */
  erase(ids?: readonly string[]): Promise<void>;
  /** Makes this tab the only one that writes the run; undefined where another does. */
  hold(id: string): Promise<(() => void) | undefined>;
  /** Whether the browser promised to keep what is stored when the disk runs low. */
  isPersistent(): Promise<boolean>;
  /** Asks the browser to keep what is stored when the disk runs low; false where it does not promise. */
  persist(): Promise<boolean>;
  /** Calls back after each change of the list in another tab; returns how to stop. */
  onChange(listener: () => void): () => void;
}

/** Whether runs are being kept. */
export type RunKeeping =
  | { readonly phase: 'kept' }
  /** They go on in this page only. */
  | { readonly phase: 'failing'; readonly failure: FailureDetails; readonly runCount: number };

export const noRemarks: RunRemarks = { note: '', isStarred: false, deletedAtMs: undefined };
