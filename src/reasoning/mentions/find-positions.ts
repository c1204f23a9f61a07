import { unitOf } from '#science/sequence-letters.ts';
import type { LetterSpan, Mention } from '../mention.ts';
import type { KnownSequence, KnownThings } from './mention-context.ts';
import { NUMBER_LIST, readNumberList, saySpans } from './number-list.ts';

const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{N}]|[.,]\\d|\\s?%)';
const NOUNS = 'residues?|amino acids?|positions?|nucleotides?|bases?|sites?';
/** `residues 10–25`, `positions 3, 5 and 8`, `nt 12-20`. */
const NUMBERED = new RegExp(
  `${BEFORE}(${NOUNS}|nts?|aa)\\s(?:numbers?\\s|from\\s|#)?(${NUMBER_LIST})${AFTER}`,
  'giu',
);
/** `the first 20 residues`, `last ten` is not read. */
const AT_AN_END = new RegExp(
  `${BEFORE}(first|last|N-terminal|C-terminal|5['’′]-terminal|3['’′]-terminal)\\s(\\d{1,5})\\s(?:${NOUNS}|nt|aa|bp)${AFTER}`,
  'giu',
);
const PROTEIN_END = /(?<![\p{L}\p{N}])([NC])[\s-]termin(?:al|us|i)(?![\p{L}\p{N}])/gu;
const NUCLEIC_END = /(?<![\p{L}\p{N}.])([53])['’′](?:[\s-](?:end|terminus))(?![\p{L}\p{N}])/gu;
/** `A76`: a base with its number. */
const BASE = new RegExp(`${BEFORE}([ACGTU])(\\d{1,5})${AFTER}`, 'gu');

/** Stretches of a sequence by number, and its ends. */
export function findPositions(
  text: string,
  { proteins, nucleics, molecules }: KnownThings,
): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const { 0: whole, 1: noun = '', 2: numbers = '', index } of text.matchAll(NUMBERED)) {
    const sequence = sequenceFor(noun, proteins, nucleics);
    if (!sequence) continue;
    const used = isPlural(noun) ? numbers : (/^\d+(?:\s?[-–]\s?\d+)?/.exec(numbers)?.[0] ?? '');
    const end = index + whole.length - numbers.length + used.length;
    mentions.push(stretch(sequence, index, end, readNumberList(used)));
  }
  for (const { 0: whole, 1: side = '', 2: digits = '', index } of text.matchAll(AT_AN_END)) {
    const sequence = /^[53]/.test(side) ? nucleics[0] : (proteins[0] ?? nucleics[0]);
    if (!sequence) continue;
    const spans = spansAtEnd(sequence, /^(?:first|n|5)/i.test(side), Number(digits));
    mentions.push(stretch(sequence, index, index + whole.length, spans));
  }
  mentions.push(...ends(text, PROTEIN_END, 'N', proteins[0]));
  mentions.push(...ends(text, NUCLEIC_END, '5', nucleics[0]));
  // Where a molecule is shown too, C2 is its atom rather than a cytosine.
  if (molecules.length === 0) mentions.push(...bases(text, nucleics));
  return mentions;
}

function sequenceFor(
  noun: string,
  proteins: readonly KnownSequence[],
  nucleics: readonly KnownSequence[],
): KnownSequence | undefined {
  if (/^(?:residue|amino|aa)/i.test(noun)) return proteins[0];
  if (/^(?:nucleotide|base|nt)/i.test(noun)) return nucleics[0];
  return proteins[0] ?? nucleics[0];
}

function isPlural(noun: string): boolean {
  return /s$|^nt$|^aa$/i.test(noun);
}

function spansAtEnd({ letters }: KnownSequence, isFirst: boolean, count: number): LetterSpan[] {
  const { length } = letters;
  return [isFirst ? { first: 1, last: count } : { first: length - count + 1, last: length }];
}

function ends(
  text: string,
  pattern: RegExp,
  beginning: string,
  sequence: KnownSequence | undefined,
): readonly Mention[] {
  if (!sequence) return [];
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: side, index }) =>
    stretch(sequence, index, index + whole.length, spansAtEnd(sequence, side === beginning, 1)),
  );
}

function stretch(
  sequence: KnownSequence,
  start: number,
  end: number,
  spans: readonly LetterSpan[],
): Mention {
  const { id, where, letters } = sequence;
  const isOne = spans.length === 1 && spans[0]?.first === spans[0]?.last;
  const unit = unitOf(sequence.kind, isOne ? 1 : 2);
  const said = `${unit.charAt(0).toUpperCase()}${unit.slice(1)} ${saySpans(spans)} of ${where}`;
  const place = { kind: sequence.kind === 'protein' ? 'residue' : 'base', start, end } as const;
  const isInside = spans.every(({ first, last }) => first >= 1 && last <= letters.length);
  if (!isInside) {
    const length = `${letters.length} ${unitOf(sequence.kind, letters.length)}`;
    return { ...place, label: `${said}: it has ${length}, counted from 1`, targets: [] };
  }
  return { ...place, label: said, targets: [{ kind: 'letters', subject: id, spans }] };
}

const baseNames: Readonly<Record<string, string>> = {
  A: 'Adenine',
  C: 'Cytosine',
  G: 'Guanine',
  T: 'Thymine',
  U: 'Uracil',
};

function bases(text: string, nucleics: readonly KnownSequence[]): readonly Mention[] {
  const [first] = nucleics;
  if (!first) return [];
  return [...text.matchAll(BASE)].flatMap(({ 0: whole, 1: letter = '', 2: digits, index }) => {
    const number = Number(digits);
    const isThere = ({ letters }: KnownSequence) =>
      asRna(letters.charAt(number - 1)) === asRna(letter);
    const sequence = nucleics.find(isThere) ?? first;
    const written = sequence.letters.charAt(number - 1);
    // T2 and G1 are stages, where the letter does not fit.
    if (written === '' || (number < 10 && !isThere(sequence))) return [];
    const said = `${baseNames[letter]} ${number} of ${sequence.where}`;
    const place = { kind: 'base', start: index, end: index + whole.length } as const;
    if (!isThere(sequence)) {
      return [
        { ...place, label: `${said}: does not match, base ${number} is ${written}`, targets: [] },
      ];
    }
    const spans = [{ first: number, last: number }];
    return [{ ...place, label: said, targets: [{ kind: 'letters', subject: sequence.id, spans }] }];
  });
}

function asRna(letter: string): string {
  return letter === 'T' ? 'U' : letter;
}
