import type { Answer } from '#tasks/answer.ts';
import type { Task } from '#tasks/task.ts';
import { setOverlap } from '../../metrics/text/set-overlap.ts';
import {
  readInstructionEntities,
  readInstructionGroups,
  readReferenceGroups,
} from '../parsers/mol-instructions.ts';
import { readOpiLabel, readOpiLabels } from '../parsers/opi.ts';
import type { AnsweredRow, RowScore, Scorer } from '../scorer.ts';
import { meanOf, share, shareOf } from './figures.ts';
import { ownReader, type ReadRow, type RowReaders, readRow } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

type Labels = ReadonlySet<string>;

/** Keywords, GO terms, tissues and cancers of OPI. */
export function opiLabelScorer(task: Task): Scorer {
  return overlapScorer(task, { official: readOpiLabels });
}

/** EC numbers of OPI, which the released configuration scores as whole texts instead. */
export function opiEcScorer(task: Task): Scorer {
  return overlapScorer(task, { official: readOpiLabels, asReleased: wholeReplyAccuracy });
}

/** Chemical entities in a passage. */
export function entityScorer(task: Task): Scorer {
  return overlapScorer(task, { official: readInstructionEntities });
}

/** Relations in a passage, compared as whole groups. */
export function relationScorer(task: Task): Scorer {
  return overlapScorer(task, {
    official: readInstructionGroups,
    officialReference: readReferenceGroups,
    countsEmptyReferences: true,
  });
}

interface OverlapScoring extends Omit<RowReaders<Labels>, 'strict'> {
  /** Officially, a row whose reference holds nothing stays in the mean as 0. */
  readonly countsEmptyReferences?: true;
  /** What the released configuration measures instead. */
  readonly asReleased?: (rows: readonly AnsweredRow[]) => number;
}

function overlapScorer(task: Task, scoring: OverlapScoring): Scorer {
  const { asReleased } = scoring;
  const readers = { ...scoring, strict: ownReader(task, labelsOf) };
  return taskScorer(task, ({ rows, mode }) => {
    const read = rows.map((row) => readRow(row, mode, readers));
    const isCounted = ({ wanted = EMPTY }: ReadRow<Labels>) =>
      wanted.size > 0 || (mode === 'official' && scoring.countsEmptyReferences === true);
    const overlaps = read
      .filter(isCounted)
      .map(({ predicted = EMPTY, wanted = EMPTY }) => setOverlap(predicted, wanted));
    const left = read.length - overlaps.length;
    return {
      figures: {
        F1: share(meanOf(overlaps.map(({ f1 }) => f1)), task, NO_REFERENCE),
        Precision: share(meanOf(overlaps.map(({ precision }) => precision)), task, NO_REFERENCE),
        Recall: share(meanOf(overlaps.map(({ recall }) => recall)), task, NO_REFERENCE),
        ...(asReleased &&
          mode === 'official' && { 'Accuracy (as released)': share(asReleased(rows), task) }),
      },
      rows: read.map(scoreLabels),
      notes: [
        'F1 is the mean over rows, not the harmonic mean of the printed precision and recall.',
        ...(left > 0
          ? [`${left} of ${read.length} rows have no label in their reference and are left out.`]
          : []),
      ],
    };
  });
}

const EMPTY: Labels = new Set();
const NO_REFERENCE = 'No row has a reference with labels.';

function wholeReplyAccuracy(rows: readonly AnsweredRow[]): number {
  return shareOf(
    rows,
    ({ replies, references }) =>
      readOpiLabel(replies[0] ?? '') === readOpiLabel(references[0] ?? ''),
  );
}

/** Labels in lower case, groups as their parts: spelling by case is no other label. */
function labelsOf(answer: Answer): Labels | undefined {
  if (answer.kind === 'labels') {
    return new Set(answer.labels.map(({ label }) => label.toLowerCase()));
  }
  if (answer.kind !== 'triples') return undefined;
  return new Set(
    answer.triples.map(({ subject, relation, object }) =>
      [subject, ...(relation === undefined ? [] : [relation]), object].join(', ').toLowerCase(),
    ),
  );
}

/** A row with its F1; a reply that was read as no label at all is unreadable. */
function scoreLabels({ predicted, wanted }: ReadRow<Labels>): RowScore {
  const value = setOverlap(predicted ?? EMPTY, wanted ?? EMPTY).f1;
  const status = value === 1 ? 'right' : value === 0 ? 'wrong' : 'partial';
  const isEmpty = !predicted || [...predicted].every((label) => /^[\s()]*$/.test(label));
  return {
    status: isEmpty ? 'unreadable' : status,
    read: [...(predicted ?? EMPTY)].join('; '),
    reference: [...(wanted ?? EMPTY)].join('; '),
    value,
  };
}
