import type { FailureDetails } from '#base/failure.ts';
import type { ScoreMode } from '#scoring/benchmark/scorer.ts';
import type { ScoringWork } from '#workers/scoring/protocol.ts';
import type { StoreAccess } from '../workbench-store.ts';
import type { BenchmarkRows } from './benchmark-rows.ts';
import type {
  Benchmark,
  BenchmarkRecord,
  KeptBenchmark,
  PauseReason,
  Scoring,
} from './benchmark-state.ts';

export type BenchmarkPhase =
  | { readonly phase: 'running' }
  | { readonly phase: 'paused'; readonly why: PauseReason }
  | { readonly phase: 'done'; readonly isStopped: boolean };

/** Shows one benchmark in the store, as long as it is the one on the screen. */
export interface BenchmarkPublisher {
  setPhase(phase: BenchmarkPhase): void;
  /** Shows it as it was kept: done, or paused where rows wait. */
  showOpened(): void;
  setScoring(scoring: Scoring): void;
  setScoringWork(work: ScoringWork | undefined): void;
  setMode(mode: ScoreMode): void;
  setWriting(text: string): void;
  setKeepingFailure(failure: FailureDetails | undefined): void;
  /** Rows have changed: shows them within a moment. */
  soon(): void;
  mode(): ScoreMode;
  /** The primary metric as it is scored now. */
  headline(): KeptBenchmark['headline'];
  close(): void;
}

/** Text that is being written changes with each token, and 100,000 rows are copied for each look. */
const SHOW_EVERY_MS = 300;

export function createPublisher(
  { set }: StoreAccess,
  record: BenchmarkRecord,
  rows: BenchmarkRows,
  wasStopped: boolean,
): BenchmarkPublisher {
  let phase: BenchmarkPhase = { phase: 'paused', why: { kind: 'opened' } };
  let scoring: Scoring = { phase: 'none' };
  let mode = record.settings.mode;
  let scoringWork: ScoringWork | undefined;
  let keepingFailure: FailureDetails | undefined;
  let writing = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  function show(): void {
    clearTimeout(timer);
    timer = undefined;
    if (isClosed) return;
    const benchmark: Benchmark = {
      ...phase,
      record,
      rows: rows.all(),
      progress: rows.progress(phase.phase === 'running' ? writing : ''),
      scoring,
      scoringWork,
      mode,
      keepingFailure,
    };
    set({ benchmark });
  }

  function soon(): void {
    timer ??= setTimeout(show, SHOW_EVERY_MS);
  }

  function setPhase(next: BenchmarkPhase): void {
    phase = next;
    show();
  }

  return {
    setPhase,
    showOpened: () => {
      const isDone = wasStopped || rows.toAsk().every(({ reply }) => reply !== undefined);
      setPhase(
        isDone
          ? { phase: 'done', isStopped: wasStopped }
          : { phase: 'paused', why: { kind: 'opened' } },
      );
    },
    setScoring: (next) => {
      scoring = next;
      show();
    },
    setScoringWork: (work) => {
      scoringWork = work;
      soon();
    },
    setMode: (next) => {
      mode = next;
      rows.unscore();
      scoring = { phase: 'none' };
      show();
    },
    setWriting: (text) => {
      writing = text;
      soon();
    },
    setKeepingFailure: (failure) => {
      if (failure?.message === keepingFailure?.message) return;
      keepingFailure = failure;
      show();
    },
    soon,
    mode: () => mode,
    headline: () => {
      if (scoring.phase !== 'scored' || scoring.score.primary === undefined) return undefined;
      const { report, primary, interval } = scoring.score;
      const value = report.metrics[primary];
      if (!value) return undefined;
      const { mode: scoredIn } = report;
      return 'absent' in value
        ? { name: primary, ...value, mode: scoredIn }
        : { name: primary, ...value, mode: scoredIn, interval };
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
