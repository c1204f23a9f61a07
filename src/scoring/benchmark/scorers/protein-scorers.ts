import type { Task } from '#tasks/task.ts';
import { normalisedSmithWaterman } from '../../metrics/smith-waterman.ts';
import { sequenceDiversity } from '../../metrics/text/sequence-diversity.ts';
import { readFreeProtein } from '../parsers/free-generation.ts';
import { readInstructionProtein } from '../parsers/mol-instructions.ts';
import type { Scorer } from '../scorer.ts';
import { figure, meanOf, share, shareOf } from './figures.ts';
import { mapRows } from './map-rows.ts';
import { ownReader, type RowReader, readRow } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

/** Proteins designed to order; the paper prints the best row of the test set. */
export function proteinDesignScorer(task: Task): Scorer {
  const readers = { official: readInstructionProtein, strict: ownSequence(task) };
  return taskScorer(task, async ({ rows, mode, signal }) => {
    const read = rows.map((row) => readRow(row, mode, readers));
    const align = ({ predicted, wanted }: (typeof read)[number]) => ({
      read: predicted,
      reference: wanted ?? '',
      value: normalisedSmithWaterman(predicted ?? '', wanted ?? ''),
    });
    const scored = await mapRows(read, align, signal);
    const values = scored.map(({ value }) => value);
    return {
      figures: {
        'Max. Normalized SW': share(largest(values), task),
        'Average normalized SW': share(meanOf(values), task),
        'Minimum normalized SW': share(-largest(values.map((value) => -value)), task),
        'Average normalized SW (positive rows)': share(
          meanOf(values.filter((value) => value > 0)),
          task,
          'No row has an alignment with a score above 0.',
        ),
      },
      rows: scored.map(({ read: sequence, reference, value }) => ({
        status:
          sequence === undefined
            ? 'unreadable'
            : value === 1
              ? 'right'
              : value === 0
                ? 'wrong'
                : 'partial',
        read: sequence ?? '',
        reference,
        value,
      })),
      notes: ['The paper prints the largest value of the test set, not the average.'],
    };
  });
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

function ownSequence(task: Task): RowReader<string> {
  return ownReader(task, (answer) => (answer.kind === 'protein' ? answer.sequence : undefined));
}

/** Proteins made up from nothing. */
export function freeProteinScorer(task: Task): Scorer {
  const strict = ownSequence(task);
  return taskScorer(task, ({ rows, mode }) => {
    const reader: RowReader<string> = mode === 'official' ? readFreeProtein : strict;
    const read = rows.map((row) => reader(row.replies[0] ?? '', row));
    const sequences = read.flatMap((sequence) => sequence ?? []);
    const none = 'No reply holds a protein.';
    return {
      figures: {
        Validity: share(
          shareOf(read, (sequence) => sequence !== undefined),
          task,
        ),
        'Average length': figure(
          meanOf(sequences.map((sequence) => sequence.length)),
          'residues',
          none,
        ),
        Diversity: share(sequenceDiversity(sequences), task, none),
        'Average pLDDT': {
          absent: 'pLDDT needs structures predicted by OmegaFold, which this page does not run.',
        },
      },
      rows: read.map((sequence) => ({
        status: sequence === undefined ? 'unreadable' : 'right',
        read: sequence ?? '',
        reference: '',
        value: sequence === undefined ? 0 : 1,
      })),
    };
  });
}
