import type { SequenceKind } from './sequence-letters.ts';

const RESIDUES =
  'ALA A ARG R ASN N ASP D CYS C GLN Q GLU E GLY G HIS H ILE I LEU L LYS K MET M PHE F PRO P ' +
  'SER S THR T TRP W TYR Y VAL V ASX B GLX Z SEC U PYL O UNK X MSE M SEP S TPO T PTR Y HYP P';
const BASES = 'DA A DC C DG G DT T DU U DN N A A C C G G U U N N I G';

const lettersOf = (table: string): ReadonlyMap<string, string> => {
  const words = table.split(' ');
  return new Map(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? '']] : [])));
};
const residueLetters = lettersOf(RESIDUES);
const baseLetters = lettersOf(BASES);

export interface WrittenChain {
  readonly kind: SequenceKind;
  /** One letter for each name; X or N for a name that is not in the tables. */
  readonly letters: string;
  /** Names without a letter of their own, each once. */
  readonly unknown: readonly string[];
}

/** Whether a PDB name is that of a base or residue of the tables, modified ones included. */
export function hasLetter(name: string): boolean {
  return residueLetters.has(name) || baseLetters.has(name);
}

/** A chain of PDB residue names, such as MET or DA, in one-letter code. */
export function oneLetterCode(names: readonly string[]): WrittenChain {
  const bases = names.filter((name) => baseLetters.has(name)).length;
  const isNucleic = bases > names.length / 2;
  const table = isNucleic ? baseLetters : residueLetters;
  const letters = names.map((name) => table.get(name) ?? (isNucleic ? 'N' : 'X')).join('');
  const unknown = [...new Set(names.filter((name) => !table.has(name)))];
  const isDna = names.some((name) => /^D[ACGTN]$/.test(name));
  return { kind: isNucleic ? (isDna ? 'dna' : 'rna') : 'protein', letters, unknown };
}
