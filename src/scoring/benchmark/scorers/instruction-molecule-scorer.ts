import type { Task } from '#tasks/task.ts';
import {
  type FlatMatch,
  matchFlatMolecules,
} from '../../metrics/molecules/match-flat-molecules.ts';
import { type MoleculeMatch, matchMolecules } from '../../metrics/molecules/match-molecules.ts';
import {
  meanSimilarity,
  nearestSimilarities,
} from '../../metrics/molecules/molecule-similarity.ts';
import { levenshtein } from '../../metrics/text/levenshtein.ts';
import { readInstructionSmiles } from '../parsers/mol-instructions.ts';
import type { MetricValue, RowScore, ScoreMode, Scorer } from '../scorer.ts';
import { type Figures, figure, meanOf, numericFigures, share } from './figures.ts';
import { moleculeReader } from './molecule-reader.ts';
import { type ReadRow, readRow } from './read-rows.ts';
import { NO_MOLECULE, similarityFigures } from './similarity-figures.ts';
import { taskScorer } from './task-scorer.ts';

/**
 * Molecules of Mol-Instructions: officially without stereochemistry and over readable replies,
 * strictly with it and over all.
 */
export function instructionMoleculeScorer(task: Task): Scorer {
  const readers = { official: readInstructionSmiles, strict: moleculeReader(task) };
  return taskScorer(task, async ({ rows, mode, tools: { chemistry }, signal }) => {
    const read = rows.map((row) => readRow(row, mode, readers));
    const flat = await matchFlatMolecules(read.map(flatRow), chemistry, signal);
    const whole = await matchMolecules(read.map(wholeRow), chemistry, signal);
    const nearest = await nearestSimilarities(flat.map(flatPair), chemistry, signal);
    const similarity = meanSimilarity(nearest, mode === 'official' ? 'readable' : 'all');
    return {
      figures: {
        'Exact match': exactMatch(flat, whole, { task, mode }),
        'BLEU (SELFIES characters)': NO_SELFIES,
        ...editDistance(flat, mode),
        ...similarityFigures(similarity, task),
        Validity: share(
          flat.filter(({ predicted }) => predicted !== undefined).length / flat.length,
          task,
        ),
      },
      rows: read.map((each, row) =>
        scoreMolecule(each, {
          isRead: flat[row]?.predicted !== undefined,
          isRight: (mode === 'official' ? flat[row]?.isSame : whole[row]?.isSame) === true,
          closeness: nearest[row]?.morgan ?? 0,
        }),
      ),
    };
  });
}

const NO_SELFIES = {
  absent:
    'The evaluator writes both molecules as SELFIES with a Python library that is not here, and counts their letters.',
};

function flatRow({ predicted, wanted = '' }: ReadRow<string>) {
  return { predicted, reference: wanted };
}

function wholeRow({ predicted, wanted }: ReadRow<string>) {
  return { predicted, references: wanted === undefined ? [] : [wanted] };
}

function flatPair({ predicted, reference }: FlatMatch) {
  return { predicted, references: reference === undefined ? [] : [reference] };
}

function exactMatch(
  flat: readonly FlatMatch[],
  whole: readonly MoleculeMatch[],
  { task, mode }: { readonly task: Task; readonly mode: ScoreMode },
): MetricValue {
  if (mode === 'strict') {
    return share(whole.filter(({ isSame }) => isSame).length / whole.length, task);
  }
  const readable = flat.filter(isPair);
  return share(
    readable.filter(({ isSame }) => isSame).length / readable.length,
    task,
    'No reply holds a molecule that can be read, and only those are counted.',
  );
}

/** Edits between the canonical SMILES without stereochemistry. */
function editDistance(flat: readonly FlatMatch[], mode: ScoreMode): Figures {
  const pairs = flat.filter(isPair);
  const edits = pairs.map(({ predicted, reference }) => levenshtein(predicted, reference));
  return numericFigures(
    'Levenshtein (SMILES)',
    figure(meanOf(edits), 'edits', NO_MOLECULE),
    { readable: pairs.length, all: flat.length },
    mode,
  );
}

function isPair(
  match: FlatMatch,
): match is FlatMatch & { readonly predicted: string; readonly reference: string } {
  return match.predicted !== undefined && match.reference !== undefined;
}

function scoreMolecule(
  { predicted, wanted }: ReadRow<string>,
  found: { readonly isRead: boolean; readonly isRight: boolean; readonly closeness: number },
): RowScore {
  return {
    status: found.isRight ? 'right' : found.isRead ? 'wrong' : 'unreadable',
    read: predicted ?? '',
    reference: wanted ?? '',
    value: Number(found.isRight),
    closeness: found.closeness,
  };
}
