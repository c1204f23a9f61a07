import { Failure, failureDetails } from '#base/failure.ts';
import type { ScoreMode } from '#scoring/benchmark/scorer.ts';
import type { ScoringWork } from '#workers/scoring/protocol.ts';
import { isRunning } from '../run.ts';
import type { StoreAccess, WorkbenchDependencies } from '../workbench-store.ts';
import { BenchmarkSession } from './benchmark-session.ts';
import type {
  BenchmarkActions,
  BenchmarkComparison,
  BenchmarkExport,
  ColumnRole,
  DecodingPreset,
  PauseReason,
  SampleSize,
} from './benchmark-state.ts';
import type { StoredBenchmark } from './benchmark-storage.ts';
import { compareKept } from './compare-kept.ts';
import { exportFile } from './export-benchmark.ts';
import {
  choiceOf,
  type FileChoice,
  type Prepared,
  prepareBenchmark,
  RUN_GOES_ON,
  sayFailure,
  shownChoice,
  withColumn,
  withSettings,
  withTask,
} from './file-choice.ts';
import { readTestFile } from './read-test-file.ts';
import { ReferenceLook } from './reference-look.ts';

/** What stands on the screen: a file to confirm, a benchmark, or neither. Compared as an object. */
interface Screen {
  readonly choice: FileChoice | undefined;
  readonly session: BenchmarkSession | undefined;
  /** The file has been confirmed: a second press starts nothing, and changes come too late. */
  readonly isStarting: boolean;
  /** Why it was not started, when it was last asked for. */
  readonly refusal: string | undefined;
}

const EMPTY: Screen = {
  choice: undefined,
  session: undefined,
  isStarting: false,
  refusal: undefined,
};

/** All that is done with benchmarks, for the thin actions of the store. */
export class BenchmarkDesk implements BenchmarkActions {
  private readonly store: StoreAccess;
  private readonly dependencies: WorkbenchDependencies;
  private screen: Screen = EMPTY;
  /** The benchmark that was on the screen before still ends its row. */
  private closing: Promise<void> = Promise.resolve();
  private readonly references: ReferenceLook;
  /** Ends the comparison that goes on when another is asked for. */
  private comparing = new AbortController();

  constructor(store: StoreAccess, dependencies: WorkbenchDependencies) {
    this.store = store;
    this.dependencies = dependencies;
    this.references = new ReferenceLook(dependencies.scoring);
  }

  async openTestFile(file: File): Promise<void> {
    const opened = this.clear();
    const isShown = () => this.screen === opened;
    const showShare = (share: number) => {
      if (!isShown()) return;
      this.store.set({ benchmark: { phase: 'reading', fileName: file.name, share } });
    };
    showShare(0);
    try {
      const found = await readTestFile(file, showShare);
      if (isShown()) this.choose(choiceOf(found, this.dependencies.freshSeed()));
    } catch (thrown) {
      if (isShown()) this.fail('file', thrown);
    }
  }

  closeBenchmark(): void {
    this.clear();
    this.store.set({ benchmark: { phase: 'empty' } });
  }

  chooseBenchmarkTask(taskId: string): void {
    this.changeChoice((choice) => withTask(choice, taskId));
  }

  mapColumn(role: ColumnRole, column: string | undefined): void {
    this.changeChoice((choice) => withColumn(choice, role, column));
  }

  setBenchmarkSample(sample: SampleSize, seed: number): void {
    this.changeChoice((choice) => withSettings(choice, { sample, seed }));
  }

  setScoreMode(mode: ScoreMode): void {
    this.changeChoice((choice) => withSettings(choice, { mode }));
    void this.screen.session?.setMode(mode);
  }

  setDecodingPreset(preset: DecodingPreset): void {
    this.changeChoice((choice) => withSettings(choice, { preset }));
  }

  lookAgain(): void {
    this.changeChoice((choice) => choice);
  }

  async startBenchmark(): Promise<void> {
    const { choice, isStarting } = this.screen;
    if (!choice || isStarting) return;
    const prepared = prepareBenchmark(choice, this.store.get(), this.dependencies);
    if (!prepared.ok) {
      this.choose(choice, prepared.problem);
      return;
    }
    await this.begin(choice, prepared);
    await this.readBenchmarks();
  }

  /** Keeps what is going to be asked, which takes seconds for many rows, and asks it. */
  private async begin(choice: FileChoice, { record, questions }: Prepared): Promise<void> {
    this.choose(choice, undefined, true);
    const { screen } = this;
    // Whoever leaves the file meanwhile finds its rows in the list.
    const isShown = () => this.screen === screen;
    try {
      await (await this.dependencies.benchmarkStorage()).begin(record, questions);
    } catch (thrown) {
      if (isShown()) this.choose(choice, sayFailure(thrown));
      return;
    }
    if (!isShown()) return;
    const notes = { isStopped: false, headline: undefined };
    const session = await this.openSession({ record, questions, replies: [], notes });
    await this.closing;
    void session.run();
  }

  pauseBenchmark(): void {
    void this.screen.session?.pause();
  }

