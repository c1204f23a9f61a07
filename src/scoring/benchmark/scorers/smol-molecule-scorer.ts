import type { Task } from '#tasks/task.ts';
import {
  type MoleculeMatch,
  type MoleculeRow,
  matchMolecules,
} from '../../metrics/molecules/match-molecules.ts';
import {
  meanSimilarity,
  nearestSimilarities,
} from '../../metrics/molecules/molecule-similarity.ts';
import { partsOf } from '../../metrics/molecules/part-inchis.ts';
import { readSmolSmiles } from '../parsers/smol-instruct.ts';
import type { AnsweredRow, MetricValue, ScoreMode, Scorer } from '../scorer.ts';
import { type Figures, share, shareOf } from './figures.ts';
import { moleculeReader } from './molecule-reader.ts';
import { NO_CANDIDATES, shortBeams, tooFew } from './name-scorers.ts';
import type { RowReader } from './read-rows.ts';
import { similarityFigures } from './similarity-figures.ts';
import { taskScorer } from './task-scorer.ts';

const MOST_REPLIES = 5;

/** Molecules of SMolInstruct; officially sets of InChIs of the parts are compared, strictly one of all. */
export function smolMoleculeScorer(task: Task): Scorer {
  const own = moleculeReader(task);
  return taskScorer(task, async ({ rows, mode, tools: { chemistry }, signal }) => {
    const reader = mode === 'official' ? readParts : own;
    const candidates = rows.map((row) => readCandidates(row, reader));
    const matches = await matchMolecules(candidates.flat(), chemistry, signal);
    const byRow = regrouped(matches, candidates);
    const isHit = (match: MoleculeMatch | undefined) =>
      mode === 'official' ? match?.hasSameParts === true : match?.isSame === true;
    const firsts = candidates.map(([first]) => first ?? NOTHING);
    const nearest = await nearestSimilarities(firsts, chemistry, signal);
    const similarity = meanSimilarity(nearest, mode === 'official' ? 'readable' : 'all');
    return {
      figures: {
        ...matchFigures(task, rows, byRow, isHit),
        ...similarityFigures(similarity, task),
      },
      rows: firsts.map(({ predicted, references }, row) => {
        const match = byRow[row]?.[0];
        const isRight = isHit(match);
        const isRead = predicted !== undefined && (match?.isReadable === true || isRight);
        return {
          status: isRight ? 'right' : isRead ? 'wrong' : 'unreadable',
          read: predicted ?? '',
          reference: references[0] ?? '',
          value: Number(isRight),
          closeness: nearest[row]?.morgan ?? 0,
        };
      }),
      notes: notesOf(task, rows, mode),
    };
  });
}

/** The molecules alone, each without the words behind it that the evaluator takes for its name. */
function readParts(text: string): string | undefined {
  const smiles = readSmolSmiles(text);
  return smiles === undefined ? undefined : partsOf(smiles).join('.');
}

const NOTHING: MoleculeRow = { predicted: undefined, references: [] };

/** The replies of a row, each with all its references. */
function readCandidates(row: AnsweredRow, read: RowReader<string>): readonly MoleculeRow[] {
  const references = row.references.flatMap((text) => read(text, row) ?? []);
  const replies = row.replies.length === 0 ? [''] : row.replies.slice(0, MOST_REPLIES);
  return replies.map((reply) => ({ predicted: read(reply, row), references }));
}

function regrouped(
  matches: readonly MoleculeMatch[],
  candidates: readonly (readonly MoleculeRow[])[],
): readonly (readonly MoleculeMatch[])[] {
  let from = 0;
  return candidates.map(({ length }) => {
    from += length;
    return matches.slice(from - length, from);
  });
}

function matchFigures(
  task: Task,
  rows: readonly AnsweredRow[],
  byRow: readonly (readonly MoleculeMatch[])[],
  isHit: (match: MoleculeMatch) => boolean,
): Figures {
  const top = (most: number) =>
    share(
      shareOf(byRow, (matches) => matches.slice(0, most).some(isHit)),
      task,
    );
  const shared = share(
    shareOf(byRow, ([first]) => first?.sharesPart === true),
    task,
  );
  const named: Record<string, MetricValue> = {
    'Exact match': top(1),
    // The paper's name for the exact match of this task.
    'Top-1 Split Match': top(1),
    'Top-5 Exact Match': tooFew(rows) ? NO_CANDIDATES : top(MOST_REPLIES),
    'MACCS / RDK / Morgan similarity': {
      absent: 'These are three figures, each under its own name.',
    },
    'Multiple match (intersection, subset)': shared,
  };
  return Object.fromEntries(
    task.metrics.flatMap(({ name }) => (named[name] ? [[name, named[name]]] : [])),
  );
}

function notesOf(task: Task, rows: readonly AnsweredRow[], mode: ScoreMode): readonly string[] {
  const hasTopFive = task.metrics.some(({ name }) => name.startsWith('Top-5'));
  const isMultiple = task.metrics.some(({ name }) => name.startsWith('Multiple match'));
  return [
    ...(mode === 'official'
      ? [
          'The exact match compares sets of InChIs of the parts, so it does not see how often a part occurs.',
        ]
      : []),
    ...(isMultiple
      ? [
          'The multiple match counts rows with a part in common; the evaluator prints the same number as "subset".',
        ]
      : []),
    ...(hasTopFive ? shortBeams(rows) : []),
  ];
}
