import { Failure } from '#base/failure.ts';

/** Cuts texts into the word pieces of a BERT vocabulary. */
export interface WordPieces {
  /** Entries of the vocabulary; SciBERT's uncased one has 31,090. */
  readonly size: number;
  /** The first `most` pieces of a text, without the marks for beginning, end and padding. */
  cut(text: string, most: number): readonly string[];
}

/**
 * The uncased tokeniser of BERT (Devlin 2019) with the entries of a `vocab.txt`, one a line: lower case
 * without accents, punctuation and Chinese characters apart, then the longest entry that fits, pieces
 * inside a word with `##`. Throws a `Failure` for a text that is no such vocabulary; `name` is said there.
 */
export function wordPiecesOf(vocabulary: string, name: string): WordPieces {
  const entries = new Set(vocabulary.split(/\r?\n/).filter((entry) => entry !== ''));
  if (!entries.has(UNKNOWN)) {
    const found =
      entries.size === 0 ? 'it is empty' : `none of its ${entries.size} lines is ${UNKNOWN}`;
    throw new Failure({
      code: 'no-vocabulary',
      message: `${name} is no vocabulary of word pieces: ${found}.`,
      cure: 'Give the vocab.txt of allenai/scibert_scivocab_uncased, which has an entry a line.',
    });
  }
  const longest = [...entries].reduce((most, entry) => Math.max(most, entry.length), 0);
  return {
    size: entries.size,
    cut(text, most) {
      const pieces: string[] = [];
      for (const part of text.split(MARKS)) {
        if (pieces.length >= most) break;
        if (isMark(part)) pieces.push(part);
        else for (const word of wordsOf(part)) pieces.push(...piecesOf(word, entries, longest));
      }
      return pieces.slice(0, most).filter((piece) => !LEFT_OUT.has(piece));
    },
  };
}

const UNKNOWN = '[UNK]';
/** What a text holds literally of these is one token, as it is written. */
const MARKS = /(\[(?:UNK|CLS|SEP|PAD|MASK)\])/;
const LEFT_OUT: ReadonlySet<string> = new Set(['[CLS]', '[SEP]', '[PAD]']);

function isMark(part: string): boolean {
  return MARKS.test(part);
}

/** Longer words are unknown. */
const LONGEST_WORD = 100;
const CONTROLS = /(?![\t\n\r])[\0\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
const ACCENTS = /\p{Mn}/gu;
const CHINESE =
  /[\u4E00-\u9FFF\u3400-\u4DBF\uF900-\uFAFF\u{20000}-\u{2A6DF}\u{2A700}-\u{2CEAF}\u{2F800}-\u{2FA1F}]/gu;
/** Also the ASCII symbols, such as + and <, but not those of other blocks. */
const PUNCTUATION = /[!-/:-@[-`{-~\p{P}]/gu;

function wordsOf(text: string): readonly string[] {
  const plain = text
    .replaceAll(CONTROLS, '')
    .replaceAll(CHINESE, ' $& ')
    .normalize('NFD')
    .replaceAll(ACCENTS, '');
  // Letter by letter: a text as a whole would get another small sigma at the ends of words.
  const lower = Array.from(plain, (letter) => letter.toLowerCase()).join('');
  return lower.replaceAll(PUNCTUATION, ' $& ').match(/\S+/g) ?? [];
}

function piecesOf(word: string, entries: ReadonlySet<string>, longest: number): readonly string[] {
  const letters = [...word];
  if (letters.length > LONGEST_WORD) return [UNKNOWN];
  const pieces: string[] = [];
  for (let start = 0; start < letters.length; ) {
    const prefix = start === 0 ? '' : '##';
    let end = Math.min(letters.length, start + longest);
    while (end > start && !entries.has(prefix + letters.slice(start, end).join(''))) end--;
    if (end === start) return [UNKNOWN];
    pieces.push(prefix + letters.slice(start, end).join(''));
    start = end;
  }
  return pieces;
}
