import type { InputError, Result } from '#base/result.ts';
import type { Call } from '#base/rpc.ts';
import type {
  CanonicalForms,
  Conformer,
  DrawingOptions,
  MoleculeFacts,
  MoleculeSimilarity,
  ReactionDrawingOptions,
} from '#science/chemistry.ts';
import type { SymmetryOperation } from '#science/crystal/symmetry-operation.ts';
import type { CrystalCell, CrystalSymmetry, WyckoffPosition } from '#science/crystallography.ts';
import type { FoldedRna } from '#science/folding.ts';
import type { GroupMatch, GroupPattern } from '#science/functional-group.ts';
import type { MoleculeDrawing, ReactionDrawing, ReactionSides } from '#science/molecule-drawing.ts';
import type { MoleculeGraph } from '#science/reaction/molecule-graph.ts';

/** One connected molecule of a SMILES, for the conformer worker. */
export interface EmbeddingPart {
  /** V2000 molfile of RDKit: 2D coordinates with wedges, hydrogens implied. */
  readonly molblock: string;
  /** For each atom of the molfile its index in the canonical SMILES. */
  readonly atoms: readonly number[];
}

export interface EmbeddingPlan {
  /** Canonical SMILES of the parts together. */
  readonly shownSmiles: string;
  /** Largest first. */
  readonly parts: readonly EmbeddingPart[];
  /** What the person should know of this plan, such as parts that are left out. */
  readonly notes: readonly string[];
  /** For each atom of the parts, in the order of the canonical SMILES, its number in the given one. */
  readonly writtenAtoms: readonly number[];
}

/**
 * How a geometry compares with its SMILES. `more-stereo`: it fixes centres or double bonds that
 * the SMILES leaves open. `other-stereo`: it contradicts one that the SMILES gives.
 */
export type GeometryCheck = 'same' | 'more-stereo' | 'other-stereo' | 'other-molecule';

/** Calls of the RDKit worker. It has no network: its WebAssembly comes in with `start`. */
export interface RdkitProtocol {
  /** Must be the first call. The value is RDKit's version. */
  start: Call<{ readonly module: WebAssembly.Module }, never, string>;
  describe: Call<{ readonly smiles: string }, never, Result<MoleculeFacts, InputError>>;
  /** Any molfile; an empty one, without atoms, is refused like one that cannot be read. */
  describeMolfile: Call<{ readonly molfile: string }, never, Result<MoleculeFacts, InputError>>;
  /** The form that chemists draw, as SMILES, of a molecule whose mobile hydrogens are not fixed. */
  usualTautomer: Call<{ readonly smiles: string }, never, Result<string, InputError>>;
  draw: Call<
    { readonly smiles: string; readonly options: DrawingOptions },
    never,
    Result<MoleculeDrawing, InputError>
  >;
  drawReaction: Call<
    { readonly sides: ReactionSides; readonly options: ReactionDrawingOptions },
    never,
    Result<ReactionDrawing, InputError>
  >;
  writeMolfile: Call<{ readonly smiles: string }, never, Result<string, InputError>>;
  readGraph: Call<{ readonly smiles: string }, never, Result<MoleculeGraph, InputError>>;
  /** Throws for a pattern that is no SMARTS. */
  matchGroups: Call<
    { readonly smiles: string; readonly patterns: readonly GroupPattern[] },
    never,
    Result<readonly GroupMatch[], InputError>
  >;
  planEmbedding: Call<{ readonly smiles: string }, never, Result<EmbeddingPlan, InputError>>;
  checkGeometry: Call<
    { readonly smiles: string; readonly molblock: string },
    never,
    Result<GeometryCheck, InputError>
  >;
  /** This and the next three answer in the order of the questions; undefined for what RDKit refuses. */
  canonicaliseEach: Call<
    { readonly smiles: readonly string[] },
    never,
    readonly (CanonicalForms | undefined)[]
  >;
  writeInchiOfEach: Call<
    { readonly smiles: readonly string[] },
    never,
    readonly (string | undefined)[]
  >;
  compareEach: Call<
    { readonly pairs: readonly (readonly [string, string])[] },
    never,
    readonly (MoleculeSimilarity | undefined)[]
  >;
  compareEnvironmentsOfEach: Call<
    { readonly pairs: readonly (readonly [string, string])[] },
    never,
    readonly (number | undefined)[]
  >;
}

export interface EmbedParams {
  readonly parts: readonly EmbeddingPart[];
  /** The same seed gives the same geometry. */
  readonly seed: number;
}

/** A conformer whose atoms are not yet compared with the SMILES that a person wrote. */
export type EmbeddedConformer = Omit<Conformer, 'writtenAtoms'>;

/** Calls of the conformer worker. An embedding cannot be interrupted: end the worker instead. */
export interface ConformerProtocol {
  /** Must be the first call: the text of OpenChemLib's `resources.json`. */
  start: Call<{ readonly resources: string }, never, undefined>;
  embed: Call<EmbedParams, never, Result<EmbeddedConformer, InputError>>;
}

/** Calls of the Indigo worker, which does the one thing that RDKit's build for browsers lacks. */
export interface IndigoProtocol {
  /** Must be the first call. The value is Indigo's version. */
  start: Call<{ readonly module: WebAssembly.Module }, never, string>;
  /** SMILES of an InChI. Nobody has checked it: compare its InChI with the one given. */
  readInchi: Call<{ readonly inchi: string }, never, Result<string, InputError>>;
}

/** Calls of the crystal worker. It fetches nothing: moyo's WebAssembly comes in with `start`. */
export interface CrystalProtocol {
  /** Must be the first call. */
  start: Call<{ readonly module: WebAssembly.Module }, never, undefined>;
  findSymmetry: Call<
    { readonly cell: CrystalCell; readonly tolerance: number },
    never,
    Result<CrystalSymmetry, InputError>
  >;
  /** Of the standard setting, in the order of their letters. */
  positions: Call<
    { readonly spaceGroup: number },
    never,
    Result<readonly WyckoffPosition[], InputError>
  >;
  /** Of the standard setting, on the conventional cell. */
  operations: Call<
    { readonly spaceGroup: number },
    never,
    Result<readonly SymmetryOperation[], InputError>
  >;
}

/** Calls of the folding worker. A long folding cannot be interrupted: end the worker instead. */
export interface FoldProtocol {
  /** The structure of minimum free energy of at most 2,000 bases. */
  fold: Call<{ readonly sequence: string }, never, Result<FoldedRna, InputError>>;
}
