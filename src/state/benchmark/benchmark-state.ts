import type { FailureDetails } from '#base/failure.ts';
import type { AnswersComparison } from '#scoring/benchmark/compare-answers.ts';
import type { ScoredFigures } from '#scoring/benchmark/score-with-interval.ts';
import type { RowScore, ScoreMode } from '#scoring/benchmark/scorer.ts';
import type { FieldValues } from '#tasks/field.ts';
import type {
  BeamSearch,
  Mode,
  SampleFinish,
  Sampling,
  ThoughtBudget,
} from '#workers/inference/protocol.ts';
import type { ScoringWork } from '#workers/scoring/protocol.ts';
import type { BenchmarkModel } from './benchmark-model.ts';
import type { BadRow, TestFile } from './test-file.ts';

/** `official`: as the released evaluation of the task; `as-set`: what is set for runs. */
export type DecodingPreset = 'official' | 'as-set';

/** How many rows of the file are asked, drawn with the benchmark's seed; `all` keeps the file's order. */
export type SampleSize = number | 'all';

/** What a column of the file is for; the name of a field where prompts are built from the task's fields. */
export type ColumnRole = 'prompt' | 'reference' | 'property' | { readonly field: string };

export interface ColumnMapping {
  /** Undefined builds prompts from the fields. */
  readonly prompt: string | undefined;
  /** Undefined only for tasks without references. */
  readonly reference: string | undefined;
  readonly property: string | undefined;
  /** Column names by field name. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface BenchmarkSettings {
  readonly sample: SampleSize;
  /** Unsigned 32-bit: draws the sample and the seed of each row. */
  readonly seed: number;
  readonly mode: ScoreMode;
  readonly preset: DecodingPreset;
}

/** How every row of a benchmark is answered. */
export interface BenchmarkDecoding {
  readonly thoughtMode: Mode;
  /** Its seed is that of the benchmark; a row's own follows from it. */
  readonly sampling: Sampling;
  readonly beams: BeamSearch | undefined;
  readonly thoughtBudget: ThoughtBudget | undefined;
  readonly maxTokens: number;
}

/** What is kept of a benchmark beside its rows: all that decides what they are. Version 1. */
export interface BenchmarkRecord {
  readonly version: 1;
  readonly id: string;
  readonly taskId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly file: Pick<TestFile, 'name' | 'bytes' | 'sha256' | 'rowCount'>;
  readonly columns: ColumnMapping;
  readonly settings: BenchmarkSettings;
  readonly decoding: BenchmarkDecoding;
  /** Sentences on how this decoding departs from the released evaluation's. */
  readonly decodingNotes: readonly string[];
  readonly model: BenchmarkModel;
  /** Rows that are asked, and those of the file that cannot be. */
  readonly rowCount: number;
  readonly badRows: readonly BadRow[];
}

/** What is asked in one row. */
export interface BenchmarkQuestion {
  /** Place among the benchmark's rows, from 0. */
  readonly index: number;
  readonly fileRow: number;
  readonly prompt: string;
  /** Undefined where the prompt came from the file and fits no template of the task. */
  readonly values: FieldValues | undefined;
  readonly references: readonly string[];
  readonly property: string | undefined;
}

/** What came of asking one row. */
export type BenchmarkReply =
  | {
      readonly kind: 'replied';
      /** The best first; with the beginning that the chat template gave. */
      readonly replies: readonly string[];
      readonly finish: SampleFinish;
      readonly tokenCount: number;
      readonly elapsedMs: number;
      /**
       * 0 to 1: the mean probability (geometric) of the best reply's tokens behind its thought;
       * undefined where there are none.
       */
      readonly confidence: number | undefined;
      readonly seed: number;
    }
  /** Nothing was written, such as for a prompt longer than the context. Scored as an empty reply. */
  | { readonly kind: 'failed'; readonly failure: FailureDetails };

export interface BenchmarkRow {
  readonly question: BenchmarkQuestion;
  readonly reply: BenchmarkReply | undefined;
  readonly isRunning: boolean;
  /** Undefined until the row is scored, a few seconds after its reply. */
  readonly score: RowScore | undefined;
}

/** Over the rows that have a reply; what rows got is in `BenchmarkRow.score`. */
export type LiveScore = ScoredFigures;

export type Scoring =
  | { readonly phase: 'none' }
  | { readonly phase: 'scored'; readonly score: LiveScore }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

export interface BenchmarkProgress {
  readonly answered: number;
  readonly failed: number;
  readonly waiting: number;
  /** Since it was started or resumed last; undefined before the first row. */
  readonly rowsPerMinute: number | undefined;
  readonly timeLeftMs: number | undefined;
  /** Text of the row that is being written. */
  readonly writing: string;
}

/** Why nothing is running though rows wait. */
export type PauseReason =
  | { readonly kind: 'asked' }
  /** Its page was closed or reloaded, or it was opened from the list. */
  | { readonly kind: 'opened' }
  /** Another tab runs it. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'failure'; readonly failure: FailureDetails }
  /** A sentence: another model is loaded, none is, a run is being written. */
  | { readonly kind: 'refused'; readonly reason: string };

interface Opened {
  readonly record: BenchmarkRecord;
  readonly rows: readonly BenchmarkRow[];
  readonly progress: BenchmarkProgress;
  readonly scoring: Scoring;
  /** What the scoring that goes on waits for, if it is a toolkit. */
  readonly scoringWork: ScoringWork | undefined;
  /** What the scores are counted as now; it may be changed at any time. */
  readonly mode: ScoreMode;
  /** Replies that could not be kept are kept in this page only. */
  readonly keepingFailure: FailureDetails | undefined;
}

