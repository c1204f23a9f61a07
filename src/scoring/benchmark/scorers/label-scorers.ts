import type { Answer } from '#tasks/answer.ts';
import type { Task } from '#tasks/task.ts';
import { accuracy } from '../../metrics/classes/accuracy.ts';
import { readRnaFamily } from '../parsers/biology.ts';
import {
  readInstructionOption,
  readInstructionVerdict,
  readReferenceOption,
  readReferenceVerdict,
} from '../parsers/mol-instructions.ts';
import { readOpiLabel } from '../parsers/opi.ts';
import type { RowScore, Scorer } from '../scorer.ts';
import { share } from './figures.ts';
import { ownReader, type ReadRow, type RowReaders, readRow } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

/** Location and fold of OPI: the whole reply must be the label, in either case. */
export function wholeLabelScorer(task: Task): Scorer {
  return accuracyScorer(task, { official: readOpiLabel });
}

/** Families of ncRNA: the longest name that occurs. A reference that names none matches nothing. */
export function rnaFamilyScorer(task: Task): Scorer {
  return accuracyScorer(task, { official: readRnaFamily });
}

/** yes, no or maybe, by substrings. */
export function threeWayScorer(task: Task): Scorer {
  return accuracyScorer(task, {
    official: readInstructionVerdict,
    officialReference: readReferenceVerdict,
  });
}

/** One of four options. */
export function multipleChoiceScorer(task: Task): Scorer {
  return accuracyScorer(task, {
    official: (reply) => readInstructionOption(reply) || undefined,
    officialReference: readReferenceOption,
  });
}

/** Share of labels that equal the reference's, over all rows in both modes. */
function accuracyScorer(task: Task, official: Omit<RowReaders<string>, 'strict'>): Scorer {
  const readers = { ...official, strict: ownReader(task, labelOf) };
  return taskScorer(task, ({ rows, mode }) => {
    const read = rows.map((row) => readRow(row, mode, readers));
    const value = accuracy(
      read.map(({ predicted, wanted }) => (wanted === undefined ? undefined : predicted)),
      read.map(({ wanted = '' }) => wanted),
    );
    return { figures: { Accuracy: share(value, task) }, rows: read.map(scoreLabel) };
  });
}

function labelOf(answer: Answer): string | undefined {
  if (answer.kind === 'label') return answer.label.toLowerCase();
  return answer.kind === 'choice' ? answer.option : undefined;
}

function scoreLabel({ predicted, wanted }: ReadRow<string>): RowScore {
  const isRight = predicted !== undefined && predicted === wanted;
  const status = isRight ? 'right' : 'wrong';
  return {
    status: predicted === undefined ? 'unreadable' : status,
    read: predicted ?? '',
    reference: wanted ?? '',
    value: Number(isRight),
    classes: [predicted ?? '', wanted ?? ''],
  };
}
