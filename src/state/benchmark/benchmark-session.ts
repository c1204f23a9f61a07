import { Failure, failureDetails } from '#base/failure.ts';
import type { ScoreMode } from '#scoring/benchmark/scorer.ts';
import type { StoreAccess, WorkbenchDependencies } from '../workbench-store.ts';
import { askAll } from './ask-all.ts';
import { BenchmarkRows } from './benchmark-rows.ts';
import type { BenchmarkReply } from './benchmark-state.ts';
import type { BenchmarkStorage, StoredBenchmark } from './benchmark-storage.ts';
import { LiveScoring } from './live-scoring.ts';
import {
  type BenchmarkPhase,
  type BenchmarkPublisher,
  createPublisher,
} from './publish-benchmark.ts';
import { ReplyKeeper } from './reply-keeper.ts';

interface SessionParts {
  readonly store: StoreAccess;
  readonly dependencies: WorkbenchDependencies;
  readonly storage: BenchmarkStorage;
  readonly stored: StoredBenchmark;
  /** Called when the line of the benchmark in the list has changed. */
  readonly onKept: () => void;
}

/** A benchmark on the screen: asked, scored and kept. Nothing here rejects. */
export class BenchmarkSession {
  readonly id: string;
  private readonly parts: SessionParts;
  private readonly rows: BenchmarkRows;
  private readonly publisher: BenchmarkPublisher;
  private readonly scoring: LiveScoring;
  private readonly keeper: ReplyKeeper;
  private running:
    | { readonly controller: AbortController; readonly ended: Promise<void> }
    | undefined;
  /** Ended by a person: rows that wait stay unasked, also when those that failed are asked again. */
  private isStopped: boolean;
  /** Asking, and the scoring behind it. */
  private work: Promise<void> | undefined;

  constructor(parts: SessionParts) {
    const { store, dependencies, storage, stored } = parts;
    const { record, notes } = stored;
    this.id = record.id;
    this.isStopped = notes.isStopped;
    this.parts = parts;
    this.rows = new BenchmarkRows(stored, () => dependencies.now().getTime());
    this.publisher = createPublisher(store, record, this.rows, notes.isStopped);
    this.keeper = new ReplyKeeper(storage, record.id, this.publisher.setKeepingFailure);
    this.scoring = new LiveScoring({
      taskId: record.taskId,
      rows: this.rows,
      publisher: this.publisher,
      scoring: dependencies.scoring,
    });
  }

  /** Asks the rows that wait or failed, until none is left or it is paused; then scores and notes. */
  async run(): Promise<void> {
    if (this.running) return;
    const work = this.askAndScore();
    this.work = work;
    await work;
    if (this.work === work) this.work = undefined;
  }

  private async askAndScore(): Promise<void> {
    const controller = new AbortController();
    const ended = this.runAlone(controller.signal)
      .catch((thrown: unknown): BenchmarkPhase => {
        return { phase: 'paused', why: { kind: 'failure', failure: failureDetails(thrown) } };
      })
      .then((phase) => {
        // Whoever sees that it is paused may resume it.
        this.running = undefined;
        this.publisher.setPhase(phase);
      });
    this.running = { controller, ended };
    await ended;
    await this.scoring.now();
    if (!this.running) await this.note();
  }

  /** Resolves when the row that was being written is left. */
  async pause(): Promise<void> {
    this.running?.controller.abort();
    await this.running?.ended;
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.pause();
    this.publisher.setPhase({ phase: 'done', isStopped: true });
    await this.note();
  }

  /** Shows it as it was kept, and scores it. */
  async show(): Promise<void> {
    this.publisher.showOpened();
    await this.scoring.now();
  }

  async setMode(mode: ScoreMode): Promise<void> {
    this.publisher.setMode(mode);
    await this.scoring.now();
    // Without a score it was closed meanwhile: the list keeps what it had.
    if (!this.running && this.publisher.headline()) await this.note();
  }

  /** Takes it off the screen, and pauses it; what it has by then is scored for the list. */
  async close(): Promise<void> {
    this.publisher.close();
    if (this.work) void this.work.then(() => this.scoring.close());
    else this.scoring.close();
    await this.pause();
  }

  private async runAlone(signal: AbortSignal): Promise<BenchmarkPhase> {
    const { storage } = this.parts;
    const release = await storage.hold(this.id);
    if (!release) return { phase: 'paused', why: { kind: 'elsewhere' } };
    try {
      // Another tab may have gone on with it since it was opened.
      const latest = await storage.read(this.id);
      if (!latest) throw deletedElsewhere();
      this.rows.merge(latest.replies);
      return await this.runHeld(signal);
    } finally {
      await release();
    }
  }

  private async runHeld(signal: AbortSignal): Promise<BenchmarkPhase> {
    const { rows, publisher, scoring, keeper } = this;
    const { store, dependencies, stored } = this.parts;
    const onReply = (index: number, reply: BenchmarkReply) => {
      rows.take(index, reply);
      keeper.add({ index, reply });
      publisher.soon();
      scoring.soon();
    };
    const toAsk = this.isStopped ? rows.failed() : rows.toAsk();
    rows.start(toAsk.length);
    publisher.setPhase({ phase: 'running' });
    keeper.start();
    const { record } = stored;
    const onText = publisher.setWriting;
    try {
      const asking = { store, dependencies, record, rows, toAsk, signal, onText, onReply };
      const why = await askAll(asking);
      return why ? { phase: 'paused', why } : { phase: 'done', isStopped: this.isStopped };
    } finally {
      publisher.setKeepingFailure(await keeper.end());
    }
  }

  /** Keeps what the list says of it. */
  private async note(): Promise<void> {
    const { storage, onKept } = this.parts;
    const { publisher } = this;
    const notes = { isStopped: this.isStopped, headline: publisher.headline() };
    await storage.note(this.id, notes).catch((thrown: unknown) => {
      publisher.setKeepingFailure(failureDetails(thrown));
    });
    onKept();
  }
}

/** Replies would be kept without anything that they belong to, and found by nobody. */
function deletedElsewhere(): Failure {
  return new Failure({
    code: 'no-benchmark',
    message: 'This benchmark is not kept in this browser any more: it was deleted in another tab.',
    cure: 'Save what is on the screen before you close it. To ask the other rows, choose its file again.',
  });
}
