import type { Task } from '#tasks/task.ts';
import { nearestEnvironments } from '../../metrics/molecules/molecule-similarity.ts';
import { rankReactants } from '../../metrics/molecules/rank-reactants.ts';
import { readUsptoSmiles } from '../parsers/uspto.ts';
import type { AnsweredRow, MetricValue, Scorer } from '../scorer.ts';
import { share, shareOf } from './figures.ts';
import { moleculeReader } from './molecule-reader.ts';
import { taskScorer } from './task-scorer.ts';

/** The beams of the official evaluation. */
const BEAMS = 3;

/** Reactants of USPTO-50K by rank among three candidates; canonical SMILES are compared. */
export function rankedMoleculeScorer(task: Task): Scorer {
  const own = moleculeReader(task);
  return taskScorer(task, async ({ rows, mode, tools: { chemistry }, signal }) => {
    const reader = mode === 'official' ? readUsptoSmiles : own;
    const read = rows.map((row) => ({
      predicted: candidatesOf(row).map((reply) => reader(reply, row)),
      reference: reader(row.references[0] ?? '', row) ?? '',
    }));
    const ranks = await rankReactants(read, mode, chemistry, signal);
    const nearest = await nearestEnvironments(
      read.map(({ predicted: [predicted], reference }) => ({ predicted, references: [reference] })),
      chemistry,
      signal,
    );
    const of = (isCounted: (rank: (typeof ranks)[number]) => boolean): MetricValue =>
      share(shareOf(ranks, isCounted), task);
    const hasBeams = rows.every(({ replies }) => replies.length >= BEAMS);
    return {
      figures: {
        'Exact match': of(({ rank }) => rank === 1),
        'Top-3 accuracy': hasBeams
          ? of(({ rank }) => rank !== undefined && rank <= BEAMS)
          : { absent: `Not every row has the ${BEAMS} replies that this figure looks at.` },
        'Top-1 MaxFrag accuracy': of(({ largestPartRank }) => largestPartRank === 1),
        'Invalid SMILES rate': of(({ isFirstReadable }) => !isFirstReadable),
      },
      rows: read.map(({ predicted: [first], reference }, row) => {
        const isRight = ranks[row]?.rank === 1;
        const isRead = ranks[row]?.isFirstReadable === true;
        return {
          status: isRight ? 'right' : isRead ? 'wrong' : 'unreadable',
          read: first ?? '',
          reference,
          value: Number(isRight),
          closeness: nearest[row] ?? 0,
        };
      }),
      notes:
        mode === 'official' && hasBeams
          ? [
              'A candidate that comes again takes its later rank, so a repeated first answer can lose its place.',
            ]
          : [],
    };
  });
}

function candidatesOf({ replies }: AnsweredRow): readonly string[] {
  return replies.length === 0 ? [''] : replies.slice(0, BEAMS);
}
