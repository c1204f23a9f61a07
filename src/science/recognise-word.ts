import type { Accepted, InputError, Result } from '#base/result.ts';
import { readSequence } from './fasta.ts';
import { parseFormula } from './formula.ts';
import { parseGeneSymbol } from './gene.ts';
import { parseIupacName } from './iupac-name.ts';
import { looksLikeName } from './name-patterns.ts';
import { plain, type Reading, type RecognisedKind, unreadable } from './reading.ts';
import { parseSelfies } from './selfies.ts';
import { checkSmilesSyntax, LONGEST_SMILES } from './smiles.ts';

/** What speaks for a reading, the strongest first: words are often several things at once. */
const signs = [
  'identifier',
  'inchi',
  'reaction',
  'selfies',
  'bases',
  'clear formula',
  'clear smiles',
  'systematic name',
  'long protein',
  'gene',
  'carbon chain',
  'broken smiles',
  'single atom',
  'possible formula',
  'possible sequence',
  'chain without carbon',
  'possible gene',
  'text',
  'one word',
  'by the letter only',
] as const;

export type Sign = (typeof signs)[number];

export interface Candidate {
  readonly reading: Reading;
  readonly sign: Sign;
}

/** The likeliest first; equally likely ones stay in their order. */
export function sortCandidates(candidates: readonly Candidate[]): readonly Reading[] {
  return candidates
    .toSorted((a, b) => signs.indexOf(a.sign) - signs.indexOf(b.sign))
    .map(({ reading }) => reading);
}

/** All that a text of one word may be, apart from plain text; in no order. */
export function recogniseWord(text: string): readonly Candidate[] {
  const word = text.trim();
  return [
    ...sequences(text, word),
    ...molecule(text, word),
    ...accepted('selfies', parseSelfies(word), 'selfies'),
    ...formula(word),
    ...geneSymbol(word),
    ...name(word),
  ];
}

/** The reading of what a parser accepts; nothing when it refuses. */
export function accepted(
  kind: RecognisedKind,
  result: Result<Accepted, InputError>,
  sign: Sign,
): readonly Candidate[] {
  if (!result.ok) return [];
  const { value, notes } = result.value;
  return [{ reading: { kind, value, notes }, sign }];
}

const SHORTEST_SEQUENCE = 6;
const CERTAIN_PROTEIN = 10;
/** A lower-case word this long is a sequence. */
const CERTAIN_LOWER_CASE = 30;

function sequences(text: string, word: string): readonly Candidate[] {
  const isSmilesToo = checkSmilesSyntax(word).ok;
  const isUpper = word === word.toUpperCase();
  const isOneCase = isUpper || word === word.toLowerCase();
  if (/^[ACGTUN]+$/i.test(word) && word.length >= SHORTEST_SEQUENCE && isOneCase) {
    return readSequence(text).map((reading) => {
      const isLikely = !isSmilesToo && reading.kind !== 'protein';
      return { reading, sign: isLikely ? 'bases' : 'possible sequence' };
    });
  }
  const shortest = isUpper ? SHORTEST_SEQUENCE : CERTAIN_LOWER_CASE;
  if (!/^[ACDEFGHIKLMNPQRSTVWYX]+\*?$/i.test(word) || word.length < shortest) return [];
  const isLikely = word.length >= CERTAIN_PROTEIN && !isSmilesToo;
  const sign = isLikely ? 'long protein' : 'possible sequence';
  return readSequence(text).map((reading) => ({ reading, sign }));
}

function molecule(text: string, word: string): readonly Candidate[] {
  const checked = checkSmilesSyntax(text);
  if (checked.ok) return [{ reading: plain('smiles', word), sign: signOfSmiles(word) }];
  if (word.startsWith('InChI=') || !looksLikeSmiles(word)) return [];
  return [{ reading: unreadable('SMILES', checked.error), sign: 'broken smiles' }];
}

/** Whether a text with the syntax of SMILES is likely meant as one. */
export function isLikelyMolecule(smiles: string): boolean {
  const sign = signOfSmiles(smiles);
  return sign === 'clear smiles' || sign === 'carbon chain';
}

