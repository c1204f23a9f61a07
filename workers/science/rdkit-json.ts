import type { Mol } from '@rdkit/rdkit';

export interface JsonAtom {
  /** 0 for an attachment point. */
  readonly atomicNumber: number;
  readonly charge: number;
  /** Hydrogens that are not atoms of their own. */
  readonly impliedHydrogens: number;
  /** Mass number; 0 for an element as it is found. */
  readonly isotope: number;
  readonly isInRing: boolean;
}

export interface JsonMolecule {
  readonly atoms: readonly JsonAtom[];
  readonly bonds: readonly JsonBond[];
}

export interface JsonBond {
  readonly from: number;
  readonly to: number;
  /** 1, 2, 3; 4 aromatic; 0 for dative and other kinds. */
  readonly order: number;
}

interface RawAtom {
  readonly z?: number;
  readonly chg?: number;
  readonly impHs?: number;
  readonly isotope?: number;
}

interface RawBond {
  readonly atoms: readonly [number, number];
  readonly bo?: number;
}

interface RawMolecule {
  readonly atoms: readonly RawAtom[];
  readonly bonds?: readonly RawBond[];
  readonly extensions?: readonly {
    readonly aromaticBonds?: readonly number[];
    readonly atomRings?: readonly (readonly number[])[];
  }[];
}

/**
 * Atoms and bonds from RDKit's own JSON (`commonchem`), in which what is missing has the value
 * that `defaults` states. The text comes from RDKit, hence the cast.
 */
export function moleculeFromJson(molecule: Mol): JsonMolecule {
  const json = JSON.parse(molecule.get_json()) as {
    readonly defaults: { readonly atom: Required<RawAtom>; readonly bond: { readonly bo: number } };
    readonly molecules: readonly RawMolecule[];
  };
  const defaults = json.defaults.atom;
  const raw = json.molecules[0];
  const aromatic = new Set(raw?.extensions?.flatMap((each) => each.aromaticBonds ?? []));
  const inRings = new Set(raw?.extensions?.flatMap((each) => each.atomRings?.flat() ?? []));
  return {
    atoms: (raw?.atoms ?? []).map((atom, index) => ({
      atomicNumber: atom.z ?? defaults.z,
      charge: atom.chg ?? defaults.chg,
      impliedHydrogens: atom.impHs ?? defaults.impHs,
      isotope: atom.isotope ?? defaults.isotope,
      isInRing: inRings.has(index),
    })),
    bonds: (raw?.bonds ?? []).map(({ atoms: [from, to], bo }, bond) => ({
      from,
      to,
      order: aromatic.has(bond) ? 4 : (bo ?? json.defaults.bond.bo),
    })),
  };
}