export type Benchmark =
  | { readonly phase: 'empty' }
  /** 0 to 1 of the file's bytes. */
  | { readonly phase: 'reading'; readonly fileName: string; readonly share: number }
  /** A kept benchmark is being read, for seconds where it has many rows. */
  | { readonly phase: 'opening' }
  /** Task, columns and settings are to be confirmed. */
  | {
      readonly phase: 'chosen';
      readonly file: TestFile;
      readonly taskId: string | undefined;
      /** A sentence on how the task was recognised, or why it was not. */
      readonly recognition: string;
      readonly columns: ColumnMapping;
      readonly settings: BenchmarkSettings;
      /** Rows that can be asked with these columns; undefined until task and columns are known. */
      readonly askable: number | undefined;
      /** Rows that cannot. */
      readonly badRows: readonly BadRow[];
      /** On inputs that the task's form would not take. */
      readonly inputNote: string | undefined;
      /** The first prompt as it would be asked. */
      readonly firstPrompt: string | undefined;
      /** Undefined until the task is known. */
      readonly decoding: BenchmarkDecoding | undefined;
      /** How the decoding departs from the released evaluation, and what it may cut off. */
      readonly decodingNotes: readonly string[];
      /** What is wrong with the choice, as a sentence with its cure; undefined where it can start. */
      readonly problem: string | undefined;
      /** Why the last start came to nothing; the next one may succeed. */
      readonly refusal: string | undefined;
      /** On references that scoring does not understand, as soon as some of them were looked at. */
      readonly referenceNote: string | undefined;
      /** Its rows are being kept, before the first is asked. */
      readonly isStarting: boolean;
    }
  | ({ readonly phase: 'running' } & Opened)
  | ({ readonly phase: 'paused'; readonly why: PauseReason } & Opened)
  /** Every row has a reply, or it was stopped for good. */
  | ({ readonly phase: 'done'; readonly isStopped: boolean } & Opened)
  /** The file or the kept benchmark could not be read. */
  | {
      readonly phase: 'failed';
      readonly what: 'file' | 'benchmark';
      readonly failure: FailureDetails;
    };

/** A line of the list of kept benchmarks. */
export interface KeptBenchmark {
  readonly record: BenchmarkRecord;
  readonly answered: number;
  readonly failed: number;
  readonly isStopped: boolean;
  /** Undefined as long as it was not scored. */
  readonly headline: Headline | undefined;
}

/** The primary metric as it was scored last, or why there is no figure of it. */
export type Headline =
  | {
      readonly name: string;
      readonly value: number;
      readonly unit: string;
      readonly mode: ScoreMode;
      readonly interval: readonly [number, number] | undefined;
    }
  | { readonly name: string; readonly absent: string; readonly mode: ScoreMode };

export type KeptBenchmarks =
  | { readonly phase: 'unasked' }
  /** The newest first. */
  | {
      readonly phase: 'known';
      readonly benchmarks: readonly KeptBenchmark[];
      /** Why the one that was to be deleted is still there. */
      readonly notDeleted?: FailureDetails;
    }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

export type BenchmarkComparison =
  | { readonly phase: 'none' }
  | { readonly phase: 'comparing'; readonly work: ScoringWork | undefined }
  | ({
      readonly phase: 'compared';
      readonly first: BenchmarkRecord;
      readonly second: BenchmarkRecord;
      readonly mode: ScoreMode;
    } & AnswersComparison)
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

export interface BenchmarkState {
  readonly benchmark: Benchmark;
  readonly keptBenchmarks: KeptBenchmarks;
  readonly benchmarkComparison: BenchmarkComparison;
}

/** `everything` is JSON with all that is known; `predictions` is what `npm run score` reads. */
export type BenchmarkExport = 'everything' | 'predictions';

export interface BenchmarkActions {
  /** Reads a test file; a benchmark that is running is paused first. */
  openTestFile(file: File): Promise<void>;
  /** Goes back to no file. A benchmark that is running is paused and stays kept. */
  closeBenchmark(): void;
  chooseBenchmarkTask(taskId: string): void;
  /** Undefined takes the column away. */
  mapColumn(role: ColumnRole, column: string | undefined): void;
  setBenchmarkSample(sample: SampleSize, seed: number): void;
  /** Also scores again what is there. */
  setScoreMode(mode: ScoreMode): void;
  setDecodingPreset(preset: DecodingPreset): void;
  /** Says anew how a chosen file will be answered: the model or what is set for runs may be another. */
  lookAgain(): void;
  /** Resolves when the rows run; why they do not becomes `problem` or `refusal`. */
  startBenchmark(): Promise<void>;
  pauseBenchmark(): void;
  /** Goes on with the rows that wait, and asks those again that failed. */
  resumeBenchmark(): Promise<void>;
  /** Ends it for good with the rows it has. */
  stopBenchmark(): Promise<void>;
  openBenchmark(id: string): Promise<void>;
  deleteBenchmark(id: string): Promise<void>;
  readBenchmarks(): Promise<void>;
  compareBenchmarks(firstId: string, secondId: string, mode: ScoreMode): Promise<void>;
  /** The file to save of the benchmark on the screen; undefined where none is. */
  exportBenchmark(format: BenchmarkExport): Promise<File | undefined>;
}

export const emptyBenchmarkState: BenchmarkState = {
  benchmark: { phase: 'empty' },
  keptBenchmarks: { phase: 'unasked' },
  benchmarkComparison: { phase: 'none' },
};

/** Whether closing the page would lose replies. */
export function wouldLoseReplies({ benchmark }: Pick<BenchmarkState, 'benchmark'>): boolean {
  return 'keepingFailure' in benchmark && benchmark.keepingFailure !== undefined;
}