function signOfSmiles(smiles: string): Sign {
  // Aromatic atoms need a ring: words such as Icon and Co are SMILES by the letter only.
  const unbracketed = smiles.replace(/\[[^\]]*\]|Cl|Br/g, '');
  if (/[bcnops]/.test(unbracketed) && !/\d/.test(unbracketed)) return 'by the letter only';
  if (/[^A-Za-z]|[a-z]/.test(smiles.replace(/Cl|Br/g, ''))) return 'clear smiles';
  if (/C(?!l)/.test(smiles)) return 'carbon chain';
  return smiles.length === 1 ? 'single atom' : 'chain without carbon';
}

/** At most a tenth is foreign to SMILES, and there is a branch, bond, bracket or ring. */
function looksLikeSmiles(word: string): boolean {
  if (word.length > LONGEST_SMILES) return false;
  const outside = word.replace(/\[[^\]]*\]/g, 'C');
  const symbols = outside.match(/Cl|Br|[BCNOPSFIHbcnops\d()[\]=#%@/\\.+-]/g)?.join('').length ?? 0;
  const hasStructure = /[()=#[\]]|[cno]\d/.test(word) && /[BCNOPSFI]/i.test(word);
  const hasRing = /^(?=.*\d)(?=.*([CNO]).*\1)(?:Cl|Br|[BCNOPSFIbcnops\d])+$/.test(word);
  return hasRing || (hasStructure && symbols >= Math.min(outside.length * 0.9, outside.length - 1));
}

function formula(word: string): readonly Candidate[] {
  if (!parseFormula(word).ok) return [];
  const isMolecule = checkSmilesSyntax(word).ok && isLikelyMolecule(word);
  const sign = isMolecule ? 'possible formula' : signOfFormula(word);
  return [{ reading: plain('formula', word), sign }];
}

/** Endings in capitals that formulas seldom have, and genes often: a count of one, B, K, or NOS2. */
const UNUSUAL_ENDING = /\D1$|\d[A-Z]*[BKVWYU]$|^[A-Z]{2,}[^OFHN]\d{1,3}$/;

function signOfFormula(word: string): Sign {
  const hasBracketsLikeSelfies = word.includes('][');
  if (hasBracketsLikeSelfies || /[A-Z]0/i.test(word)) return 'by the letter only';
  if (/[a-z()[\]·^⁺⁻₀-₉]/.test(word)) return 'clear formula';
  if (!/\d/.test(word)) return /^[^C](?:OH|CN)$/.test(word) ? 'clear formula' : 'possible formula';
  // Capitals and digits may be a gene. A condensed formula names elements twice: C2H5OH.
  const symbols = word.match(/[A-Z]/g) ?? [];
  const isRepeating = new Set(symbols).size < symbols.length && !/H\d|OH/.test(word);
  const isUnusual = isRepeating || /[DT]/.test(word) || UNUSUAL_ENDING.test(word);
  return isUnusual ? 'possible formula' : 'clear formula';
}

/** As HGNC writes genes, then open reading frames, then mouse genes with a number. */
const GENE_SHAPES = [
  /^[A-Z]{2}[A-Z0-9]{0,8}(?:-[A-Z0-9]{1,4})?$/,
  /^[A-Z]\d{1,2}$/,
  /^C[\dXY]+orf\d+$/,
  /^[A-Z][a-z]{1,5}\d{1,3}[a-z]?$/,
];

function geneSymbol(word: string): readonly Candidate[] {
  if (!GENE_SHAPES.some((shape) => shape.test(word))) return [];
  const isCarbonChain = checkSmilesSyntax(word).ok && /C/.test(word);
  const isUsual = word.length > 2 && !isCarbonChain && (/\d/.test(word) || word.length <= 6);
  return accepted('gene-symbol', parseGeneSymbol(word), isUsual ? 'gene' : 'possible gene');
}

function name(word: string): readonly Candidate[] {
  if (looksLikeName(word)) return accepted('iupac', parseIupacName(word), 'systematic name');
  const isWord = /^[A-Za-z][a-z]{4,}$/.test(word) && !parseFormula(word).ok;
  return isWord ? accepted('iupac', parseIupacName(word), 'one word') : [];
}
