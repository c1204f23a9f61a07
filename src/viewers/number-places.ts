import type { Point } from '#science/rna/layout.ts';
import type { PairTable } from '#science/rna/pair-table.ts';

interface NumberPlace extends Point {
  readonly text: string;
}

const EACH = 10;
const AWAY = 1;
/** Nearest that a number comes to a base that is not its own. */
const FREE = 0.72;

/** The ends of a chain, and the number of each tenth base, beside it where there is room. */
export function numberPlaces(
  positions: readonly Point[],
  table: PairTable,
): readonly NumberPlace[] {
  return positions.flatMap((base, index) => {
    const text = textOf(index, positions.length);
    if (text === undefined) return [];
    const place = candidates(positions, table, index)
      .map(({ x, y }) => ({ text, x: base.x + x * AWAY, y: base.y + y * AWAY }))
      .find((tried) => isFree(positions, tried, index));
    return place ? [place] : [];
  });
}

function textOf(index: number, length: number): string | undefined {
  if (index === 0) return '5′';
  if (index === length - 1) return '3′';
  return (index + 1) % EACH === 0 ? String(index + 1) : undefined;
}

/** Directions to try: away from the partner, to both sides of the chain, along it at the ends. */
function candidates(
  positions: readonly Point[],
  table: PairTable,
  index: number,
): readonly Point[] {
  const own = positions[index] ?? { x: 0, y: 0 };
  const partner = positions[table[index] ?? -1];
  const before = positions[index - 1] ?? own;
  const behind = positions[index + 1] ?? own;
  const chain = unit(behind.x - before.x, behind.y - before.y);
  const side = { x: -chain.y, y: chain.x };
  const out = index === 0 ? turned(chain) : chain;
  const isEnd = index === 0 || index === positions.length - 1;
  return [
    ...(isEnd ? [out] : []),
    ...(partner ? [unit(own.x - partner.x, own.y - partner.y)] : []),
    side,
    turned(side),
  ];
}

function isFree(positions: readonly Point[], place: Point, own: number): boolean {
  return positions.every(
    ({ x, y }, index) => index === own || Math.hypot(x - place.x, y - place.y) >= FREE,
  );
}

function turned({ x, y }: Point): Point {
  return { x: -x, y: -y };
}

function unit(x: number, y: number): Point {
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}
