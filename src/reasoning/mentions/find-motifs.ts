import { unitOf } from '#science/sequence-letters.ts';
import type { LetterSpan, Mention } from '../mention.ts';
import type { KnownSequence, KnownThings } from './mention-context.ts';
import { type NamedMotif, namedMotifs } from './named-motifs.ts';
import { saySpans } from './number-list.ts';

const IUPAC: Readonly<Record<string, string>> = {
  R: '[AG]',
  Y: '[CT]',
  S: '[CG]',
  W: '[AT]',
  K: '[GT]',
  M: '[AC]',
  B: '[CGT]',
  D: '[AGT]',
  H: '[ACT]',
  V: '[ACG]',
  N: '[ACGT]',
};
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${namedMotifs.map(({ words }) => `(${words})`).join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);
const STOP = /(?<![\p{L}\p{N}])(?:stop|termination) codons?(?![\p{L}\p{N}])/giu;
const CAPITALS = /(?<![\p{L}\p{N}])[A-Z]{3,}(?![\p{L}\p{N}])/gu;
const SHORTEST = 4;
const MOST_SPANS = 500;

/** Motifs by name and pieces of the sequences, as far as they occur in one. */
export function findMotifs(text: string, known: KnownThings): readonly Mention[] {
  const { proteins, nucleics } = known;
  if (proteins.length + nucleics.length === 0) return [];
  return [...(nucleics.length > 0 ? named(text, nucleics) : []), ...pieces(text, known)];
}

function named(text: string, nucleics: readonly KnownSequence[]): readonly Mention[] {
  const motifs = [...text.matchAll(NAMED)].flatMap((match) => {
    const motif = namedMotifs[match.slice(1).findIndex((words) => words !== undefined)];
    if (!motif || !isWrittenSo(motif, match[0])) return [];
    const places = nucleics.map((each) => ({
      sequence: each,
      spans: spansOf(each, motif.letters),
    }));
    const label = `${motif.name} (${motif.letters})`;
    return [mentionOf('motif', match, label, places)];
  });
  const stops = [...text.matchAll(STOP)].map((match) => {
    const places = nucleics.map((sequence) => ({ sequence, spans: stopCodons(sequence) }));
    return mentionOf('motif', match, 'stop codon in the frame of the first ATG', places);
  });
  return [...motifs, ...stops];
}

/** `ARE` and `PAM` are words in small letters. */
function isWrittenSo({ name }: NamedMotif, written: string): boolean {
  if (/^(?:are|pam|rbs|inr)/i.test(written)) return /^(?:ARE|PAM|RBS|Inr)/.test(written);
  return !name.startsWith('CpG') || /^CpG/.test(written);
}

function pieces(text: string, { proteins, nucleics }: KnownThings): readonly Mention[] {
  return [...text.matchAll(CAPITALS)].flatMap((match) => {
    const [word] = match;
    const isMotif = /^[\s-](?:motif|tripeptide|codon|consensus)/.test(
      text.slice(match.index + word.length, match.index + word.length + 12),
    );
    if (word.length < SHORTEST && !isMotif) return [];
    const readers = [
      ...(isBases(word, isMotif) ? nucleics : []),
      ...(/[BJOXZ]/.test(word) ? [] : proteins),
    ];
    const places = readers.map((sequence) => ({ sequence, spans: spansOf(sequence, word) }));
    const isThere = places.some(({ spans }) => spans.length > 0);
    const isCertain = nucleics.length > 0 && isBases(word, false) && /^[ACGTU]+$/.test(word);
    if (!isThere && !isCertain) return [];
    return [mentionOf('motif', match, clip(word), places)];
  });
}

/** Bases; with letters for several, only a long or a named one: DATA and WATCH are words. */
function isBases(word: string, isMotif: boolean): boolean {
  if (/T/.test(word) && /U/.test(word)) return false;
  if (/^[ACGTU]+$/.test(word)) return true;
  const single = word.match(/[ACGTU]/g)?.length ?? 0;
  const isLong = isMotif || word.length >= 6;
  return isLong && /^[ACGTURYSWKMBDHVN]+$/.test(word) && single >= 3 && single * 2 >= word.length;
}

