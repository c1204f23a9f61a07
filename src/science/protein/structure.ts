import type { InputError } from '#base/result.ts';

/** Most atoms of a file; a picture of more would stand still. */
export const MOST_ATOMS = 200_000;

/** Most characters of a file with coordinates. */
export const LARGEST_STRUCTURE_TEXT = 40_000_000;

/** One atom of one model as a file gives it, its coordinates finite and in ångström. */
export interface FileAtom {
  /** `CA`, `OG1`. */
  readonly name: string;
  /** `C`, `Zn`. */
  readonly element: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly residueName: string;
  readonly chain: string;
  /** The number that the authors gave the residue; may be negative. */
  readonly residueNumber: number;
  /** One letter where several residues share a number, else empty. */
  readonly insertionCode: string;
  /** Which of several places this is; empty where there is one. */
  readonly alternative: string;
  readonly occupancy: number;
  /** Temperature factor in Å², or the confidence that a prediction writes there, 0 to 100. */
  readonly bFactor: number;
  /** Of a ligand, water, ion or modified residue. */
  readonly isHetero: boolean;
}

/** What a reader of one format finds. */
export interface FileAtoms {
  /** Of the first model. */
  readonly atoms: readonly FileAtom[];
  readonly modelCount: number;
  readonly title: string;
  /** The standard residue behind each modified one: MSE, MET. */
  readonly parents: ReadonlyMap<string, string>;
  /** Whether the file says that it was predicted, and that its B column holds a confidence. */
  readonly isPredicted: boolean;
}

export interface StructureResidue {
  /** `MET`, `MSE`, `HOH`. */
  readonly name: string;
  /** One letter, that of the parent for a modified residue; X where none is known. */
  readonly letter: string;
  readonly number: number;
  readonly insertionCode: string;
  /** First atom of the structure's list, and the one behind the last. */
  readonly firstAtom: number;
  readonly endAtom: number;
}

export interface StructureChain {
  /** The authors' name; empty in some old files. */
  readonly id: string;
  /** What its letters are; `none` for a chain of ligands and water. */
  readonly kind: 'protein' | 'nucleic' | 'none';
  /** The polymer in the order of the file; only residues with coordinates. */
  readonly residues: readonly StructureResidue[];
  /** Ligands, ions and water. */
  readonly others: readonly StructureResidue[];
}

/** A structure with every number checked, ready for a picture. */
export interface MacroStructure {
  readonly format: 'PDB' | 'mmCIF';
  readonly title: string;
  readonly atoms: readonly FileAtom[];
  readonly chains: readonly StructureChain[];
  readonly isPredicted: boolean;
  /** Whole sentences: what was left out or chosen. */
  readonly notes: readonly string[];
}

/** `48`, or `48A` with an insertion code. */
export function residueLabel(residue: StructureResidue): string {
  return `${residue.number}${residue.insertionCode}`;
}

/** An error at a line, counted from 1. */
export function wrongLine(format: string, line: number, what: string, cure?: string): InputError {
  return {
    message: `${format} file, line ${line}: ${what}`,
    cure:
      cure ??
      'Take the file as the archive gives it, or mend that line; the structure shown before stays.',
  };
}

/** The error for a file with too many atoms. */
export function tooManyAtoms(format: string, line: number): InputError {
  return wrongLine(
    format,
    line,
    `this is atom ${MOST_ATOMS.toLocaleString('en')} and one more; at most ${MOST_ATOMS.toLocaleString('en')} are read.`,
    'Take one chain or one model out of the file.',
  );
}
