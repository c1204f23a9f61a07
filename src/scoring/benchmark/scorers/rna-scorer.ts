import type { Folding } from '#science/folding.ts';
import type { Task } from '#tasks/task.ts';
import { readFreeRna } from '../parsers/free-generation.ts';
import type { Scorer } from '../scorer.ts';
import { figure, meanOf, shareOf } from './figures.ts';
import { ownReader, type RowReader } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

/** RNA made up from nothing: the mean free energy of valid sequences, by our own folding. */
export function freeRnaScorer(task: Task): Scorer {
  const strict = ownReader(task, (answer) => (answer.kind === 'rna' ? answer.sequence : undefined));
  return taskScorer(task, async ({ rows, mode, tools, signal }) => {
    const reader: RowReader<string> = mode === 'official' ? readFreeRna : strict;
    const read = rows.map((row) => reader(row.replies[0] ?? '', row));
    const energies = await foldEach(read, tools.folding, signal);
    const folded = energies.flatMap((energy) => energy ?? []);
    const valid = read.filter((sequence) => sequence !== undefined);
    const tooLong = valid.length - folded.length;
    const mean = figure(meanOf(folded), 'kcal/mol', 'No reply holds an RNA that can be folded.');
    const beside = 'Average MFE (foldable sequences)';
    return {
      figures: {
        'Average MFE':
          tooLong === 0
            ? mean
            : {
                absent: `${tooLong} of ${valid.length} sequences are too long to fold here; "${beside}" is over the others.`,
              },
        ...(tooLong > 0 && { [beside]: mean }),
        Validity: figure(shareOf(read, (sequence) => sequence !== undefined) * 100, 'percent', ''),
        'Rfam family count': {
          absent:
            'Families are found by a search with covariance models (Rfam), which this page does not run.',
        },
      },
      rows: read.map((sequence, row) => ({
        status: sequence === undefined ? 'unreadable' : 'right',
        read: sequence ?? '',
        reference: '',
        value: energies[row],
      })),
      notes: [
        'Energies are of this workbench’s folding (nearest neighbours, Turner 2004), not of RNAfold; long sequences have lower energies, so compare lengths too.',
      ],
    };
  });
}

/** Energies in kcal/mol, equal sequences folded once; undefined for what is too long to fold. */
async function foldEach(
  sequences: readonly (string | undefined)[],
  folding: Folding,
  signal: AbortSignal | undefined,
): Promise<readonly (number | undefined)[]> {
  const known = new Map<string, number | undefined>();
  for (const sequence of sequences) {
    if (sequence === undefined || known.has(sequence)) continue;
    signal?.throwIfAborted();
    const folded = await folding.foldRna(sequence, signal);
    known.set(sequence, folded.ok ? folded.value.energy : undefined);
  }
  return sequences.map((sequence) => (sequence === undefined ? undefined : known.get(sequence)));
}
