import type { Accepted, InputError, Result } from '#base/result.ts';
import { readSequence } from './fasta.ts';
import { parseFormula } from './formula.ts';
import { parseGeneSymbol } from './gene.ts';
import { parseIupacName } from './iupac-name.ts';
import { looksLikeName } from './name-patterns.ts';
import { plain, type Reading, type RecognisedKind, unreadable } from './reading.ts';
import { parseSelfies } from './selfies.ts';
import { checkSmilesSyntax } from './smiles.ts';

/** A reading with a weight of which only the order counts: words are often several things. */
export interface Candidate {
  readonly reading: Reading;
  readonly weight: number;
}

const SHORTEST_BASES = 6;
const SHORTEST_PROTEIN = 6;
const CERTAIN_PROTEIN = 10;
/** A lower-case word this long is a sequence. */
const CERTAIN_LOWER_CASE = 30;

/** All that a text of one word may be, apart from plain text; in no order. */
export function recogniseWord(text: string): readonly Candidate[] {
  const word = text.trim();
  return [
    ...sequences(text, word),
    ...molecule(text, word),
    ...accepted('selfies', parseSelfies(word), 90),
    ...formula(word),
    ...geneSymbol(word),
    ...name(word),
  ];
}

function sequences(text: string, word: string): readonly Candidate[] {
  const isSmilesToo = checkSmilesSyntax(word).ok;
  const isUpper = word === word.toUpperCase();
  const hasOneCase = isUpper || word === word.toLowerCase();
  if (/^[ACGTUN]+$/i.test(word) && word.length >= SHORTEST_BASES && hasOneCase) {
    const weights = isSmilesToo ? [40, 35, 30] : [88, 87, 40];
    return readSequence(text).map((reading, i) => ({ reading, weight: weights[i] ?? 0 }));
  }
  const shortest = isUpper ? SHORTEST_PROTEIN : CERTAIN_LOWER_CASE;
  if (!/^[ACDEFGHIKLMNPQRSTVWYX]+\*?$/i.test(word) || word.length < shortest) return [];
  const weight = word.length < CERTAIN_PROTEIN || isSmilesToo ? 40 : 78;
  return readSequence(text).map((reading) => ({ reading, weight }));
}

function molecule(text: string, word: string): readonly Candidate[] {
  const checked = checkSmilesSyntax(text);
  if (checked.ok) return [{ reading: plain('smiles', word), weight: smilesWeight(word) }];
  if (word.startsWith('InChI=') || !looksLikeSmiles(word)) return [];
  return [{ reading: unreadable('SMILES', checked.error), weight: 50 }];
}

/** Words such as Icon and Co are SMILES by the letter only: aromatic atoms need a ring. */
export function smilesWeight(smiles: string): number {
  const unbracketed = smiles.replace(/\[[^\]]*\]|Cl|Br/g, '');
  if (/[bcnops]/.test(unbracketed) && !/\d/.test(unbracketed)) return 5;
  if (/[^A-Za-z]|[a-z]/.test(smiles.replace(/Cl|Br/g, ''))) return 84;
  if (/C(?!l)/.test(smiles)) return 70;
  return smiles.length === 1 ? 48 : 30;
}

/** Mostly the symbols of SMILES, with a bracket, bond or ring among them. */
function looksLikeSmiles(word: string): boolean {
  const isWithinBrackets = /\[[^\]]*\]/g;
  const outside = word.replace(isWithinBrackets, 'C');
  const symbols = outside.match(/Cl|Br|[BCNOPSFIHbcnops\d()[\]=#%@/\\.+-]/g)?.join('').length ?? 0;
  const hasStructure = /[()=#[\]]|[cno]\d/.test(word) && /[BCNOPSFI]/i.test(word);
  const hasRing = /^(?=.*\d)(?=.*([CNO]).*\1)(?:Cl|Br|[BCNOPSFIbcnops\d])+$/.test(word);
  return hasRing || (hasStructure && symbols >= Math.min(outside.length * 0.9, outside.length - 1));
}

function formula(word: string): readonly Candidate[] {
  const parsed = parseFormula(word);
  if (!parsed.ok) return [];
  const isMolecule = checkSmilesSyntax(word).ok && smilesWeight(word) >= 70;
  return [{ reading: plain('formula', word), weight: isMolecule ? 45 : formulaWeight(word) }];
}

/**
 * Capitals with digits may be a formula or a gene. Formulas seldom end with a count of one, name an
 * element twice (unless they are condensed, as C2H5OH) or write hydrogen as D or T, and a count
 * after three letters or more stands at O, F, H or N.
 */
function formulaWeight(word: string): number {
  if (/\]\[|[A-Z]0/i.test(word)) return 5;
  if (/[a-z()[\]·^⁺⁻₀-₉]/.test(word)) return 85;
  if (!/\d/.test(word)) return /^[^C](?:OH|CN)$/.test(word) ? 80 : 45;
  const symbols = word.match(/[A-Z]/g) ?? [];
  const isRepeating = new Set(symbols).size < symbols.length && !/H\d|OH/.test(word);
  const isUnusual =
    isRepeating || /[DT]|\D1$|\d[A-Z]*[BKVWYU]$|^[A-Z]{2,}[^OFHN]\d{1,3}$/.test(word);
  return isUnusual ? 45 : 85;
}

/** Capitals and digits as HGNC writes them, open reading frames, and mouse symbols with a digit. */
function geneSymbol(word: string): readonly Candidate[] {
  const isShaped =
    /^(?:[A-Z]{2}[A-Z0-9]{0,8}(?:-[A-Z0-9]{1,4})?|[A-Z]\d{1,2}|C[\dXY]+orf\d+|[A-Z][a-z]{1,5}\d{1,3}[a-z]?)$/.test(
      word,
    );
  if (!isShaped) return [];
  const isCarbonChain = checkSmilesSyntax(word).ok && /C/.test(word);
  const isUsual = word.length > 2 && !isCarbonChain && (/\d/.test(word) || word.length <= 6);
  return accepted('gene-symbol', parseGeneSymbol(word), isUsual ? 75 : 15);
}

function name(word: string): readonly Candidate[] {
  if (looksLikeName(word)) return accepted('iupac', parseIupacName(word), 80);
  const isWord = /^[A-Za-z][a-z]{4,}$/.test(word) && !parseFormula(word).ok;
  return isWord ? accepted('iupac', parseIupacName(word), 8) : [];
}

/** The reading of what a parser accepts; nothing when it refuses. */
export function accepted(
  kind: RecognisedKind,
  result: Result<Accepted, InputError>,
  weight: number,
): readonly Candidate[] {
  if (!result.ok) return [];
  const { value, notes } = result.value;
  return [{ reading: { kind, value, notes }, weight }];
}
