import type { InputError, Result } from '#base/result.ts';

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
}

export interface DrawingOptions {
  /** CSS pixels. */
  readonly width: number;
  /** CSS pixels. */
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

/** A molecule in another notation than SMILES. */
export interface MoleculeSource {
  readonly format: 'molfile' | 'inchi';
  readonly text: string;
}

/**
 * Chemistry that needs a toolkit (RDKit, OpenChemLib) and therefore a worker. Pure code takes it
 * as a parameter. An expected outcome (a SMILES that does not parse) is a `Result`; a crashed or
 * hung worker rejects with a `Failure`.
 */
export interface Chemistry {
  describeMolecule(
    smiles: string,
    signal?: AbortSignal,
  ): Promise<Result<MoleculeFacts, InputError>>;
  /** An SVG document as text, atoms tagged with classes `atom-0`, `atom-1`, …. */
  drawMolecule(
    smiles: string,
    options: DrawingOptions,
    signal?: AbortSignal,
  ): Promise<Result<string, InputError>>;
  /** 3D coordinates, checked: the conformer's InChI equals that of the SMILES. */
  embedMolecule(smiles: string, signal?: AbortSignal): Promise<Result<Conformer, InputError>>;
  /** Canonical SMILES of a V2000 or V3000 molfile, or of a standard InChI. */
  readMolecule(source: MoleculeSource, signal?: AbortSignal): Promise<Result<string, InputError>>;
}
