import type { InputError, Result } from '#base/result.ts';
import type { GroupMatch, GroupPattern } from './functional-group.ts';
import type { MoleculeDrawing, ReactionDrawing, ReactionSides } from './molecule-drawing.ts';
import type { MoleculeGraph } from './reaction/molecule-graph.ts';

/** What RDKit says of one molecule. */
export interface MoleculeFacts {
  readonly canonicalSmiles: string;
  /** Hill order, hydrogens included, charge as suffix: `C9H8O4`, `C5H12N+`, `O4S-2`. */
  readonly formula: string;
  readonly inchi: string;
  readonly inchiKey: string;
  readonly heavyAtomCount: number;
  /** Formal charge in units of e. */
  readonly charge: number;
  /** Average molar mass in g/mol. */
  readonly molarMass: number;
  /** Separate molecules in the SMILES (parts between dots). */
  readonly componentCount: number;
}

/** A molecule with coordinates in ångström. */
export interface Conformer {
  /** V2000 molfile, hydrogens included; the heavy atoms come first, in RDKit's canonical order. */
  readonly molblock: string;
  /** False when the force field has no types for an element: the geometry is then a raw embedding. */
  readonly minimised: boolean;
  /** What the viewer should say beside the picture, such as the reason for `minimised: false`. */
  readonly notes: readonly string[];
  /**
   * For each atom of the molfile up to the first added hydrogen its number in the SMILES that was
   * asked about. Parts that are not shown have no atom here.
   */
  readonly writtenAtoms: readonly number[];
}

export interface DrawingOptions {
  /** CSS pixels. */
  readonly width: number;
  /**
   * CSS pixels. Absent: as high as bonds of usual length need, each molecule of a dotted SMILES
   * apart from the others, and without the map numbers of `[CH3:1]`.
   */
  readonly height?: number;
  readonly theme: 'light' | 'dark';
}

export interface ReactionDrawingOptions {
  /** CSS pixels; the height follows from what is drawn. */
  readonly width: number;
  readonly theme: 'light' | 'dark';
}

/** Canonical forms of a SMILES that RDKit reads, atom map numbers left out. */
export interface CanonicalForms {
  /** With stereochemistry and isotopes; parts in RDKit's order. */
  readonly smiles: string;
  /** Without stereochemistry and isotopes. */
  readonly flatSmiles: string;
  /** The part of `smiles` with the most atoms; among equals the first. */
  readonly largestPart: string;
}

/** How alike two molecules are: Tanimoto coefficients, 0 to 1. */
export interface MoleculeSimilarity {
  /** Of the 166 MACCS keys. */
  readonly maccs: number;
  /** Of RDKit's path fingerprint, paths of up to 7 bonds in 2,048 bits. */
  readonly path: number;
  /** Of counted Morgan environments of radius 2, not folded into bits. */
  readonly morgan: number;
}

/** A molecule in another notation than SMILES. */
export interface MoleculeSource {
  readonly format: 'molfile' | 'inchi';
  readonly text: string;
}

/** Called after each part of a batch. */
export type BatchProgress = (done: number, total: number) => void;

/**
 * Questions about thousands of molecules at once, for scoring. Answers come in the order of the
 * questions; equal ones are calculated once. `undefined` is the answer where RDKit does not read a
 * molecule or gives up on it, so one bad reply spoils no batch. Rejects with an `AbortError` after
 * an abort, and with a `Failure` where the worker does not start.
 */
export interface MoleculeBatches {
  canonicaliseMolecules(
    smiles: readonly string[],
    signal?: AbortSignal,
    onProgress?: BatchProgress,
  ): Promise<readonly (CanonicalForms | undefined)[]>;
  /** Standard InChIs; empty for a molecule for which InChI has no answer. About 1 ms each. */
  writeInchis(
    smiles: readonly string[],
    signal?: AbortSignal,
    onProgress?: BatchProgress,
  ): Promise<readonly (string | undefined)[]>;
  compareMolecules(
    pairs: readonly (readonly [string, string])[],
    signal?: AbortSignal,
    onProgress?: BatchProgress,
  ): Promise<readonly (MoleculeSimilarity | undefined)[]>;
  /** `MoleculeSimilarity.morgan` alone, in a third of the time. */
  compareEnvironments(
    pairs: readonly (readonly [string, string])[],
    signal?: AbortSignal,
    onProgress?: BatchProgress,
  ): Promise<readonly (number | undefined)[]>;
}

/**
 * Chemistry that needs a toolkit (RDKit, OpenChemLib) and therefore a worker. Pure code takes it
 * as a parameter. An expected outcome (a SMILES that does not parse) is a `Result`; a crashed or
 * hung worker rejects with a `Failure`.
 */
export interface Chemistry extends MoleculeBatches {
  describeMolecule(
    smiles: string,
    signal?: AbortSignal,
  ): Promise<Result<MoleculeFacts, InputError>>;
  drawMolecule(
    smiles: string,
    options: DrawingOptions,
    signal?: AbortSignal,
  ): Promise<Result<MoleculeDrawing, InputError>>;
  /** Reactants, an arrow with the reagents above it, products; an empty side is a question mark. */
  drawReaction(
    sides: ReactionSides,
    options: ReactionDrawingOptions,
    signal?: AbortSignal,
  ): Promise<Result<ReactionDrawing, InputError>>;
  /** V2000 molfile with 2D coordinates, atoms in RDKit's order of the SMILES. */
  writeMolfile(smiles: string, signal?: AbortSignal): Promise<Result<string, InputError>>;
  /** The groups that occur, in the order of the patterns. A pattern that is no SMARTS rejects. */
  matchGroups(
    smiles: string,
    patterns: readonly GroupPattern[],
    signal?: AbortSignal,
  ): Promise<Result<readonly GroupMatch[], InputError>>;
  /** Atoms and bonds with RDKit's aromaticity; the molecules of a dotted SMILES are one graph. */
  readGraph(smiles: string, signal?: AbortSignal): Promise<Result<MoleculeGraph, InputError>>;
  /** 3D coordinates, checked: the conformer's InChI equals that of the SMILES. */
  embedMolecule(smiles: string, signal?: AbortSignal): Promise<Result<Conformer, InputError>>;
  /** Canonical SMILES of a V2000 or V3000 molfile, or of a standard InChI. */
  readMolecule(source: MoleculeSource, signal?: AbortSignal): Promise<Result<string, InputError>>;
}
