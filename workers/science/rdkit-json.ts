import type { Mol } from '@rdkit/rdkit';

export interface JsonAtom {
  /** 0 for an attachment point. */
  readonly atomicNumber: number;
  readonly charge: number;
  /** Hydrogens that are not atoms of their own. */
  readonly impliedHydrogens: number;
}

export interface JsonMolecule {
  readonly atoms: readonly JsonAtom[];
  readonly bonds: readonly { readonly from: number; readonly to: number }[];
}

interface RawAtom {
  readonly z?: number;
  readonly chg?: number;
  readonly impHs?: number;
}

interface RawMolecule {
  readonly atoms: readonly RawAtom[];
  readonly bonds?: readonly { readonly atoms: readonly [number, number] }[];
}

/**
 * Atoms and bonds from RDKit's own JSON (`commonchem`), in which what is missing has the value
 * that `defaults` states. The text comes from RDKit, hence the cast.
 */
export function moleculeFromJson(molecule: Mol): JsonMolecule {
  const json = JSON.parse(molecule.get_json()) as {
    readonly defaults: { readonly atom: Required<RawAtom> };
    readonly molecules: readonly RawMolecule[];
  };
  const defaults = json.defaults.atom;
  const raw = json.molecules[0];
  return {
    atoms: (raw?.atoms ?? []).map((atom) => ({
      atomicNumber: atom.z ?? defaults.z,
      charge: atom.chg ?? defaults.chg,
      impliedHydrogens: atom.impHs ?? defaults.impHs,
    })),
    bonds: (raw?.bonds ?? []).map(({ atoms: [from, to] }) => ({ from, to })),
  };
}
