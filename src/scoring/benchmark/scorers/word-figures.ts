import type { Task } from '#tasks/task.ts';
import { corpusBleu, type TokenPair } from '../../metrics/text/corpus-bleu.ts';
import type { WordPieces } from '../../metrics/text/word-pieces.ts';
import type { MetricValue, ScoreMode } from '../scorer.ts';
import { type Figures, meanOf, share } from './figures.ts';

/** A reply and its reference, cut. */
export interface CutTexts extends TokenPair {
  readonly meteor: number;
}

/** The counted rows, over words and, where a vocabulary is at hand, over its word pieces. */
interface CutRows {
  readonly words: readonly CutTexts[];
  readonly pieces: readonly CutTexts[] | undefined;
}

/**
 * METEOR, BLEU and BERTScore where the task asks for them. Strictly they are over words. Officially they
 * are over word pieces of SciBERT; what is not here is then absent, and what is nearest stands beside it
 * under its own name.
 */
export function wordFigures(task: Task, rows: CutRows, mode: ScoreMode): Figures {
  return Object.assign({}, ...task.metrics.map(({ name }) => figuresOf(name, rows, task, mode)));
}

function figuresOf(name: string, { words, pieces }: CutRows, task: Task, mode: ScoreMode): Figures {
  if (name === 'BERTScore F1') return { [name]: { absent: NO_BERT } };
  const measure = measures.get(name);
  if (!measure) return {};
  const overWords = share(measure(words), task, NO_TEXT);
  if (mode === 'strict') return { [name]: overWords };
  const ofWords = { [`${name} (words)`]: overWords };
  if (!pieces) return { [name]: withoutPieces(name), ...ofWords };
  const overPieces = share(measure(pieces), task, NO_TEXT);
  if (name !== 'METEOR') return { [name]: overPieces, ...ofWords };
  return { [name]: NO_SYNONYMS, [WITHOUT_SYNONYMS]: overPieces, ...ofWords };
}

const measures: ReadonlyMap<string, (rows: readonly CutTexts[]) => number> = new Map([
  ['METEOR', (rows: readonly CutTexts[]) => meanOf(rows.map(({ meteor }) => meteor))],
  ['BLEU-2', (rows) => corpusBleu(rows, 2)],
  ['BLEU-4', (rows) => corpusBleu(rows, 4)],
]);

export const NO_TEXT = 'No reply holds a text.';
const NO_BERT =
  'BERTScore needs the language model roberta-large (1.4 GB), which this page does not run.';
const WITHOUT_SYNONYMS = 'METEOR (word pieces, no synonyms)';
const NO_SYNONYMS = {
  absent: `The evaluator takes synonyms from WordNet, which is not here; "${WITHOUT_SYNONYMS}" leaves that step out.`,
};

function withoutPieces(name: string): MetricValue {
  const isMeteor = name === 'METEOR';
  const wordNet = isMeteor ? ', and takes synonyms from WordNet' : '';
  const result = isMeteor ? 'all but the synonyms' : 'it';
  return {
    absent: `The evaluator cuts texts into the word pieces of SciBERT, whose vocabulary is not here${wordNet}; "${name} (words)" is over plain words. "npm run score -- --word-pieces vocab.txt" computes ${result}.`,
  };
}

/** What sets strict figures apart from printed ones. */
export const OVER_WORDS =
  'METEOR and BLEU are over words and punctuation marks, and METEOR matches equal words and equal stems; the evaluator takes word pieces of SciBERT, and for METEOR synonyms of WordNet too.';

/** Entries of the vocabulary that the evaluators use, allenai/scibert_scivocab_uncased. */
const SCIBERT_SIZE = 31_090;

/** Says whose the pieces are. */
export function piecesNote({ size }: WordPieces): string {
  const given = `Word pieces are those of the given vocabulary of ${size.toLocaleString('en')} entries`;
  return size === SCIBERT_SIZE
    ? `${given}, as many as SciBERT’s has.`
    : `${given}, which is not SciBERT’s (${SCIBERT_SIZE.toLocaleString('en')}), so figures over them are not those of the evaluator.`;
}
