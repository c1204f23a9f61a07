import type {
  BenchmarkQuestion,
  BenchmarkRecord,
  BenchmarkReply,
  KeptBenchmark,
} from './benchmark-state.ts';

export interface IndexedReply {
  readonly index: number;
  readonly reply: BenchmarkReply;
}

/** What may change of a benchmark once it has begun, beside its replies. */
export type BenchmarkNotes = Pick<KeptBenchmark, 'isStopped' | 'headline'>;

/** A benchmark as it was kept. */
export interface StoredBenchmark {
  readonly record: BenchmarkRecord;
  readonly questions: readonly BenchmarkQuestion[];
  readonly replies: readonly IndexedReply[];
  readonly notes: BenchmarkNotes;
}

/**
 * Where benchmarks outlive the page. What a call has resolved to is on the disk. Rejects with a
 * `Failure`: `benchmarks-blocked`, `benchmarks-newer`, `no-storage`, `benchmarks-full`,
 * `benchmarks-failed`, and `damaged-benchmark` where what is kept cannot be read.
 */
export interface BenchmarkStorage {
  /** Keeps what is going to be asked, all of it or nothing. */
  begin(record: BenchmarkRecord, questions: readonly BenchmarkQuestion[]): Promise<void>;
  /** A reply to a row that has one already takes its place. */
  keep(id: string, replies: readonly IndexedReply[]): Promise<void>;
  note(id: string, notes: Partial<BenchmarkNotes>): Promise<void>;
  /** Undefined where there is none of this id. */
  read(id: string): Promise<StoredBenchmark | undefined>;
  /** The newest first. */
  list(): Promise<readonly KeptBenchmark[]>;
  erase(id: string): Promise<void>;
  /**
   * Makes this tab the only one that runs the benchmark; undefined where another does. What it
   * resolves to lets go, and resolves when another tab, or this one again, may hold it.
   */
  hold(id: string): Promise<(() => Promise<void>) | undefined>;
}
