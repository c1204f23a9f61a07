import type { Task } from '#tasks/task.ts';
import { meteor } from '../../metrics/text/meteor.ts';
import { type RougeScores, rouge } from '../../metrics/text/rouge.ts';
import type { WordPieces } from '../../metrics/text/word-pieces.ts';
import {
  readInstructionDescription,
  readInstructionText,
  readInstructionWords,
} from '../parsers/mol-instructions.ts';
import { readOpiText } from '../parsers/opi.ts';
import { readSmolCaption } from '../parsers/smol-instruct.ts';
import type { RowScore, Scorer } from '../scorer.ts';
import { type Figures, meanOf, share } from './figures.ts';
import { mapRows } from './map-rows.ts';
import { ownReader, type ReadRow, type RowReader, readRow } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';
import { type CutTexts, NO_TEXT, OVER_WORDS, piecesNote, wordFigures } from './word-figures.ts';
import { wordTokens } from './word-tokens.ts';

interface TextScoring {
  readonly official: RowReader<string>;
  /** What is done with references; the same where absent. */
  readonly officialReference?: RowReader<string>;
  readonly stemmer: boolean;
  /** Officially, replies without a text leave the mean. */
  readonly officiallySkipsEmpty?: boolean;
  /** Word pieces of a text, at most, where the task is measured over them. */
  readonly mostPieces?: number;
  /** The figure of one row; ROUGE-L where absent. */
  readonly rowFigure?: 'METEOR';
  readonly notes?: readonly string[];
}

/** Captions of SMolInstruct. */
export function captionScorer(task: Task): Scorer {
  return textScorer(task, {
    official: readSmolCaption,
    stemmer: false,
    officiallySkipsEmpty: true,
    mostPieces: 2048,
    rowFigure: 'METEOR',
    notes: ['A row is judged by METEOR over words.'],
  });
}

/** Descriptions of molecules in Mol-Instructions; replies are cut at their last full stop, references not. */
export function descriptionScorer(task: Task): Scorer {
  return textScorer(task, {
    official: readInstructionDescription,
    officialReference: readInstructionText,
    stemmer: false,
    mostPieces: 512,
  });
}

/** Texts about proteins in Mol-Instructions. */
export function proteinTextScorer(task: Task): Scorer {
  return textScorer(task, {
    official: readInstructionText,
    stemmer: false,
    notes: [
      'ROUGE is the mean over rows; the evaluator prints the middle of a bootstrap of it, which wobbles in the last digits.',
    ],
  });
}

/** Functions of proteins in OPI. */
export function functionTextScorer(task: Task): Scorer {
  return textScorer(task, { official: readOpiText, stemmer: true });
}

/** Open questions, whose own metric needs a language model. */
export function openQuestionScorer(task: Task): Scorer {
  return textScorer(task, {
    official: (reply) => readInstructionWords(reply) || undefined,
    stemmer: false,
    notes: ['A row is judged by ROUGE-L, as BERTScore needs a language model.'],
  });
}

function textScorer(task: Task, scoring: TextScoring): Scorer {
  const strict = ownReader(task, (answer) => (answer.kind === 'text' ? answer.text : undefined));
  return taskScorer(task, async ({ rows, mode, tools, signal }) => {
    const read = rows.map((row) => readRow(row, mode, { ...scoring, strict }));
    const cutters = cuttersOf(scoring, mode === 'official' ? tools.wordPieces : undefined);
    const compared = await mapRows(read, (row) => compareTexts(row, scoring, cutters), signal);
    const skipsEmpty = mode === 'official' && scoring.officiallySkipsEmpty === true;
    const counted = compared.filter((_, row) => !skipsEmpty || read[row]?.predicted !== undefined);
    const pieces = counted.flatMap((each) => each.pieces ?? []);
    return {
      figures: {
        ...rougeFigures(counted, task),
        ...wordFigures(
          task,
          {
            words: counted.flatMap((each) => each.words ?? []),
            pieces: cutters.pieces && pieces,
          },
          mode,
        ),
      },
      rows: compared.map((each, row) => scoreText(each, read[row]?.predicted, scoring)),
      notes: [
        ...(scoring.notes ?? []),
        ...(mode === 'strict' && cutters.words ? [OVER_WORDS] : []),
        ...(cutters.pieces && tools.wordPieces ? [piecesNote(tools.wordPieces)] : []),
      ],
    };
  });
}

type Cutter = (text: string) => readonly string[];

/** What a task's texts are cut with: nothing where only ROUGE is asked for. */
interface Cutters {
  readonly words?: Cutter;
  readonly pieces?: Cutter;
}

function cuttersOf({ mostPieces }: TextScoring, wordPieces: WordPieces | undefined): Cutters {
  if (mostPieces === undefined) return {};
  return {
    words: wordTokens,
    ...(wordPieces && { pieces: (text: string) => wordPieces.cut(text, mostPieces) }),
  };
}

/** A reply beside its reference; an unreadable one is an empty text. */
interface ComparedTexts {
  readonly predicted: string;
  readonly wanted: string;
  readonly rouge: RougeScores;
  readonly words: CutTexts | undefined;
  readonly pieces: CutTexts | undefined;
}

function compareTexts(
  { predicted = '', wanted = '' }: ReadRow<string>,
  scoring: TextScoring,
  cutters: Cutters,
): ComparedTexts {
  const cutBoth = (cut: Cutter | undefined) => {
    if (!cut) return undefined;
    const [prediction, reference] = [cut(predicted), cut(wanted)];
    return { prediction, reference, meteor: meteor(prediction, reference) };
  };
  return {
    predicted,
    wanted,
    rouge: rouge(predicted, wanted, scoring),
    words: cutBoth(cutters.words),
    pieces: cutBoth(cutters.pieces),
  };
}

const KINDS = {
  'ROUGE-L': 'rougeL',
  'ROUGE-1': 'rouge1',
  'ROUGE-2': 'rouge2',
  'ROUGE-Lsum': 'rougeLsum',
} as const;

function rougeFigures(compared: readonly ComparedTexts[], task: Task): Figures {
  return Object.fromEntries(
    Object.entries(KINDS).map(([name, kind]) => [
      name,
      share(meanOf(compared.map((each) => each.rouge[kind].f)), task, NO_TEXT),
    ]),
  );
}

function scoreText(
  { predicted: read, wanted, rouge: scores, words }: ComparedTexts,
  predicted: string | undefined,
  scoring: TextScoring,
): RowScore {
  const value = scoring.rowFigure === 'METEOR' ? words?.meteor : scores.rougeL.f;
  const status = read === wanted && read !== '' ? 'right' : value === 0 ? 'wrong' : 'partial';
  return {
    // Of a reply without a word the parser of descriptions leaves a full stop.
    status: /^[\s.]*$/.test(predicted ?? '') ? 'unreadable' : status,
    read,
    reference: wanted,
    value,
  };
}
