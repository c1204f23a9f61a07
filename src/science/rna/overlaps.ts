import type { Point } from './layout.ts';

/** Centres nearer than this lie on each other; neighbours of one chain are 1 apart. */
const NEAREST = 0.92;

/** Pairs of bases, or of one base and the line to the next, that lie on each other. */
export function findOverlaps(
  positions: readonly Point[],
  loopOfBase: readonly number[],
): readonly (readonly [number, number])[] {
  const grid = new Map<string, Sample[]>();
  const found: (readonly [number, number])[] = [];
  for (const sample of samplesOf(positions)) {
    const column = Math.floor(sample.x / NEAREST);
    const row = Math.floor(sample.y / NEAREST);
    for (const other of around(grid, column, row)) {
      if (touches(sample, other, loopOfBase)) found.push([other.base, sample.base]);
    }
    const key = `${column} ${row}`;
    const cell = grid.get(key);
    if (cell) cell.push(sample);
    else grid.set(key, [sample]);
  }
  return found;
}

interface Sample extends Point {
  readonly base: number;
}

/** All bases, and places between those that a wide loop holds far apart. */
function samplesOf(positions: readonly Point[]): readonly Sample[] {
  return positions.flatMap((point, base) => {
    const next = positions[base + 1];
    const steps = next ? Math.ceil(distance(point, next) / NEAREST) : 1;
    return Array.from({ length: steps }, (_, step) => {
      const share = step / steps;
      return {
        base,
        x: point.x + ((next?.x ?? 0) - point.x) * share,
        y: point.y + ((next?.y ?? 0) - point.y) * share,
      };
    });
  });
}

function around(grid: ReadonlyMap<string, Sample[]>, column: number, row: number): Sample[] {
  const cells: Sample[] = [];
  for (let x = column - 1; x <= column + 1; x++) {
    for (let y = row - 1; y <= row + 1; y++) cells.push(...(grid.get(`${x} ${y}`) ?? []));
  }
  return cells;
}

function touches(one: Sample, other: Sample, loopOfBase: readonly number[]): boolean {
  if (Math.abs(one.base - other.base) <= 2) return false;
  // A loop is drawn without touching itself.
  if (loopOfBase[one.base] === loopOfBase[other.base]) return false;
  return distance(one, other) < NEAREST;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
