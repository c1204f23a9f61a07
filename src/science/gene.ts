import { type Accepted, err, type InputError, ok, type Result } from '#base/result.ts';
import { characterAt, clip, tooLong } from './input-error.ts';
import { readOneLine } from './one-line.ts';

const LONGEST_SYMBOL = 20;
const LONGEST_NAME = 200;

/** The one pattern of human symbols with small letters: open reading frames, such as C9orf72. */
const OPEN_READING_FRAME = /^C(?:\d+|[XY])orf\d+$/i;

/** Reads one human gene symbol as HGNC writes them: capitals, digits and hyphens. */
export function parseGeneSymbol(text: string): Result<Accepted, InputError> {
  const typed = text.trim();
  const start = text.length - text.trimStart().length;
  if (typed === '') {
    return err({ message: 'The gene symbol is empty.', cure: 'Enter one, such as TP53.' });
  }
  const strange = typed.search(/[^A-Za-z0-9-]/);
  if (strange !== -1) return err(strangeCharacter(text, start + strange));
  if (!/^[A-Za-z]/.test(typed)) {
    return err({
      message: `“${clip(typed)}” does not start with a letter, as gene symbols do.`,
      position: start,
      cure: 'Enter the symbol, not an identifier: TP53 for the gene with the number 7157.',
    });
  }
  if (/^ENS[A-Z]*\d{6,}$/i.test(typed)) {
    return err({
      message: `“${typed}” is an Ensembl identifier, not a gene symbol.`,
      position: start,
      cure: 'Enter the symbol: TP53 for ENSG00000141510.',
    });
  }
  if (typed.length > LONGEST_SYMBOL) {
    return err(tooLong(typed.length, LONGEST_SYMBOL, 'characters', start + LONGEST_SYMBOL));
  }
  const value = inHumanCase(typed);
  const note = `“${typed}” was written ${value}, as human genes are; a gene of another species may differ.`;
  return ok({ value, notes: value === typed ? [] : [note] });
}

/** Reads the full name of one gene, in any wording. */
export function parseGeneName(text: string): Result<Accepted, InputError> {
  const line = readOneLine(text, LONGEST_NAME);
  if (!line.ok) return line;
  const { value, notes } = line.value;
  if (value === '') {
    return err({
      message: 'The gene name is empty.',
      cure: 'Enter one, such as tumor protein p53.',
    });
  }
  if (!/\p{L}/u.test(value)) {
    return err({
      message: `“${clip(value)}” holds no letter.`,
      position: text.search(/\S/),
      cure: 'Enter the name of the gene, such as tumor protein p53.',
    });
  }
  const isSymbol = /^(?=.*[A-Z])[A-Z0-9-]{2,12}$/.test(value);
  const caution = 'This looks like a gene symbol; the training data has full names.';
  return ok({ value, notes: isSymbol ? [...notes, caution] : notes });
}

function strangeCharacter(text: string, position: number): InputError {
  const isList = /[\s,;/]/.test(text.charAt(position));
  return {
    message: `${characterAt(text, position)} is no part of a gene symbol.`,
    position,
    cure: isList
      ? 'Enter one symbol, such as TP53; a full name belongs to the tasks that take gene names.'
      : 'Symbols have letters, digits and hyphens: TNF, HLA-A, C9orf72.',
  };
}

function inHumanCase(symbol: string): string {
  const capitals = symbol.toUpperCase();
  return OPEN_READING_FRAME.test(symbol) ? capitals.replace('ORF', 'orf') : capitals;
}
