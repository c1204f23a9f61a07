import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { Vector } from '../crystallography.ts';
import { grouped } from '../input-error.ts';
import { type Crystal, type FilledCell, mainSymbol } from './crystal.ts';
import { isMetalSymbol } from './metallic-elements.ts';
import { covalentRadius } from './radii.ts';
import { CellDistances, cartesian } from './unit-cell.ts';

/** How many cells are drawn along each edge, 1 to 3. */
export type Repeats = readonly [number, number, number];

/** One atom of the picture, in ångström. */
export interface DrawnAtom {
  readonly symbol: string;
  /** Of the asymmetric unit. */
  readonly site: number;
  readonly place: Vector;
}

/** What a picture of a crystal holds: atoms, bonds as pairs of them, and the edges of the first cell. */
export interface DrawnCrystal {
  readonly atoms: readonly DrawnAtom[];
  readonly bonds: readonly (readonly [number, number])[];
  readonly edges: readonly (readonly [Vector, Vector])[];
  /** Ends of the three edges that leave the origin, and their names. */
  readonly axes: readonly { readonly name: 'a' | 'b' | 'c'; readonly end: Vector }[];
}

/** More spheres make turning slow. */
const MOST_DRAWN = 4000;
/** Fractions; an atom this near to a face is drawn on the opposite one too. */
const ON_FACE = 0.001;
/** Bonds are up to this much longer than the covalent radii say; ionic ones are. */
const BOND_STRETCH = 1.15;
/** Metals with more neighbours are drawn without bonds. */
const MOST_BONDS = 8;
/** Atoms of a cell in which neighbours are counted; larger cells are molecules and frameworks. */
const MOST_COUNTED = 400;

/** The cell, repeated along its edges; atoms on its faces are drawn on both. */
export function drawCrystal(
  crystal: Crystal,
  { vectors, atoms }: FilledCell,
  repeats: Repeats,
): Result<DrawnCrystal, InputError> {
  const drawn: DrawnAtom[] = [];
  for (const { site, position } of atoms) {
    const symbol = crystal.sites.slice(site, site + 1).map(mainSymbol)[0] ?? 'X';
    for (const place of imagesInside(position, repeats)) {
      drawn.push({ symbol, site, place: cartesian(vectors, place) });
    }
    if (drawn.length > MOST_DRAWN) return err(tooManyDrawn(repeats));
  }
  const corner = (...place: Vector) => cartesian(vectors, place);
  return ok({
    atoms: drawn,
    bonds: findBonds(drawn, crowdedSites(crystal, { vectors, atoms })),
    edges: EDGES.map(([from, to]) => [corner(...from), corner(...to)]),
    axes: [
      { name: 'a', end: corner(1, 0, 0) },
      { name: 'b', end: corner(0, 1, 0) },
      { name: 'c', end: corner(0, 0, 1) },
    ],
  });
}

/** The twelve edges of a cell, in fractions. */
const EDGES: readonly (readonly [Vector, Vector])[] = [0, 1].flatMap((i) =>
  [0, 1].flatMap((j): (readonly [Vector, Vector])[] => [
    [
      [0, i, j],
      [1, i, j],
    ],
    [
      [i, 0, j],
      [i, 1, j],
    ],
    [
      [i, j, 0],
      [i, j, 1],
    ],
  ]),
);

function imagesInside([x, y, z]: Vector, [a, b, c]: Repeats): Vector[] {
  return stepsOf(x, a).flatMap((u) =>
    stepsOf(y, b).flatMap((v) => stepsOf(z, c).map((w): Vector => [u, v, w])),
  );
}

/** A fraction from 0 to below 1 and its images up to the last face. */
function stepsOf(fraction: number, count: number): number[] {
  const first = fraction > 1 - ON_FACE ? fraction - 1 : fraction;
  const last = first < ON_FACE ? count : count - 1;
  return Array.from({ length: last + 1 }, (_, step) => first + step);
}

/**
 * By distance; metals have no bonds to each other, and crowded sites none, whose lattice would be a
 * thicket. Atoms are sorted into boxes as wide as the longest bond, so that only neighbours are compared.
 */
function findBonds(
  atoms: readonly DrawnAtom[],
  crowded: ReadonlySet<number>,
): readonly (readonly [number, number])[] {
  const width = 2 * BOND_STRETCH * Math.max(0, ...atoms.map(({ symbol }) => radiusOf(symbol)));
  const boxes = new Map<string, number[]>();
  const bonds: (readonly [number, number])[] = [];
  for (const [index, atom] of atoms.entries()) {
    if (crowded.has(atom.site)) continue;
    const [i, j, k] = atom.place.map((along) => Math.floor(along / width));
    const box: Vector = [i ?? 0, j ?? 0, k ?? 0];
    const bonded = earlierAround(boxes, box).filter((other) => isBonded(atom, atoms[other]));
    bonds.push(...bonded.map((other) => [other, index] as const));
    const key = box.join(' ');
    const inBox = boxes.get(key);
    if (inBox) inBox.push(index);
    else boxes.set(key, [index]);
  }
  return bonds;
}

function earlierAround(boxes: ReadonlyMap<string, readonly number[]>, [i, j, k]: Vector): number[] {
  return STEPS.flatMap(([x, y, z]) => boxes.get(`${i + x} ${j + y} ${k + z}`) ?? []);
}

const AROUND = [-1, 0, 1];
const STEPS: readonly Vector[] = AROUND.flatMap((i) =>
  AROUND.flatMap((j) => AROUND.map((k): Vector => [i, j, k])),
);

/** Large ions such as strontium in a perovskite touch twelve others, which hides the rest. */
function crowdedSites({ sites }: Crystal, { vectors, atoms }: FilledCell): ReadonlySet<number> {
  const distances = new CellDistances(vectors);
  const crowded = new Set<number>();
  if (atoms.length > MOST_COUNTED) return crowded;
  for (const [index, site] of sites.entries()) {
    const symbol = mainSymbol(site);
    if (!isMetalSymbol(symbol)) continue;
    const neighbours = atoms.flatMap((atom) => {
      const partner = sites.slice(atom.site, atom.site + 1).map(mainSymbol)[0] ?? symbol;
      const longest = longestBond(symbol, partner);
      const isFar = !distances.isWithin(site.position, atom.position, longest);
      if (isFar || isMetalSymbol(partner)) return [];
      return distances.all(site.position, atom.position).filter((length) => length < longest);
    });
    if (neighbours.length > MOST_BONDS) crowded.add(index);
  }
  return crowded;
}

function isBonded(one: DrawnAtom, other: DrawnAtom | undefined): boolean {
  if (!other || (isMetalSymbol(one.symbol) && isMetalSymbol(other.symbol))) return false;
  const [x, y, z] = one.place;
  const [u, v, w] = other.place;
  return Math.hypot(x - u, y - v, z - w) < longestBond(one.symbol, other.symbol);
}

function longestBond(one: string, other: string): number {
  return BOND_STRETCH * (radiusOf(one) + radiusOf(other));
}

function radiusOf(symbol: string): number {
  return covalentRadius(symbol) ?? 1.5;
}

function tooManyDrawn(repeats: Repeats): InputError {
  return {
    message: `${repeats.join(' × ')} cells have more than ${grouped(MOST_DRAWN)} atoms.`,
    cure: 'Draw fewer cells.',
  };
}
