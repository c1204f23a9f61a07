import { elementOfNumber } from '#science/elements.ts';
import type { JsonAtom, JsonBond, JsonMolecule } from './rdkit-json.ts';

/**
 * How often each environment of up to two bonds around an atom occurs, by RDKit's own 32-bit numbers
 * (Rogers and Hahn 2010, connectivity invariants, no chirality). RDKit's build for browsers hands
 * out folded bits only, and similarities of those are others.
 */
export function morganCounts({ atoms, bonds }: JsonMolecule): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const add = (environment: number) => counts.set(environment, (counts.get(environment) ?? 0) + 1);
  const ends = endsOf(atoms.length, bonds);
  const seen = new Set<string>();
  let spheres = atoms.map((atom, index): Sphere => {
    const number = invariantOf(atom, ends[index] ?? [], atoms);
    add(number);
    return { number, bonds: [], isOpen: (ends[index]?.length ?? 0) > 0 };
  });
  for (let layer = 0; layer < RADIUS; layer++) {
    spheres = spheres.map((sphere, atom) => grown(sphere, ends[atom] ?? [], spheres, layer));
    for (const atom of inOrderOfBonds(spheres)) {
      const sphere = spheres[atom];
      if (!sphere) continue;
      const place = sphere.bonds.join();
      // Of environments with the same bonds only the first counts, and its like grow no further.
      if (seen.has(place)) spheres[atom] = { ...sphere, isOpen: false };
      else add(sphere.number);
      seen.add(place);
    }
  }
  return counts;
}

const RADIUS = 2;

/** What lies around one atom. */
interface Sphere {
  readonly number: number;
  /** Sorted, from high to low. */
  readonly bonds: readonly number[];
  /** Whether it can still grow. */
  readonly isOpen: boolean;
}

interface BondEnd {
  readonly bond: number;
  readonly neighbour: number;
  /** RDKit's number of the kind of bond. */
  readonly kind: number;
}

/** RDKit's numbers by our bond orders; what is neither of 1, 2, 3 and aromatic is dative. */
const BOND_KINDS: Readonly<Record<number, number>> = { 0: 17, 1: 1, 2: 2, 3: 3, 4: 12 };

function endsOf(atomCount: number, bonds: readonly JsonBond[]): readonly (readonly BondEnd[])[] {
  const ends = Array.from({ length: atomCount }, (): BondEnd[] => []);
  for (const [bond, { from, to, order }] of bonds.entries()) {
    const kind = BOND_KINDS[order] ?? order;
    ends[from]?.push({ bond, neighbour: to, kind });
    ends[to]?.push({ bond, neighbour: from, kind });
  }
  return ends;
}

function invariantOf(
  { atomicNumber, charge, impliedHydrogens, isotope, isInRing }: JsonAtom,
  ends: readonly BondEnd[],
  atoms: readonly JsonAtom[],
): number {
  const drawn = ends.filter(({ neighbour }) => atoms[neighbour]?.atomicNumber === 1).length;
  return hashOf([
    atomicNumber,
    ends.length + impliedHydrogens,
    impliedHydrogens + drawn,
    charge,
    massDifference(atomicNumber, isotope),
    ...(isInRing ? [1] : []),
  ]);
}

function grown(
  sphere: Sphere,
  ends: readonly BondEnd[],
  spheres: readonly Sphere[],
  layer: number,
): Sphere {
  if (!sphere.isOpen) return sphere;
  const around = ends
    .map(({ kind, neighbour }): [number, number] => [kind, spheres[neighbour]?.number ?? 0])
    .sort(([kindA, a], [kindB, b]) => kindA - kindB || a - b);
  const number = around.reduce(
    (seed, pair) => combine(seed, hashOf(pair)),
    combine(layer, sphere.number),
  );
  const bonds = new Set([...sphere.bonds, ...ends.map(({ bond }) => bond)]);
  for (const { neighbour } of ends) {
    for (const bond of spheres[neighbour]?.bonds ?? []) bonds.add(bond);
  }
  return { number, bonds: [...bonds].sort((a, b) => b - a), isOpen: true };
}

/** Atoms that still grow, in the order in which RDKit counts them. */
function inOrderOfBonds(spheres: readonly Sphere[]): readonly number[] {
  const open = spheres.flatMap(({ isOpen }, atom) => (isOpen ? [atom] : []));
  const sphere = (atom: number): Sphere => spheres[atom] ?? { number: 0, bonds: [], isOpen: false };
  return open.sort(
    (a, b) =>
      compareBits(sphere(a).bonds, sphere(b).bonds) || sphere(a).number - sphere(b).number || a - b,
  );
}

/** Sets of bonds as binary numbers. */
function compareBits(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((bond, index) => bond !== b[index]);
  if (at === -1) return a.length - b.length;
  return (a[at] ?? -1) - (b[at] ?? -1);
}

/** Boost's hash of a sequence, in 32 bits. */
function hashOf(values: readonly number[]): number {
  return values.reduce(combine, 0);
}

function combine(seed: number, value: number): number {
  return (seed ^ (value + 0x9e3779b9 + (seed << 6) + (seed >>> 2))) >>> 0;
}

/**
 * The mass of an isotope minus the atomic weight of its element, cut off behind the point; of
 * isotopes that are not in the table the mass number, which still tells them apart.
 */
function massDifference(atomicNumber: number, isotope: number): number {
  if (isotope === 0) return 0;
  return ISOTOPES[`${elementOfNumber(atomicNumber)?.symbol}${isotope}`] ?? isotope;
}

/** From RDKit 2022.09. */
const ISOTOPES: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'H1 0 H2 1 H3 2 B10 0 B11 0 C11 0 C12 0 C13 0 C14 1 N13 -1 N14 0 N15 0 O15 0 O16 0 O17 1 O18 2 ' +
    'F18 0 F19 0 P31 0 P32 0 P33 1 S32 0 S33 0 S34 1 S35 2 Cl35 0 Cl36 0 Cl37 1 Br75 -4 Br76 -3 ' +
    'Br77 -2 Br79 0 Br81 1 Br82 2 I123 -3 I124 -2 I125 -1 I127 0 I131 4 Se75 -4 Tc99 0 Ga67 -2 ' +
    'Ga68 -1 In111 -3 Lu177 1 Cu64 0'
  )
    .split(/ (?=[A-Z])/)
    .map((entry) => entry.split(' '))
    .map(([isotope, difference]) => [isotope, Number(difference)]),
);
