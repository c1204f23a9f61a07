import { Failure, type FailureDetails, failureDetails } from '#base/failure.ts';
import { isRunning, type Run } from '../run.ts';
import { changeBetween, newTokenCount } from './run-change.ts';
import { rowOf } from './run-row.ts';
import type { RunStorage } from './run-storage.ts';

/** What may be lost is what waits and what is on its way: together 64 tokens, or 2 seconds. */
const MOST_WAITING_TOKENS = 32;
const LONGEST_WAIT_MS = 1000;

/** One run of this page on its way to the disk, entry by entry. */
export class JournalledRun {
  latest: Run;
  failure: FailureDetails | undefined;
  private readonly storage: RunStorage;
  private readonly onSettled: () => void;
  /** As it is on the disk; undefined before the first entry. */
  private kept: Run | undefined;
  private entry: number;
  private letGo: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> | undefined;
  private isForgotten = false;

  /** `kept` is what the entries before `entry` hold. `onSettled`: after each write, failed or not. */
  constructor(
    storage: RunStorage,
    run: Run,
    { kept, entry }: { readonly kept: Run | undefined; readonly entry: number },
    onSettled: () => void,
  ) {
    this.storage = storage;
    this.onSettled = onSettled;
    this.latest = run;
    this.kept = kept;
    this.entry = entry;
  }

  get nextEntry(): number {
    return this.entry;
  }

  /** Whether all of it is on the disk. */
  get isKept(): boolean {
    return this.kept === this.latest;
  }

  /** The run is this tab's until it has ended and is kept; then `letGo` is called. */
  hold(letGo: () => void): void {
    this.release();
    this.letGo = letGo;
    this.releaseWhenDone();
  }

  note(run: Run): void {
    this.latest = run;
    this.schedule();
  }

  /** Writes what waits now; never rejects. */
  write(): Promise<void> {
    this.writing ??= this.writeAll().finally(() => {
      this.writing = undefined;
      if (!this.failure) this.schedule();
    });
    return this.writing;
  }

  /** Has everything written that waits at this moment; never rejects. */
  async flush(): Promise<void> {
    await this.writing;
    if (!this.isKept && !this.isForgotten) await this.write();
  }

  forget(): void {
    this.isForgotten = true;
    clearTimeout(this.timer);
    this.release();
  }

  /** One entry after the other; after a failure the next change tries again. */
  private async writeAll(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    try {
      do await this.append();
      while (this.isUrgent && !this.isForgotten);
      this.failure = undefined;
    } catch (thrown) {
      this.fail(thrown);
    }
    this.releaseWhenDone();
    this.onSettled();
  }

  private async append(): Promise<void> {
    const { latest, kept, entry } = this;
    const change = changeBetween(kept, latest);
    if (change) {
      const isLine = kept === undefined || !isRunning(latest);
      await this.storage.append(latest.id, entry, change, isLine ? rowOf(latest) : undefined);
      this.entry = entry + 1;
    }
    this.kept = latest;
  }

  private fail(thrown: unknown): void {
    const isTaken = thrown instanceof Failure && thrown.code === 'run-taken';
    // What this tab still does with a run that it had finished matters to nobody.
    if (isTaken && !isRunning(this.latest)) this.forget();
    else this.failure = failureDetails(thrown);
  }

  private schedule(): void {
    if (this.writing || this.isForgotten || this.isKept) return;
    if (this.isUrgent && !this.failure) void this.write();
    else this.timer ??= setTimeout(() => void this.write(), LONGEST_WAIT_MS);
  }

  /** Whether what waits must not wait any longer. */
  private get isUrgent(): boolean {
    const { kept, latest } = this;
    if (kept === latest) return false;
    if (kept === undefined || !isRunning(latest) || !isRunning(kept)) return true;
    return newTokenCount(kept, latest) >= MOST_WAITING_TOKENS;
  }

  private releaseWhenDone(): void {
    if (this.isKept && !isRunning(this.latest)) this.release();
  }

  private release(): void {
    this.letGo?.();
    this.letGo = undefined;
  }
}
