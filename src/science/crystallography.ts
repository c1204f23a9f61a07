import type { InputError, Result } from '#base/result.ts';
import type { SymmetryOperation } from './crystal/symmetry-operation.ts';

/** A crystal as atoms in one cell. */
export interface CrystalCell {
  /** The three edges as Cartesian vectors in ångström. */
  readonly vectors: readonly [Vector, Vector, Vector];
  /** Every atom of the cell, symmetry already applied. */
  readonly sites: readonly CrystalSite[];
}

export type Vector = readonly [number, number, number];

export interface CrystalSite {
  /** What stands there; equal texts are equal atoms, so a mixed place may be written `Fe0.5Ni0.5`. */
  readonly symbol: string;
  /** Fractional coordinates. */
  readonly position: Vector;
}

/** What moyo finds in a cell. */
export interface CrystalSymmetry {
  /** 1 to 230. */
  readonly spaceGroup: number;
  /** Hermann-Mauguin, short. */
  readonly symbol: string;
  /** For each site of the cell its Wyckoff letter. */
  readonly wyckoffLetters: readonly string[];
  readonly siteSymmetries: readonly string[];
  /** For each site of the cell the first site that symmetry makes equal to it. */
  readonly orbits: readonly number[];
  /** How far atoms may lie from where the symmetry puts them, in ångström. */
  readonly tolerance: number;
}

/** One position of a space group, as International Tables list it. */
export interface WyckoffPosition {
  readonly letter: string;
  /** Places in the conventional cell. */
  readonly multiplicity: number;
  /** Whether its coordinates hold a free parameter, so that it can be used more than once. */
  readonly isFree: boolean;
  /** The first of its places in the letters of the tables: `x,1/4,z`. */
  readonly coordinates: string;
  readonly siteSymmetry: string;
}

/**
 * Crystallography that needs moyo and therefore a worker. Positions and operations are those of the
 * standard setting: the second origin where there are two, hexagonal axes for R lattices.
 */
export interface Crystallography {
  /** A second opinion with another tolerance than the usual 0.01 Å may be asked for. */
  findSymmetry(
    cell: CrystalCell,
    signal?: AbortSignal,
    tolerance?: number,
  ): Promise<Result<CrystalSymmetry, InputError>>;
  /** All positions of a group, 1 to 230, in the order of their letters. */
  wyckoffPositions(
    spaceGroup: number,
    signal?: AbortSignal,
  ): Promise<Result<readonly WyckoffPosition[], InputError>>;
  /** All operations of a group, 1 to 230, on the conventional cell, those of its centring included. */
  symmetryOperations(
    spaceGroup: number,
    signal?: AbortSignal,
  ): Promise<Result<readonly SymmetryOperation[], InputError>>;
}
