import type { InputError } from '#base/result.ts';
import { readSequence } from './fasta.ts';
import { parseFormula } from './formula.ts';
import { parseIupacName } from './iupac-name.ts';
import { looksLikeName } from './name-patterns.ts';
import { firstOf, plain, type Reading, unreadable } from './reading.ts';
import {
  accepted,
  type Candidate,
  isLikelyMolecule,
  recogniseWord,
  type Sign,
  sortCandidates,
} from './recognise-word.ts';
import { parseSelfies } from './selfies.ts';
import { checkSmilesSyntax } from './smiles.ts';
import { readReaction, readSmilesLines } from './smiles-records.ts';

/** A longer text is no word, name or sequence, but may be a list of molecules. */
const LONGEST_GUESSED = 100_000;

/** What a text that is no file may be, the likeliest first; plain text is always among it. */
export function recogniseText(text: string): readonly Reading[] {
  const typed = text.trim();
  if (typed.length > LONGEST_GUESSED) {
    return sortCandidates([...molecules(typed), ...withSign('text', [plain('text', typed)])]);
  }
  return sortCandidates([
    ...withSign('identifier', identifier(typed)),
    ...withSign('inchi', inchi(typed)),
    ...withSign('reaction', readReaction(typed)),
    ...(/\s/.test(typed) ? recogniseWords(text, typed) : recogniseWord(text)),
    ...withSign('text', [plain('text', typed)]),
  ]);
}

/** A list of molecules, each on a line of its own with its name; or where the first one is wrong. */
export function recogniseSmilesFile(text: string): readonly Reading[] {
  const first = readSmilesLines(text);
  if (first) return [first];
  const start = text.search(/\S/);
  const checked = checkSmilesSyntax(
    text.slice(0, start) + (/^\S+/.exec(text.trimStart())?.[0] ?? ''),
  );
  return [unreadable('SMILES', checked.ok ? OTHER_LINES : checked.error)];
}

const OTHER_LINES: InputError = {
  message: 'Not every line begins with a SMILES.',
  cure: 'Keep one molecule on each line: its SMILES, then a space and its name.',
};

function recogniseWords(text: string, typed: string): readonly Candidate[] {
  return [
    ...molecules(typed),
    ...sequenceInBlocks(text, typed),
    ...accepted('selfies', parseSelfies(typed), 'selfies'),
    ...spacedFormula(typed),
    ...(looksLikeName(typed) ? accepted('iupac', parseIupacName(typed), 'systematic name') : []),
  ];
}

/** Several lines of SMILES, or one with a name of a few words behind it. */
function molecules(typed: string): readonly Candidate[] {
  const first = readSmilesLines(typed);
  if (!first) return [];
  const isSeveral = first.notes.length > 0;
  const isMolecule = isLikelyMolecule(first.value) && (first.name ?? '').split(/\s+/).length <= 6;
  return isSeveral || isMolecule ? [{ reading: first, sign: 'clear smiles' }] : [];
}

/** Blocks of letters, with or without the numbers that GenBank and UniProt print beside them. */
function sequenceInBlocks(text: string, typed: string): readonly Candidate[] {
  const blocks = typed.split(/\s+/).filter((word) => !/^(?:\d+|ORIGIN|\/\/)$/.test(word));
  const letters = blocks.join('');
  const isUpper = letters === letters.toUpperCase();
  const isOneCase = isUpper || letters === letters.toLowerCase();
  const isBases = /^[ACGTUN]+$/i.test(letters) && isOneCase && letters.length >= 10;
  const isProtein =
    isUpper && /^[ACDEFGHIKLMNPQRSTVWYX]+\*?$/.test(letters) && letters.length / blocks.length >= 8;
  if (!isBases && !isProtein) return [];
  return readSequence(text).map((reading) => ({
    reading,
    sign: isBases ? 'bases' : 'long protein',
  }));
}

const LONGEST_SPACED_FORMULA = 500;

/** `Ca1 Zr1 O3`. */
function spacedFormula(typed: string): readonly Candidate[] {
  if (typed.length > LONGEST_SPACED_FORMULA) return [];
  const joined = typed.replace(/\s+/g, '');
  const isSpaced = /^(?:[A-Z][a-z]?\d*\s+)+[A-Z][a-z]?\d*$/.test(typed) && /\d/.test(typed);
  if (!isSpaced || !parseFormula(joined).ok) return [];
  const notes = ['The spaces between the elements were removed.'];
  return [{ reading: { kind: 'formula', value: joined, notes }, sign: 'clear formula' }];
}

function inchi(typed: string): readonly Reading[] {
  const found = typed.match(/^InChI=1S?\/\S+/gm) ?? [];
  const [first] = found;
  if (first === undefined || !typed.startsWith('InChI=')) return [];
  return [{ kind: 'inchi', value: first, notes: firstOf(found.length, 'InChIs') }];
}

/** Names of records in databases: nothing is looked up, so they lead nowhere here. */
const identifiers: readonly {
  readonly format: string;
  readonly pattern: RegExp;
  readonly cure: string;
}[] = [
  {
    format: 'InChIKey',
    pattern: /^(?:InChIKey=)?[A-Z]{14}-[A-Z]{10}-[A-Z]$/,
    cure: 'Paste the InChI or the SMILES: a molecule cannot be computed from its InChIKey.',
  },
  {
    format: 'CAS number',
    pattern: /^\d{2,7}-\d{2}-\d$/,
    cure: 'Paste the SMILES, the InChI or the name of the molecule.',
  },
  {
    format: 'UniProt accession',
    pattern: /^(?:[OPQ]\d[A-Z\d]{3}\d|[A-NR-Z]\d(?:[A-Z][A-Z\d]{2}\d){1,2})$/,
    cure: 'Paste the sequence, or drop its FASTA file here.',
  },
];

function identifier(typed: string): readonly Reading[] {
  const known = identifiers.find(({ pattern }) => pattern.test(typed));
  // C9H8O4 has the shape of an accession; a count does not begin with zero.
  const isFormula = parseFormula(typed).ok && !/[A-Z]0/.test(typed);
  if (!known || isFormula) return [];
  const message = `“${typed}” is a record in a database, and this page looks nothing up outside this computer.`;
  return [unreadable(known.format, { message, cure: known.cure })];
}

function withSign(sign: Sign, readings: readonly Reading[]): readonly Candidate[] {
  return readings.map((reading) => ({ reading, sign }));
}
