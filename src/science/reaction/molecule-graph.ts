/** One heavy atom, or a hydrogen that is written as an atom of its own. */
export interface GraphAtom {
  /** 0 for an attachment point. */
  readonly atomicNumber: number;
  readonly charge: number;
  /** Hydrogens that are not atoms of their own. */
  readonly hydrogens: number;
  /** Its number in the SMILES, from 0. */
  readonly written: number;
}

/** A bond between two atoms by their indices; order 4 is aromatic, 0 dative. */
export interface GraphBond {
  readonly from: number;
  readonly to: number;
  readonly order: number;
}

/** Atoms and bonds as RDKit perceives them. */
export interface MoleculeGraph {
  readonly atoms: readonly GraphAtom[];
  readonly bonds: readonly GraphBond[];
}

/** For each atom its neighbours, as pairs of atom and bond order. */
export type Neighbours = readonly (readonly (readonly [atom: number, order: number])[])[];

export function neighboursOf({ atoms, bonds }: MoleculeGraph): Neighbours {
  const neighbours: [number, number][][] = atoms.map(() => []);
  for (const { from, to, order } of bonds) {
    neighbours[from]?.push([to, order]);
    neighbours[to]?.push([from, order]);
  }
  return neighbours;
}
