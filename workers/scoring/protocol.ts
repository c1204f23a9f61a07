import type { InputError, Result } from '#base/result.ts';
import type { Call } from '#base/rpc.ts';
import type { CanonicalForms, MoleculeSimilarity } from '#science/chemistry.ts';
import type { FoldedRna } from '#science/folding.ts';
import type { AnswersComparison } from '#scoring/benchmark/compare-answers.ts';
import type { ScoredFigures } from '#scoring/benchmark/score-with-interval.ts';
import type { AnsweredRow, RowScore, ScoreMode } from '#scoring/benchmark/scorer.ts';

/** A row in its place of a sheet. */
export interface SheetRow {
  readonly index: number;
  readonly row: AnsweredRow;
}

export interface SheetScore {
  readonly index: number;
  readonly score: RowScore;
}

/** What a toolkit is asked for, and how far it is: the longest part of scoring molecules. */
export interface ScoringWork {
  readonly step: 'canonical-forms' | 'inchis' | 'similarities' | 'folding';
  readonly done: number;
  /** Undefined where it is not known ahead. */
  readonly total: number | undefined;
}

export type ScoringProgress =
  | { readonly kind: 'work'; readonly work: ScoringWork }
  /** Some hundred rows at a time, only those whose score has changed since it was sent last. */
  | { readonly kind: 'rows'; readonly scores: readonly SheetScore[] };

/**
 * Scoring of thousands of answered rows. Rows are brought once, in parts, and stay in sheets, so that a
 * benchmark that goes on sends only its new rows.
 */
export interface ScoringProtocol {
  /** First of all: the port at which toolkits answer (`ToolsProtocol`). */
  start: Call<{ readonly tools: MessagePort }, never, void>;
  /** Rows that are there already are replaced. */
  putRows: Call<{ readonly sheet: string; readonly rows: readonly SheetRow[] }, never, void>;
  dropSheet: Call<{ readonly sheet: string }, never, void>;
  /** Scores all rows of a sheet. */
  score: Call<
    { readonly sheet: string; readonly taskId: string; readonly mode: ScoreMode },
    ScoringProgress,
    ScoredFigures
  >;
  compare: Call<
    {
      readonly first: string;
      readonly second: string;
      readonly taskId: string;
      readonly mode: ScoreMode;
    },
    ScoringProgress,
    AnswersComparison
  >;
}

/** How many of the questions of one call are answered. */
export interface BatchShare {
  readonly done: number;
  readonly total: number;
}

type Batch<Question, Answer> = Call<
  { readonly questions: readonly Question[] },
  BatchShare,
  readonly (Answer | undefined)[]
>;

/** What the page answers at the port: the members of `MoleculeBatches`, and folding. */
export interface ToolsProtocol {
  canonicaliseMolecules: Batch<string, CanonicalForms>;
  writeInchis: Batch<string, string>;
  compareMolecules: Batch<readonly [string, string], MoleculeSimilarity>;
  compareEnvironments: Batch<readonly [string, string], number>;
  foldRna: Call<{ readonly sequence: string }, never, Result<FoldedRna, InputError>>;
}
