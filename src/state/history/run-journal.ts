import { isRunning, type Run } from '../run.ts';
import { JournalledRun } from './journalled-run.ts';
import type { RunKeeping, RunStorage } from './run-storage.ts';

/** Writes down what happens to the runs of this page, while it happens. */
export class RunJournal {
  private readonly storage: RunStorage;
  private readonly tell: (keeping: RunKeeping) => void;
  private readonly runs = new Map<string, JournalledRun>();

  /** `tell` hears, after each write, whether runs are being kept. */
  constructor(storage: RunStorage, tell: (keeping: RunKeeping) => void) {
    this.storage = storage;
    this.tell = tell;
  }

  /** From now on the run is kept, under a lock that no other tab has. Resolves after its first entry. */
  async begin(run: Run): Promise<void> {
    this.dropEnded(run.taskId);
    const journalled = this.open(run, undefined, 0);
    // Nobody else knows a new run yet, so that its first entry need not wait for the lock.
    const held = this.storage.hold(run.id).catch(() => undefined);
    await journalled.write();
    const letGo = await held;
    if (letGo) journalled.hold(letGo);
  }

  /** Whether the run was begun or resumed here, and not dropped since. */
  knows(id: string): boolean {
    return this.runs.has(id);
  }

  /** Of the runs that are kept here. */
  ids(): readonly string[] {
    return [...this.runs.keys()];
  }

  /**
   * Goes on with a run that `nextEntry` entries hold; of one that is known here these are counted
   * already. False where another tab writes it.
   */
  async resume(run: Run, nextEntry: number): Promise<boolean> {
    const isHere = this.runs.get(run.id);
    // Without a storage that answers, nobody else can know the run.
    const letGo = await this.storage.hold(run.id).catch(() => () => {});
    if (!letGo) return false;
    const journalled = isHere ?? this.open(run, run, nextEntry);
    journalled.note(run);
    journalled.hold(letGo);
    return true;
  }

  /** Tells what a run is now; runs that are not kept here are ignored. */
  note(run: Run): void {
    const journalled = this.runs.get(run.id);
    if (journalled && journalled.latest !== run) journalled.note(run);
  }

  /** Writes what waits, and tries again what failed. */
  async flush(): Promise<void> {
    await Promise.all([...this.runs.values()].map((journalled) => journalled.flush()));
  }

  /** Writes nothing of these runs any more. */
  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.runs.get(id)?.forget();
      this.runs.delete(id);
    }
    this.tellKeeping();
  }

  private open(run: Run, kept: Run | undefined, entry: number): JournalledRun {
    const settled = () => this.tellKeeping();
    const journalled = new JournalledRun(this.storage, run, { kept, entry }, settled);
    this.runs.set(run.id, journalled);
    return journalled;
  }

  /** What is on the disk as it is here needs no room here. */
  private dropEnded(taskId: string): void {
    for (const [id, { latest, isKept }] of this.runs) {
      if (latest.taskId === taskId && isKept && !isRunning(latest)) this.runs.delete(id);
    }
  }

  private tellKeeping(): void {
    const failures = [...this.runs.values()].flatMap(({ failure }) => failure ?? []);
    const failure = failures.at(-1);
    this.tell(
      failure ? { phase: 'failing', failure, runCount: failures.length } : { phase: 'kept' },
    );
  }
}
