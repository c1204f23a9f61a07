import type { CrystalCell, Vector } from '../crystallography.ts';
import type { SymmetryOperation } from './symmetry-operation.ts';
import type { CellParameters } from './unit-cell.ts';

/** A kind of atom on a place, and how often it is there. */
export interface Occupant {
  readonly symbol: string;
  /** Above 0, up to 1. */
  readonly occupancy: number;
}

/** A place of the asymmetric unit; several atoms that share it are its occupants, the usual one first. */
export interface AsymmetricSite {
  readonly label: string;
  readonly occupants: readonly Occupant[];
  /** Fractional. */
  readonly position: Vector;
}

/** The group that a file names, which its atoms may or may not have. */
export interface StatedGroup {
  readonly number: number | undefined;
  readonly symbol: string | undefined;
}

/** A crystal as a file describes it: a part of the cell, and the operations that make the rest. */
export interface Crystal {
  readonly name: string;
  readonly cell: CellParameters;
  readonly sites: readonly AsymmetricSite[];
  /** With those of the centring; never empty. */
  readonly operations: readonly SymmetryOperation[];
  readonly stated: StatedGroup;
  /** Whole sentences: what was changed or should be known. */
  readonly notes: readonly string[];
}

/** One atom of the full cell. */
export interface CellAtom {
  /** Of the asymmetric unit. */
  readonly site: number;
  /** Fractional, from 0 to below 1. */
  readonly position: Vector;
}

/** A crystal with all atoms of its cell. */
export interface FilledCell {
  readonly vectors: CrystalCell['vectors'];
  readonly atoms: readonly CellAtom[];
}

/** The symbol that is drawn: that of the most frequent occupant. */
export function mainSymbol({ occupants }: AsymmetricSite): string {
  return occupants[0]?.symbol ?? 'X';
}

/** Whether a place is shared or at times empty. */
export function isPartly({ occupants }: AsymmetricSite): boolean {
  return occupants.length > 1 || (occupants[0]?.occupancy ?? 1) < 1;
}

/** `Na`, `Fe 0.75, Ni 0.25`. */
export function sayOccupants(site: AsymmetricSite): string {
  if (!isPartly(site)) return mainSymbol(site);
  return site.occupants.map(({ symbol, occupancy }) => `${symbol} ${occupancy}`).join(', ');
}

/** The cell as moyo takes it: atoms that share a place in the same way are of the same kind. */
export function symmetryCell(crystal: Crystal, { vectors, atoms }: FilledCell): CrystalCell {
  const kinds = crystal.sites.map(sayOccupants);
  return {
    vectors,
    sites: atoms.map(({ site, position }) => ({ symbol: kinds[site] ?? 'X', position })),
  };
}
