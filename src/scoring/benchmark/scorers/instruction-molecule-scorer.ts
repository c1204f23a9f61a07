import type { MoleculeSimilarity } from '#science/chemistry.ts';
import { writeSelfies } from '#science/selfies-writing/write-selfies.ts';
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
import { corpusBleu } from '../../metrics/text/corpus-bleu.ts';
import { levenshtein } from '../../metrics/text/levenshtein.ts';
import { readInstructionSmiles } from '../parsers/mol-instructions.ts';
import type { MetricValue, RowScore, ScoreMode, Scorer } from '../scorer.ts';
import { type Figures, figure, meanOf, numericFigures, share } from './figures.ts';
import { mapRows } from './map-rows.ts';
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
    const written = await mapRows(flat, writeBoth, signal);
    const counted = flat.filter((_, row) => isPair(written[row]));
    const whole =
      mode === 'strict' ? await matchMolecules(read.map(wholeRow), chemistry, signal) : [];
    const found = await nearestSimilarities(flat.map(flatPair), chemistry, signal);
    const nearest = found.map((each, row) => each ?? withoutAtoms(flat[row]));
    const similarity = meanSimilarity(nearest, mode === 'official' ? 'readable' : 'all');
    return {
      figures: {
        'Exact match': exactMatch(counted, whole, { task, mode }),
        'BLEU (SELFIES characters)': selfiesBleu(written, { task, mode }),
        ...editDistance(counted, rows.length, mode),
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

function flatRow({ predicted, wanted }: ReadRow<string>) {
  return { predicted, reference: wanted };
}

function wholeRow({ predicted, wanted }: ReadRow<string>) {
  return { predicted, references: wanted === undefined ? [] : [wanted] };
}

function flatPair({ predicted, reference }: FlatMatch) {
  return { predicted, references: reference === undefined ? [] : [reference] };
}

/** A molecule without atoms is like none. */
function withoutAtoms(match: FlatMatch | undefined): MoleculeSimilarity | undefined {
  return match?.predicted === '' && match.reference !== undefined
    ? { maccs: 0, path: 0, morgan: 0 }
    : undefined;
}

/** Both molecules as texts; undefined where there is none, or none in this notation. */
interface TextPair {
  readonly predicted: string | undefined;
  readonly reference: string | undefined;
}

/** Both as SELFIES; some molecules, such as hexafluorophosphate, have none. */
function writeBoth({ predicted, reference }: FlatMatch): TextPair {
  return {
    predicted: predicted === undefined ? undefined : writeSelfies(predicted),
    reference: reference === undefined ? undefined : writeSelfies(reference),
  };
}

function isPair<T extends TextPair>(
  pair: T | undefined,
): pair is T & { readonly predicted: string; readonly reference: string } {
  return pair?.predicted !== undefined && pair.reference !== undefined;
}

/** Officially over rows with both SELFIES, 0 without any; strictly over all, as whole molecules. */
function exactMatch(
  counted: readonly FlatMatch[],
  whole: readonly MoleculeMatch[],
  { task, mode }: { readonly task: Task; readonly mode: ScoreMode },
): MetricValue {
  const rows = mode === 'official' ? counted : whole;
  const same = rows.filter(({ isSame }) => isSame).length;
  return share(rows.length === 0 ? 0 : same / rows.length, task);
}

/** BLEU-4 of letters; strictly a reply without SELFIES is an empty one. */
function selfiesBleu(
  written: readonly TextPair[],
  { task, mode }: { readonly task: Task; readonly mode: ScoreMode },
): MetricValue {
  const pairs = written.flatMap(({ predicted, reference }) => {
    if (reference === undefined || (predicted === undefined && mode === 'official')) return [];
    return [{ prediction: [...(predicted ?? '')], reference: [...reference] }];
  });
  return share(pairs.length === 0 ? 0 : corpusBleu(pairs, LONGEST_GRAM), task);
}

const LONGEST_GRAM = 4;

/** Edits between the canonical SMILES without stereochemistry. */
function editDistance(counted: readonly FlatMatch[], all: number, mode: ScoreMode): Figures {
  const pairs = counted.filter(isPair);
  const edits = pairs.map(({ predicted, reference }) => levenshtein(predicted, reference));
  return numericFigures(
    'Levenshtein (SMILES)',
    figure(meanOf(edits), 'edits', NO_MOLECULE),
    { readable: pairs.length, all, of: 'SELFIES' },
    mode,
  );
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
