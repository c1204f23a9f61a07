/** Pixels of a drawing, from its upper left corner. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  /** An SVG document as text, without background. */
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels, as a measure for marks around atoms. */
  readonly bondLength: number;
}

/** Where a drawing shows the atoms of a SMILES, in its order; undefined for hydrogens that it hides. */
export type DrawnAtoms = readonly (DrawnPoint | undefined)[];

export interface MoleculeDrawing extends Drawing {
  readonly atoms: DrawnAtoms;
}

/** SMILES of what stands on each side, joined by dots; empty where it is not known. */
export interface ReactionSides {
  readonly reactants: string;
  readonly reagents: string;
  readonly products: string;
}

/** A bond that a reaction makes, breaks or changes, between atoms by their map numbers. */
export interface BondChange {
  readonly kind: 'formed' | 'broken' | 'order';
  /** Such as `C2` and `N5`; without number where the atom has none. */
  readonly between: readonly [string, string];
}

export interface ReactionDrawing extends Drawing {
  readonly atoms: Readonly<Record<keyof ReactionSides, DrawnAtoms>>;
  /** Marked in the drawing; undefined where the SMILES carry no atom map to tell them from. */
  readonly changes: readonly BondChange[] | undefined;
}
