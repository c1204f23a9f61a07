import type { FileAtom, MacroStructure, StructureResidue } from './structure.ts';

export type SecondaryStructure = 'helix' | 'strand' | 'coil';

/** Beyond this distance of two CA, in Å, no backbone bond is possible. */
const FARTHEST_CA = 9;
/** Kabsch and Sander's bar for a hydrogen bond in kcal/mol, and their constant with its charges. */
const BOND_ENERGY = -0.5;
const COUPLING = 27.9;
/** Longest peptide bond in Å; beyond it the chain is broken. */
const LONGEST_PEPTIDE = 2.5;

/**
 * α helices and strands by the hydrogen bonds of the backbone, as DSSP defines them (Kabsch and
 * Sander, Biopolymers 22, 2577, 1983), without its 3-10 and π helices, turns and bends. By index in
 * `residues`; all coil where only CA is known.
 */
export function secondaryStructure(
  { atoms }: MacroStructure,
  residues: readonly StructureResidue[],
): readonly SecondaryStructure[] {
  const backbones = residues.map((residue) => backboneOf(atoms, residue));
  const bonds = new BackboneBonds(withHydrogens(backbones, residues));
  const shapes: SecondaryStructure[] = residues.map(() => 'coil');
  markStrands(bonds, shapes);
  for (let i = 1; i < residues.length - 4; i++) {
    if (!bonds.has(i - 1, i + 3) || !bonds.has(i, i + 4)) continue;
    shapes.fill('helix', i, i + 4);
  }
  return shapes;
}

type Point = Pick<FileAtom, 'x' | 'y' | 'z'>;

interface Backbone {
  readonly n: Point;
  readonly ca: Point;
  readonly c: Point;
  readonly o: Point;
}

function backboneOf(
  atoms: readonly FileAtom[],
  { firstAtom, endAtom }: StructureResidue,
): Backbone | undefined {
  const own = atoms.slice(firstAtom, endAtom);
  const [n, ca, c, o] = ['N', 'CA', 'C', 'O'].map((name) => own.find((atom) => atom.name === name));
  return n && ca && c && o && { n, ca, c, o };
}

type Donor = Backbone & {
  /** Undefined for proline and behind a break of the chain. */
  readonly h: Point | undefined;
};

/** The hydrogen of N–H points away from the carbonyl oxygen before it, 1 Å long. */
function withHydrogens(
  backbones: readonly (Backbone | undefined)[],
  residues: readonly StructureResidue[],
): readonly (Donor | undefined)[] {
  return backbones.map((own, i) => {
    const before = backbones[i - 1];
    if (!own) return undefined;
    const isBound = before && distance(before.c, own.n) <= LONGEST_PEPTIDE;
    if (!isBound || residues[i]?.letter === 'P') return { ...own, h: undefined };
    const { c, o } = before;
    const length = distance(c, o);
    const h = {
      x: own.n.x + (c.x - o.x) / length,
      y: own.n.y + (c.y - o.y) / length,
      z: own.n.z + (c.z - o.z) / length,
    };
    return { ...own, h };
  });
}

/** Which carbonyl is bound to which N–H. */
class BackboneBonds {
  /** `acceptor donor` in one number. */
  private readonly bonds = new Set<number>();
  private readonly count: number;

  constructor(residues: readonly (Donor | undefined)[]) {
    this.count = residues.length;
    for (const [acceptor, donor] of closePairs(residues)) {
      if (Math.abs(acceptor - donor) < 2) continue;
      if (energyOf(residues[acceptor], residues[donor]) < BOND_ENERGY) {
        this.bonds.add(acceptor * this.count + donor);
      }
    }
  }

  /** From the C=O of one residue to the N–H of another. */
  has(acceptor: number, donor: number): boolean {
    const isInside = Math.min(acceptor, donor) >= 0 && Math.max(acceptor, donor) < this.count;
    return isInside && this.bonds.has(acceptor * this.count + donor);
  }

  pairs(): readonly (readonly [number, number])[] {
    return [...this.bonds].map((bond) => [Math.floor(bond / this.count), bond % this.count]);
  }
}

/** Ordered pairs of residues whose CA may be near each other, found by cells of that size. */
function closePairs(
  residues: readonly (Donor | undefined)[],
): readonly (readonly [number, number])[] {
  const cells = new Map<string, number[]>();
  const keys = residues.map((residue) => residue && cellOf(residue.ca));
  for (const [i, cell] of keys.entries()) {
    if (!cell) continue;
    const key = cell.join(' ');
    cells.set(key, [...(cells.get(key) ?? []), i]);
  }
  return keys.flatMap((cell, i) => {
    if (!cell) return [];
    const [x = 0, y = 0, z = 0] = cell;
    const near = NEIGHBOURS.flatMap(
      ([dx, dy, dz]) => cells.get(`${x + dx} ${y + dy} ${z + dz}`) ?? [],
    );
    return near.filter((j) => j !== i).map((j) => [i, j] as const);
  });
}

function cellOf({ x, y, z }: Point): readonly number[] {
  return [x, y, z].map((value) => Math.floor(value / FARTHEST_CA));
}

const STEPS = [-1, 0, 1] as const;
const NEIGHBOURS = STEPS.flatMap((dx) =>
  STEPS.flatMap((dy) => STEPS.map((dz) => [dx, dy, dz] as const)),
);

function energyOf(acceptor: Donor | undefined, donor: Donor | undefined): number {
  if (!acceptor || !donor?.h || distance(acceptor.ca, donor.ca) > FARTHEST_CA) return 0;
  const { c, o } = acceptor;
  const { n, h } = donor;
  const inverse = (one: Point, other: Point) => 1 / Math.max(0.5, distance(one, other));
  return COUPLING * (inverse(o, n) + inverse(c, h) - inverse(o, h) - inverse(c, n));
}

/** Bridges in both directions; those with a neighbour on both sides of the ladder are strands. */
function markStrands(bonds: BackboneBonds, shapes: SecondaryStructure[]): void {
  const bridges = new Set<string>();
  const add = (one: number, other: number, [acceptor, donor]: readonly [number, number]) => {
    if (Math.abs(one - other) < 3 || !bonds.has(acceptor, donor)) return;
    bridges.add(`${one} ${other}`).add(`${other} ${one}`);
  };
  for (const [a, d] of bonds.pairs()) {
    add(a, d, [d, a]);
    add(a + 1, d - 1, [d - 2, a + 2]);
    add(a + 1, d, [d, a + 2]);
  }
  for (const bridge of bridges) {
    const [i = 0, j = 0] = bridge.split(' ').map(Number);
    const isLadder = [1, -1].some(
      (step) => bridges.has(`${i + 1} ${j + step}`) || bridges.has(`${i - 1} ${j + step}`),
    );
    if (isLadder) shapes[i] = 'strand';
  }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z);
}
