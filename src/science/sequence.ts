import { type Accepted, err, type InputError, ok, type Result } from '#base/result.ts';
import { clip, grouped, tooLong } from './input-error.ts';
import {
  type SequenceKind,
  sayLength,
  strangeLetter,
  threeLetterCode,
  unitOf,
} from './sequence-letters.ts';

/** Longest sequence that is read, in bases or residues. */
export const LONGEST_SEQUENCE = 10_000;

/** Residues with a letter of their own that a protein rarely holds, or that stand for two. */
const RARE_RESIDUES: Readonly<Record<string, string>> = {
  U: 'selenocysteine',
  O: 'pyrrolysine',
  B: 'aspartate or asparagine',
  Z: 'glutamate or glutamine',
  J: 'leucine or isoleucine',
};

/** The title lines of FASTA records. */
export const FASTA_HEADER = /^[^\S\r\n]*>[^\r\n]*/gm;
/** What GenBank and UniProt print around blocks of letters: numbers, a first and a last line. */
const NUMBERING = /(?<!\S)\d+(?!\S)|^[^\S\r\n]*(?:ORIGIN(?=\s+\d+\s)|\/\/[^\S\r\n]*$)/gm;

/**
 * Reads a sequence as people paste it: FASTA with one record, GenBank blocks, line breaks, lower
 * case, gaps, a stop at the end of a protein. DNA and RNA both come out in A, C, G, T and N.
 * `usualLength` is the length of the training data, in bases or residues; another one is noted.
 */
export function parseSequence(
  kind: SequenceKind,
  text: string,
  usualLength?: number,
): Result<Accepted, InputError> {
  const headers = [...text.matchAll(FASTA_HEADER)];
  const second = headers[1];
  if (second) return err(secondRecord(second[0], second.index));
  const headless = blankOut(text, FASTA_HEADER);
  const body = blankOut(headless, NUMBERING);
  const inCode = kind === 'protein' ? threeLetterCode(body) : undefined;
  if (inCode) return err(inCode);
  const letters = readLetters(kind, kind === 'protein' ? blankOut(body, /\*(?=\s*$)/g) : body);
  if (!letters.ok) return letters;
  const { value, firstTooMany } = letters.value;
  if (value === '') return err(nothingToRead(headers.length > 0));
  if (firstTooMany !== undefined) {
    return err(tooLong(value.length, LONGEST_SEQUENCE, unitOf(kind, 0), firstTooMany));
  }
  const changes = changesMade(kind, headless, body, headers[0]?.[0]);
  return ok({ value, notes: [...changes, ...cautions(kind, value, usualLength)] });
}

interface Letters {
  readonly value: string;
  /** Where the first letter beyond the longest sequence stands in the text. */
  readonly firstTooMany: number | undefined;
}

function readLetters(kind: SequenceKind, body: string): Result<Letters, InputError> {
  const allowed = kind === 'protein' ? /[A-Z]/ : /[ACGTN]/;
  let value = '';
  let firstTooMany: number | undefined;
  for (let at = 0; at < body.length; at++) {
    const char = body.charAt(at);
    if (/[\s.-]/.test(char)) continue;
    const letter = /[a-z]/.test(char) ? char.toUpperCase() : char;
    const written = kind !== 'protein' && letter === 'U' ? 'T' : letter;
    if (!allowed.test(written)) return err(strangeLetter(kind, body, at));
    value += written;
    if (value.length > LONGEST_SEQUENCE) firstTooMany ??= at;
  }
  return ok({ value, firstTooMany });
}

function changesMade(
  kind: SequenceKind,
  headless: string,
  body: string,
  header: string | undefined,
): string[] {
  const inner = body.trim();
  const notes = [
    header !== undefined && `The header “${clip(header.trim(), 40)}” was removed.`,
    body !== headless && 'The numbering beside the sequence was removed.',
    /\s/.test(inner) && 'Spaces and line breaks were removed.',
    /[.-]/.test(inner) && 'Gaps (- or .) were removed.',
    kind === 'protein' && inner.endsWith('*') && 'The stop (*) at the end was removed.',
    /[a-z]/.test(inner) && 'Lower-case letters were written in upper case.',
    kind === 'dna' && /u/i.test(inner) && 'U was read as T, its letter in DNA.',
    kind === 'rna' && /u/i.test(inner) && 'U was written as T, as in the training data.',
  ];
  return notes.filter((note) => note !== false);
}

function cautions(kind: SequenceKind, value: string, usualLength: number | undefined): string[] {
  const notes: string[] = [];
  if (kind === 'protein') notes.push(...proteinCautions(value));
  const unknown = kind === 'protein' ? 0 : value.split('N').length - 1;
  if (unknown > 0) notes.push(`It holds ${grouped(unknown)} unknown ${unitOf(kind, unknown)} (N).`);
  if (usualLength !== undefined && value.length !== usualLength) {
    notes.push(
      `It has ${sayLength(kind, value.length)}; the training data has ${grouped(usualLength)}, so trust the answer less.`,
    );
  }
  return notes;
}

function proteinCautions(value: string): string[] {
  if (/^[ACGTUN]+$/.test(value)) {
    const letters = value.includes('U')
      ? 'A, C, G and U: is this RNA?'
      : 'A, C, G and T: is this DNA?';
    return [`The letters are only ${letters}`];
  }
  const rare = Object.entries(RARE_RESIDUES).filter(([letter]) => value.includes(letter));
  if (rare.length === 0) return [];
  const named = rare.map(([letter, meaning]) => `${letter} (${meaning})`).join(', ');
  return [`It holds ${named}, which the training data hardly has.`];
}

function secondRecord(header: string, start: number): InputError {
  return {
    message: `A second record starts with “${clip(header.trim(), 40)}”; one sequence is expected here.`,
    position: start + header.indexOf('>'),
    cure: 'Keep one record and delete the others.',
  };
}

function nothingToRead(hasHeader: boolean): InputError {
  return hasHeader
    ? {
        message: 'No sequence follows the header.',
        cure: 'Put the sequence on a line of its own below the header, or leave the header out.',
      }
    : { message: 'The sequence is empty.', cure: 'Paste the sequence, or take an example.' };
}

/** Spaces in place of what the pattern finds, so that positions stay those of the text. */
export function blankOut(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => ' '.repeat(found.length));
}
