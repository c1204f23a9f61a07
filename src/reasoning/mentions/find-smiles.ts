import { checkSmilesSyntax, LONGEST_SMILES } from '#science/smiles.ts';
import type { Mention, Target } from '../mention.ts';
import type { KnownMolecule, KnownThings } from './mention-context.ts';
import { readWrittenMolecule } from './written-molecule.ts';

const RUN = /[A-Za-z0-9@+\-[\]()=#$:/\\%.*~]+/g;
/** Words in front of a SMILES that share its letters. */
const LABEL = /^(?:SMILES|smiles|Smiles)[:=]/;
/** Chains of plain letters that are abbreviations. */
const ACRONYMS = new Set(['NCC', 'CCC', 'CCN', 'NCCN', 'CCNO']);
const MOST_PLACES = 20;

/** SMILES of the run and others, whole or in part; what could be a word is none. */
export function findSmiles(text: string, { molecules }: KnownThings): readonly Mention[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    if (run.length > LONGEST_SMILES + 20) return [];
    const label = LABEL.exec(run)?.[0].length ?? 0;
    const { offset, word } = withoutPunctuation(run.slice(label));
    const start = index + label + offset;
    if (word.length < 2) return [];
    const targets = molecules.flatMap((molecule) => targetIn(molecule, word));
    if (!isSmiles(word, isAnnounced(text, start, start + word.length), targets.length > 0)) {
      return [];
    }
    const said = sayWhere(word, molecules, targets);
    return [{ kind: 'smiles', start, end: start + word.length, label: said, targets }];
  });
}

/** A run without the full stop, the quotes and the parentheses of the sentence around it. */
function withoutPunctuation(run: string): { readonly offset: number; readonly word: string } {
  let [start, end] = [0, run.length];
  for (;;) {
    const word = run.slice(start, end);
    if (/^[(:.*~=+/]/.test(word)) start++;
    else if (/[.:*~/=+-]$/.test(word) || hasLoneClosing(word)) end--;
    else return { offset: start, word };
    if (start >= end) return { offset: start, word: '' };
  }
}

function hasLoneClosing(word: string): boolean {
  if (!word.endsWith(')') && !word.endsWith(']')) return false;
  const [open, close] = word.endsWith(')') ? ['(', ')'] : ['[', ']'];
  return word.split(open).length < word.split(close).length;
}

function isAnnounced(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 16), start);
  return (
    /SMILES[\s:=>`"'“(]*(?:is\s|string\s)?[\s`"'“]*$/i.test(before) ||
    (before.endsWith('`') && text.startsWith('`', end))
  );
}

function isSmiles(word: string, isAnnouncedHere: boolean, isOfTheRun: boolean): boolean {
  if (!/[A-Za-z]/.test(word)) return false;
  const isExpected = isAnnouncedHere || isOfTheRun;
  // P=NS of statistics has no carbon.
  if (!isExpected && !/[Cc]|\[/.test(word)) return false;
  if (!hasFeature(word) && !isPlainChain(word, isExpected)) return false;
  return checkSmilesSyntax(word).ok;
}

/** What words do not have: ring numbers, double bonds with three atoms, brackets, branches. */
function hasFeature(word: string): boolean {
  const atoms = word.match(/\[[^\]]*\]|Cl|Br|[BCNOPSFIbcnops]/g)?.length ?? 0;
  if (/[=#]/.test(word)) return atoms > 2;
  if (/\[[^\]]*[+-]\d*\]|\[\d*[A-Za-z][a-z]?@*H\d?\]/.test(word)) return true;
  if (/\[[A-Z]/.test(word)) return atoms > 1;
  // C(s) and S(l) are states of matter.
  if (/\((?![a-z]{1,2}\))[^)]/.test(word)) return atoms > 2;
  return /[A-Za-z]\d.*[A-Za-z]\d/.test(word) && atoms > 2;
}

function isPlainChain(word: string, isExpected: boolean): boolean {
  const isChain = /^(?:Cl|Br|[BCNOPSFI])+$/.test(word);
  if (!isChain) return false;
  if (isExpected) return word.length > 2;
  // Abbreviations are fond of S, P, F, I and B.
  return (
    /CC/.test(word) && /^(?:Cl|Br|[CNO])+$/.test(word) && word.length > 2 && !ACRONYMS.has(word)
  );
}

/** The atoms that a piece of the SMILES stands for, wherever it stands in it. */
function targetIn({ id, smiles, atoms }: KnownMolecule, word: string): readonly Target[] {
  const found = new Set<number>();
  let places = 0;
  for (
    let at = smiles.indexOf(word);
    at !== -1 && places < MOST_PLACES;
    at = smiles.indexOf(word, at + 1), places++
  ) {
    if (/^(?:Cl|Br)/.test(smiles.slice(at + word.length - 1))) continue; // half an atom
    atoms.forEach(({ position }, index) => {
      if (position >= at && position < at + word.length) found.add(index);
    });
  }
  return found.size === 0 ? [] : [{ kind: 'atoms', subject: id, atoms: [...found] }];
}

function sayWhere(
  word: string,
  molecules: readonly KnownMolecule[],
  targets: readonly Target[],
): string {
  const ids = new Set(targets.map(({ subject }) => subject));
  const places = molecules
    .filter(({ id }) => ids.has(id))
    .map(({ smiles, where }) => (smiles === word ? where : `a part of ${where}`));
  const count = readWrittenMolecule(word).length;
  const atoms = count === 1 ? '1 atom' : `${count} atoms`;
  return places.length === 0
    ? `SMILES with ${atoms}, not written so in any molecule shown`
    : `SMILES with ${atoms}: ${places.join(', ')}`;
}