interface Places {
  readonly sequence: KnownSequence;
  readonly spans: readonly LetterSpan[];
}

function mentionOf(
  kind: 'motif' | 'base',
  { 0: whole, index }: RegExpExecArray,
  name: string,
  places: readonly Places[],
): Mention {
  const found = places.filter(({ spans }) => spans.length > 0);
  const where = places.map(({ sequence }) => sequence.where).join(' or ');
  const said = found.map(({ sequence, spans }) => {
    const isOne = spans.length === 1 && spans[0]?.first === spans[0]?.last;
    return `${unitOf(sequence.kind, isOne ? 1 : 2)} ${saySpans(spans)} of ${sequence.where}`;
  });
  return {
    kind,
    start: index,
    end: index + whole.length,
    label: `${name}: ${found.length === 0 ? `none in ${where}` : said.join('; ')}`,
    targets: found.map(({ sequence, spans }) => ({
      kind: 'letters',
      subject: sequence.id,
      spans,
    })),
  };
}

const remembered = new WeakMap<KnownSequence, Map<string, readonly LetterSpan[]>>();

/** Where a motif occurs, overlapping places joined; looked for once in each sequence. */
function spansOf(sequence: KnownSequence, letters: string): readonly LetterSpan[] {
  const known = remembered.get(sequence) ?? new Map<string, readonly LetterSpan[]>();
  remembered.set(sequence, known);
  const spans = known.get(letters) ?? search(sequence, letters);
  known.set(letters, spans);
  return spans;
}

function search({ kind, letters }: KnownSequence, motif: string): readonly LetterSpan[] {
  const isProtein = kind === 'protein';
  const text = isProtein ? letters : letters.replaceAll('U', 'T');
  const isPlain = isProtein || /^[ACGTU]+$/.test(motif);
  const next = isPlain
    ? plainSearch(text, isProtein ? motif : motif.replaceAll('U', 'T'))
    : patternSearch(text, new RegExp(patternOf(motif), 'g'));
  const spans: { first: number; last: number }[] = [];
  for (let found = next(0); found; found = next(found.first)) {
    const before = spans.at(-1);
    // Places may overlap: AAAA lies five times in eight A, which is one stretch.
    if (before && found.first <= before.last) before.last = Math.max(before.last, found.last);
    else if (spans.length === MOST_SPANS) break;
    else spans.push({ ...found });
  }
  return spans;
}

/** The next place at or behind an offset. */
type Search = (from: number) => LetterSpan | undefined;

function plainSearch(text: string, word: string): Search {
  return (from) => {
    const at = text.indexOf(word, from);
    return at === -1 ? undefined : { first: at + 1, last: at + word.length };
  };
}

function patternSearch(text: string, pattern: RegExp): Search {
  return (from) => {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    return match ? { first: match.index + 1, last: match.index + match[0].length } : undefined;
  };
}

/** Letters outside of brackets by what they stand for. */
function patternOf(motif: string): string {
  return motif
    .replaceAll('U', 'T')
    .replace(/\[[^\]]*\]|[RYSWKMBDHVN]/g, (part) => IUPAC[part] ?? part);
}

/** Stops in the frame of the first ATG; in any frame where there is none. */
function stopCodons(sequence: KnownSequence): readonly LetterSpan[] {
  const [start] = spansOf(sequence, 'ATG');
  const stops = spansOf(sequence, 'TAA|TAG|TGA');
  if (!start) return stops;
  const inFrame = stops.filter(
    ({ first }) => first > start.first && (first - start.first) % 3 === 0,
  );
  return inFrame.map(({ first }) => ({ first, last: first + 2 }));
}

function clip(word: string): string {
  return word.length > 24 ? `${word.slice(0, 20)}… (${word.length} letters)` : word;
}
