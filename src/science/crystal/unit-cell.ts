import type { CrystalCell, Vector } from '../crystallography.ts';

/** Edges in ångström, angles in degrees. */
export interface CellParameters {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

const DEGREE = Math.PI / 180;

/** In Å³; not a number where the angles cannot meet in one corner. */
export function cellVolume({ a, b, c, alpha, beta, gamma }: CellParameters): number {
  const [x, y, z] = [alpha, beta, gamma].map((angle) => cosine(angle));
  if (x === undefined || y === undefined || z === undefined) return Number.NaN;
  return a * b * c * Math.sqrt(1 - x * x - y * y - z * z + 2 * x * y * z);
}

/** The edges as vectors: a along x, b in the plane of x and y. */
export function cellVectors(cell: CellParameters): CrystalCell['vectors'] {
  const { a, b, c, alpha, beta, gamma } = cell;
  const sinGamma = Math.sin(gamma * DEGREE);
  const height = cellVolume(cell) / (a * b * sinGamma);
  const cx = c * cosine(beta);
  const cy = (c * (cosine(alpha) - cosine(beta) * cosine(gamma))) / sinGamma;
  return [
    [a, 0, 0],
    [b * cosine(gamma), b * sinGamma, 0],
    [cx, cy, height],
  ];
}

/** Exact for right angles, so that a cube stays one. */
function cosine(degrees: number): number {
  if (degrees === 90) return 0;
  return degrees === 120 ? -0.5 : Math.cos(degrees * DEGREE);
}

/** A point in fractions of the edges, in ångström. */
export function cartesian(vectors: CrystalCell['vectors'], [u, v, w]: Vector): Vector {
  const [a, b, c] = vectors;
  const along = (axis: 0 | 1 | 2) => u * a[axis] + v * b[axis] + w * c[axis];
  return [along(0), along(1), along(2)];
}

/** Distances between points of a crystal, images in neighbouring cells included, in ångström. */
export class CellDistances {
  private readonly vectors: CrystalCell['vectors'];
  /** Between opposite faces; a difference of fractions is at least that share of it. */
  private readonly heights: Vector;

  constructor(vectors: CrystalCell['vectors']) {
    this.vectors = vectors;
    const [a, b, c] = vectors;
    const volume = Math.abs(dot(a, cross(b, c)));
    this.heights = [
      volume / Math.hypot(...cross(b, c)),
      volume / Math.hypot(...cross(c, a)),
      volume / Math.hypot(...cross(a, b)),
    ];
  }

  /** To the 27 images around; among them all that lie below half of each height. */
  all(one: Vector, other: Vector): readonly number[] {
    const [x, y, z] = difference(one, other);
    return NEIGHBOURS.map(([i, j, k]) =>
      Math.hypot(...cartesian(this.vectors, [x + i, y + j, z + k])),
    );
  }

  nearest(one: Vector, other: Vector): number {
    return Math.min(...this.all(one, other));
  }

  isWithin(one: Vector, other: Vector, limit: number): boolean {
    const [x, y, z] = difference(one, other);
    const [h, k, l] = this.heights;
    if (Math.abs(x) * h > limit || Math.abs(y) * k > limit || Math.abs(z) * l > limit) return false;
    return this.nearest(one, other) < limit;
  }
}

/** Fractions between two points, each from −½ to ½. */
function difference(one: Vector, other: Vector): Vector {
  const wrap = (axis: 0 | 1 | 2) => {
    const along = one[axis] - other[axis];
    return along - Math.round(along);
  };
  return [wrap(0), wrap(1), wrap(2)];
}

function cross([a, b, c]: Vector, [d, e, f]: Vector): Vector {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

function dot([a, b, c]: Vector, [d, e, f]: Vector): number {
  return a * d + b * e + c * f;
}

const STEPS = [-1, 0, 1] as const;
/** In a skew cell the nearest image may lie in the next cell. */
const NEIGHBOURS: readonly Vector[] = STEPS.flatMap((i) =>
  STEPS.flatMap((j) => STEPS.map((k): Vector => [i, j, k])),
);

/** A fraction moved into the cell, from 0 to below 1; what is 1 within rounding becomes 0. */
export function wrapFraction(value: number): number {
  const wrapped = value - Math.floor(value);
  return wrapped > 1 - 1e-6 || wrapped < 1e-9 ? 0 : wrapped;
}
