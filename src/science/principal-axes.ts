export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A rotation as three orthonormal rows. */
type Rotation = readonly [Row, Row, Row];
type Row = readonly [number, number, number];

/** A symmetric 3 × 3 matrix by its six entries. */
interface Spread {
  readonly xx: number;
  readonly yy: number;
  readonly zz: number;
  readonly xy: number;
  readonly xz: number;
  readonly yz: number;
}

/**
 * Moves points to their centre and turns them so that they spread most along x and least along z:
 * the broad side faces who looks along z. A rotation, never a mirror image.
 */
export function alignToPrincipalAxes<P extends Point>(points: readonly P[]): P[] {
  const count = Math.max(points.length, 1);
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / count;
  const centre = { x: mean((p) => p.x), y: mean((p) => p.y), z: mean((p) => p.z) };
  const moment = (of: (x: number, y: number, z: number) => number) =>
    mean((p) => of(p.x - centre.x, p.y - centre.y, p.z - centre.z));
  const rows = principalAxes({
    xx: moment((x) => x * x),
    yy: moment((_x, y) => y * y),
    zz: moment((_x, _y, z) => z * z),
    xy: moment((x, y) => x * y),
    xz: moment((x, _y, z) => x * z),
    yz: moment((_x, y, z) => y * z),
  });
  return points.map((point) => {
    const [dx, dy, dz] = [point.x - centre.x, point.y - centre.y, point.z - centre.z];
    const [x, y, z] = rows.map(([a, b, c]) => a * dx + b * dy + c * dz);
    return { ...point, x, y, z };
  });
}

const SWEEPS = 12;
const PLANES = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** Eigenvectors by Jacobi rotations, the largest eigenvalue first, as a right-handed system. */
function principalAxes(spread: Spread): Rotation {
  const { xx, yy, zz, xy, xz, yz } = spread;
  const matrix = [
    [xx, xy, xz],
    [xy, yy, yz],
    [xz, yz, zz],
  ];
  const vectors = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const [p, q] of PLANES) rotatePlane(matrix, vectors, p, q);
  }
  const order = [0, 1, 2].sort((a, b) => entry(matrix, b, b) - entry(matrix, a, a));
  const a = columnOf(vectors, order[0] ?? 0);
  const b = columnOf(vectors, order[1] ?? 1);
  return [a, b, cross(a, b)];
}

/** One Jacobi rotation: makes entry (p, q) of the symmetric matrix zero. */
function rotatePlane(matrix: number[][], vectors: number[][], p: number, q: number): void {
  const off = entry(matrix, p, q);
  if (Math.abs(off) < 1e-12) return;
  const theta = (entry(matrix, q, q) - entry(matrix, p, p)) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < 3; k++) mix(matrix, [k, p], [k, q], c, s);
  for (let k = 0; k < 3; k++) mix(matrix, [p, k], [q, k], c, s);
  for (let k = 0; k < 3; k++) mix(vectors, [k, p], [k, q], c, s);
}

function mix(
  matrix: number[][],
  [i, j]: readonly [number, number],
  [k, l]: readonly [number, number],
  c: number,
  s: number,
): void {
  const [one, two] = [entry(matrix, i, j), entry(matrix, k, l)];
  const [rowI, rowK] = [matrix[i], matrix[k]];
  if (!rowI || !rowK) return;
  rowI[j] = c * one - s * two;
  rowK[l] = s * one + c * two;
}

function entry(matrix: readonly number[][], i: number, j: number): number {
  return matrix[i]?.[j] ?? 0;
}

function columnOf(matrix: readonly number[][], j: number): Row {
  return [entry(matrix, 0, j), entry(matrix, 1, j), entry(matrix, 2, j)];
}

function cross([a, b, c]: Row, [d, e, f]: Row): Row {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}
