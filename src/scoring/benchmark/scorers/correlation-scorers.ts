import type { Task } from '#tasks/task.ts';
import { determination } from '../../metrics/numbers/mean-errors.ts';
import { mixedScore } from '../../metrics/numbers/mixed-score.ts';
import { squaredPearson } from '../../metrics/numbers/pearson.ts';
import {
  spearmanOfReadable,
  squaredPearsonOfReadable,
} from '../../metrics/numbers/share-of-readable.ts';
import { spearman } from '../../metrics/numbers/spearman.ts';
import { readBiologyNumber, readIsoformNumber } from '../parsers/biology.ts';
import type { MetricValue, Scorer } from '../scorer.ts';
import { numericFigures, share } from './figures.ts';
import { numberOf, pairsOf, scoreNumber } from './number-scorers.ts';
import { ownReader, type ReadRow, type RowReader, type RowReaders, readRow } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

/** Rank correlation (proteins, CRISPR). */
export function rankScorer(task: Task): Scorer {
  return correlationScorer(task, {
    name: 'Spearman',
    reader: readBiologyNumber,
    official: spearmanOfReadable,
    strict: spearman,
  });
}

/** R² of ribosome loading: officially Pearson squared, strictly the coefficient of determination. */
export function loadingScorer(task: Task): Scorer {
  return correlationScorer(task, { ...squared, reader: readBiologyNumber });
}

/** The same for isoform proportions, of which none is above 80. */
export function isoformScorer(task: Task): Scorer {
  return correlationScorer(task, { ...squared, reader: readIsoformNumber });
}

const squared = {
  name: 'R2',
  official: squaredPearsonOfReadable,
  strict: determination,
  officialNote:
    'R2 is the squared Pearson correlation: a constant offset and a flipped sign cost nothing.',
  strictNote: 'R2 is the coefficient of determination; the paper prints the squared correlation.',
  beside: { name: 'Squared Pearson', of: squaredPearson },
} as const;

interface CorrelationScoring {
  readonly name: string;
  readonly reader: RowReader<number>;
  readonly official: (
    predicted: readonly (number | undefined)[],
    wanted: readonly number[],
  ) => number;
  readonly strict: (predicted: readonly number[], wanted: readonly number[]) => number;
  readonly officialNote?: string;
  readonly strictNote?: string;
  /** Another figure that the strict mode gives. */
  readonly beside?: { readonly name: string; readonly of: CorrelationScoring['strict'] };
}

function correlationScorer(task: Task, scoring: CorrelationScoring): Scorer {
  const readers = biologyReaders(task, scoring.reader);
  return taskScorer(task, ({ rows, mode }) => {
    const read = rows.map((row) => readRow(row, mode, readers));
    const scored = read.map(scoreNumber);
    if (mode === 'official') {
      const value = scoring.official(...columnsOf(read));
      const notes = [
        ...(scoring.officialNote === undefined ? [] : [scoring.officialNote]),
        ...nothingRead(pairsOf(read).predicted.length, value),
      ];
      return { figures: { [scoring.name]: correlation(value, task) }, rows: scored, notes };
    }
    const { predicted, wanted } = pairsOf(read);
    const counts = { readable: predicted.length, all: rows.length };
    const { beside } = scoring;
    return {
      figures: {
        ...numericFigures(
          scoring.name,
          correlation(scoring.strict(predicted, wanted), task),
          counts,
          mode,
        ),
        ...(beside &&
          numericFigures(
            beside.name,
            correlation(beside.of(predicted, wanted), task),
            counts,
            mode,
          )),
      },
      rows: scored,
      notes: scoring.strictNote === undefined ? [] : [scoring.strictNote],
    };
  });
}

/** The mixed score of siRNA; an unreadable row can raise it, so strictly there is none over some rows. */
export function silencingScorer(task: Task): Scorer {
  const readers = biologyReaders(task, readBiologyNumber);
  return taskScorer(task, ({ rows, mode }) => {
    const read = rows.map((row) => readRow(row, mode, readers));
    const { predicted, wanted } = pairsOf(read);
    const counts = { readable: predicted.length, all: rows.length };
    const value =
      mode === 'official' ? mixedScore(...columnsOf(read)) : mixedScore(predicted, wanted);
    return {
      figures: numericFigures('Mixed-score', correlation(value, task), counts, mode),
      rows: read.map(scoreNumber),
    };
  });
}

/** A reference is the label, a bare number; a sentence is read as a reply is. */
function biologyReaders(task: Task, official: RowReader<number>): RowReaders<number> {
  return {
    official,
    officialReference: (text, row) => labelNumber(text) ?? official(text, row),
    strict: ownReader(task, numberOf),
  };
}

function labelNumber(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Rows without a reference count as unreadable, as the evaluator has it. */
function columnsOf(
  read: readonly ReadRow<number>[],
): [readonly (number | undefined)[], readonly number[]] {
  return [
    read.map(({ predicted, wanted }) => (wanted === undefined ? undefined : predicted)),
    read.map(({ wanted }) => wanted ?? Number.NaN),
  ];
}

/** A note on the 0 of replies that could not be read, which no correlation gives. */
export function nothingRead(readable: number, value: number | undefined): readonly string[] {
  if (readable > 0 || value !== 0) return [];
  return [
    'No row has numbers both in the reply and in the reference; the evaluator writes 0 then.',
  ];
}

export function correlation(value: number, task: Task): MetricValue {
  return share(value, task, NOT_CORRELATED);
}

const NOT_CORRELATED =
  'There is no correlation with fewer than two readable rows, or where replies or references are all the same number.';