  async resumeBenchmark(): Promise<void> {
    const { session } = this.screen;
    const { benchmark, runs } = this.store.get();
    if (!session || (benchmark.phase !== 'paused' && benchmark.phase !== 'done')) return;
    if (Object.values(runs).some(isRunning)) {
      const why: PauseReason = { kind: 'refused', reason: RUN_GOES_ON };
      this.store.set({ benchmark: { ...benchmark, phase: 'paused', why } });
      return;
    }
    await this.closing;
    void session.run();
  }

  async stopBenchmark(): Promise<void> {
    await this.screen.session?.stop();
  }

  async openBenchmark(id: string): Promise<void> {
    if (this.screen.session?.id === id) return;
    const opened = this.clear();
    this.store.set({ benchmark: { phase: 'opening' } });
    try {
      const stored = await this.read(id);
      if (this.screen === opened) await (await this.openSession(stored)).show();
    } catch (thrown) {
      if (this.screen === opened) this.fail('benchmark', thrown);
    }
  }

  async deleteBenchmark(id: string): Promise<void> {
    if (this.screen.session?.id === id) this.closeBenchmark();
    // What the row that is being left still writes must not come behind.
    await this.closing;
    const failure = await this.erase(id).then(() => undefined, failureDetails);
    await this.readBenchmarks();
    const { keptBenchmarks } = this.store.get();
    if (failure && keptBenchmarks.phase === 'known') {
      this.store.set({ keptBenchmarks: { ...keptBenchmarks, notDeleted: failure } });
    }
  }

  /** Not where another tab runs it, whose replies would belong to nothing. */
  private async erase(id: string): Promise<void> {
    const storage = await this.dependencies.benchmarkStorage();
    const release = await storage.hold(id);
    if (!release) throw runsElsewhere();
    try {
      await storage.erase(id);
    } finally {
      await release();
    }
  }

  async readBenchmarks(): Promise<void> {
    const { set } = this.store;
    try {
      const storage = await this.dependencies.benchmarkStorage();
      set({ keptBenchmarks: { phase: 'known', benchmarks: await storage.list() } });
    } catch (thrown) {
      set({ keptBenchmarks: { phase: 'failed', failure: failureDetails(thrown) } });
    }
  }

  async compareBenchmarks(firstId: string, secondId: string, mode: ScoreMode): Promise<void> {
    this.comparing.abort();
    this.comparing = new AbortController();
    const { signal } = this.comparing;
    const show = (benchmarkComparison: BenchmarkComparison) => {
      if (!signal.aborted) this.store.set({ benchmarkComparison });
    };
    show({ phase: 'comparing', work: undefined });
    try {
      const [first, second] = await Promise.all([this.read(firstId), this.read(secondId)]);
      const onWork = (work: ScoringWork) => show({ phase: 'comparing', work });
      const options = { mode, signal, onWork };
      show(await compareKept(first, second, options, this.dependencies.scoring));
    } catch (thrown) {
      show({ phase: 'failed', failure: failureDetails(thrown) });
    }
  }

  async exportBenchmark(format: BenchmarkExport): Promise<File | undefined> {
    const { benchmark } = this.store.get();
    return 'record' in benchmark ? exportFile(benchmark, format) : undefined;
  }

  /** Takes what is there off the screen. */
  private clear(): Screen {
    const { session } = this.screen;
    if (session) this.closing = session.close();
    this.screen = { ...EMPTY };
    return this.screen;
  }

  private choose(choice: FileChoice, refusal?: string, isStarting = false): void {
    this.screen = { choice, session: undefined, refusal, isStarting };
    this.showChoice();
    void this.references.look(choice).then(() => this.showChoice());
  }

  private showChoice(): void {
    const { choice, refusal, isStarting } = this.screen;
    if (!choice) return;
    const referenceNote = this.references.noteOf(choice);
    const known = { refusal, isStarting, referenceNote };
    this.store.set({ benchmark: shownChoice(choice, this.store.get(), known) });
  }

  private changeChoice(change: (choice: FileChoice) => FileChoice): void {
    const { choice, isStarting } = this.screen;
    if (choice && !isStarting) this.choose(change(choice));
  }

  private async openSession(stored: StoredBenchmark): Promise<BenchmarkSession> {
    const { store, dependencies } = this;
    const storage = await dependencies.benchmarkStorage();
    const onKept = () => void this.readBenchmarks();
    const session = new BenchmarkSession({ store, dependencies, storage, stored, onKept });
    this.clear();
    this.screen = { ...EMPTY, session };
    return session;
  }

  private async read(id: string): Promise<StoredBenchmark> {
    const storage = await this.dependencies.benchmarkStorage();
    const stored = await storage.read(id);
    if (stored) return stored;
    throw new Failure({
      code: 'no-benchmark',
      message: 'This benchmark is not kept in this browser any more.',
      cure: 'Choose another one from the list.',
    });
  }

  private fail(what: 'file' | 'benchmark', thrown: unknown): void {
    this.store.set({ benchmark: { phase: 'failed', what, failure: failureDetails(thrown) } });
  }
}

function runsElsewhere(): Failure {
  return new Failure({
    code: 'benchmark-elsewhere',
    message: 'Another tab runs this benchmark.',
    cure: 'Pause it there, or close that tab; then delete it.',
  });
}
