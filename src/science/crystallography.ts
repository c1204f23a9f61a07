import type { InputError, Result } from '#base/result.ts';

/** A crystal as atoms in one cell. */
export interface CrystalCell {
  /** The three edges as Cartesian vectors in ångström. */
  readonly vectors: readonly [Vector, Vector, Vector];
  /** Every atom of the cell, symmetry already applied. */
  readonly sites: readonly CrystalSite[];
}

export type Vector = readonly [number, number, number];

export interface CrystalSite {
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
}

/** One position of a space group, as International Tables list it. */
export interface WyckoffPosition {
  readonly letter: string;
  /** Places in the conventional cell. */
  readonly multiplicity: number;
  /** Whether its coordinates hold a free parameter, so that it can be used more than once. */
  readonly isFree: boolean;
}

/** Crystallography that needs moyo and therefore a worker. */
export interface Crystallography {
  findSymmetry(
    cell: CrystalCell,
    signal?: AbortSignal,
  ): Promise<Result<CrystalSymmetry, InputError>>;
  /** All positions of a group, 1 to 230, in the order of their letters. */
  wyckoffPositions(
    spaceGroup: number,
    signal?: AbortSignal,
  ): Promise<Result<readonly WyckoffPosition[], InputError>>;
}
