import type { Task } from '#tasks/task.ts';
import { corpusBleu } from '../../metrics/text/corpus-bleu.ts';
import { meteor } from '../../metrics/text/meteor.ts';
import { type RougeScores, rouge } from '../../metrics/text/rouge.ts';
import {
  readInstructionDescription,
  readInstructionText,
  readInstructionWords,
} from '../parsers/mol-instructions.ts';
import { readOpiText } from '../parsers/opi.ts';
import { readSmolCaption } from '../parsers/smol-instruct.ts';
import type { MetricValue, RowScore, Scorer } from '../scorer.ts';
import { type Figures, meanOf, share } from './figures.ts';
import { mapRows } from './map-rows.ts';
import { ownReader, type ReadRow, type RowReader, readRow } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';
import { wordTokens } from './word-tokens.ts';

interface TextScoring {
  readonly official: RowReader<string>;
  /** What is done with references; the same where absent. */
  readonly officialReference?: RowReader<string>;
  readonly stemmer: boolean;
  /** Officially, replies without a text leave the mean. */
  readonly officiallySkipsEmpty?: boolean;
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
  const hasMeteor = task.metrics.some(({ name }) => name === 'METEOR');
  return taskScorer(task, async ({ rows, mode, signal }) => {
    const read = rows.map((row) => readRow(row, mode, { ...scoring, strict }));
    const compared = await mapRows(read, (row) => compareTexts(row, scoring, hasMeteor), signal);
    const skipsEmpty = mode === 'official' && scoring.officiallySkipsEmpty === true;
    const counted = compared.filter((_, row) => !skipsEmpty || read[row]?.predicted !== undefined);
    return {
      figures: { ...rougeFigures(counted, task), ...wordFigures(counted, task) },
      rows: compared.map((each, row) => scoreText(each, read[row]?.predicted, scoring)),
      notes: scoring.notes ?? [],
    };
  });
}

/** A reply beside its reference; an unreadable one is an empty text. */
interface ComparedTexts {
  readonly predicted: string;
  readonly wanted: string;
  readonly rouge: RougeScores;
  /** Over words; NaN where the task does not ask for it. */
  readonly meteor: number;
}

function compareTexts(
  { predicted = '', wanted = '' }: ReadRow<string>,
  scoring: TextScoring,
  hasMeteor: boolean,
): ComparedTexts {
  return {
    predicted,
    wanted,
    rouge: rouge(predicted, wanted, scoring),
    meteor: hasMeteor ? meteor(wordTokens(predicted), wordTokens(wanted)) : Number.NaN,
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

const NO_TEXT = 'No reply holds a text.';
const WORD_PIECES =
  'The evaluator cuts texts into the word pieces of SciBERT, whose vocabulary is not here';

/** What the released evaluators measure with tools that are not here, and the nearest that is. */
function wordFigures(compared: readonly ComparedTexts[], task: Task): Figures {
  const figures: Record<string, MetricValue> = {};
  for (const { name } of task.metrics) {
    if (name === 'BERTScore F1') figures[name] = { absent: NO_BERT };
    const value = overWords(name, compared);
    if (value === undefined) continue;
    const wordNet = name === 'METEOR' ? ', and takes synonyms from WordNet' : '';
    figures[name] = { absent: `${WORD_PIECES}${wordNet}; "${name} (words)" is over plain words.` };
    figures[`${name} (words)`] = share(value, task, NO_TEXT);
  }
  return figures;
}

/** A metric of word pieces over words instead; undefined for any other metric. */
function overWords(name: string, compared: readonly ComparedTexts[]): number | undefined {
  if (name === 'METEOR') return meanOf(compared.map((each) => each.meteor));
  const order = name === 'BLEU-2' ? 2 : name === 'BLEU-4' ? 4 : undefined;
  if (order === undefined) return undefined;
  const pairs = compared.map(({ predicted, wanted }) => ({
    prediction: wordTokens(predicted),
    reference: wordTokens(wanted),
  }));
  return corpusBleu(pairs, order);
}

const NO_BERT =
  'BERTScore needs the language model roberta-large (1.4 GB), which this page does not run.';

function scoreText(
  { predicted: read, wanted, rouge: scores, meteor: ofWords }: ComparedTexts,
  predicted: string | undefined,
  scoring: TextScoring,
): RowScore {
  const value = scoring.rowFigure === 'METEOR' ? ofWords : scores.rougeL.f;
  const status = read === wanted && read !== '' ? 'right' : value === 0 ? 'wrong' : 'partial';
  return {
    status: predicted === undefined ? 'unreadable' : status,
    read,
    reference: wanted,
    value,
  };
}
