import { definitely } from '#base/assert.ts';
import type { Point } from './layout.ts';
import type { Loop } from './loops.ts';
import type { PairTable } from './pair-table.ts';

/** Distance between the two bases of a pair; neighbours of a chain are 1 apart. */
const PAIR = 1.5;
/** Free room between the arms of the exterior loop. */
const ROOM = 1.2;

/** Between the stem that closes a multiloop and the arms next to it: so no arm points backwards. */
const BESIDE_CLOSING = (75 / 180) * Math.PI;

/** A pair of which the rest is to be drawn: from its middle on in a direction. */
interface Arm {
  readonly pair: readonly [number, number];
  readonly middle: Point;
  /** Radians; straight up is π/2, and y grows upwards. */
  readonly direction: number;
}

/**
 * Positions of all bases, y upwards. `widths` holds for each loop how far apart its bases are; only
 * that of a multiloop counts.
 */
export function placeLoops(
  table: PairTable,
  loops: readonly Loop[],
  widths: readonly number[],
): readonly Point[] {
  const loopBehind = new Map(loops.map((loop, index) => [loop.closing?.[0] ?? -1, index]));
  const positions: Point[] = Array.from({ length: table.length }, () => ({ x: 0, y: 0 }));
  const grow = (arm: Arm): readonly number[] => {
    const placed: number[] = [];
    const waiting = [arm];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      placePair(positions, next);
      placed.push(...next.pair);
      const index = definitely(loopBehind.get(next.pair[0]), `the loop behind ${next.pair[0]}`);
      const loop = definitely(loops[index], 'a loop');
      waiting.push(...placeInside(positions, loop, next, widths[index] ?? 1));
      placed.push(...loop.unpaired);
    }
    return placed;
  };
  placeExterior(positions, definitely(loops[0], 'the exterior loop'), grow);
  return positions;
}

/** The chain from left to right, its stems upright; bases between two stems share the room evenly. */
function placeExterior(
  positions: Point[],
  { inner, unpaired }: Loop,
  grow: (arm: Arm) => readonly number[],
): void {
  let end = 0;
  let last = -1;
  let border = Number.NEGATIVE_INFINITY;
  for (const pair of inner) {
    const count = pair[0] - last - 1;
    const placed = grow({ pair, middle: { x: 0, y: 0 }, direction: Math.PI / 2 });
    const xs = placed.map((base) => definitely(positions[base], 'a place').x);
    const least = last < 0 ? count + PAIR / 2 : end + count + 1 + PAIR / 2;
    const middle = Math.max(least, border + ROOM - Math.min(...xs));
    for (const base of placed) {
      const { x, y } = definitely(positions[base], 'a place');
      positions[base] = { x: x + middle, y };
    }
    const from = last < 0 ? middle - PAIR / 2 - count - 1 : end;
    placeOnLine(positions, last + 1, count, from, middle - PAIR / 2);
    end = middle + PAIR / 2;
    border = middle + Math.max(...xs);
    last = pair[1];
  }
  const tail = unpaired.filter((base) => base > last);
  placeOnLine(positions, last + 1, tail.length, end, end + tail.length + 1);
}

function placeOnLine(
  positions: Point[],
  first: number,
  count: number,
  from: number,
  to: number,
): void {
  for (let step = 1; step <= count; step++) {
    positions[first + step - 1] = { x: from + ((to - from) * step) / (count + 1), y: 0 };
  }
}

function placePair(positions: Point[], { pair: [i, j], middle, direction }: Arm): void {
  const left = { x: -Math.sin(direction), y: Math.cos(direction) };
  positions[i] = along(middle, left, PAIR / 2);
  positions[j] = along(middle, left, -PAIR / 2);
}

/** Places the loop behind an arm's pair and returns the arms that lead out of it. */
function placeInside(positions: Point[], loop: Loop, arm: Arm, width: number): readonly Arm[] {
  const [only] = loop.inner;
  if (only && loop.inner.length === 1) return [placeStraight(positions, arm, only)];
  return placeRound(positions, loop, arm, loop.kind === 'multiloop' ? width : 1);
}

/** A stack, bulge or interior loop: the helix goes straight on, its free bases bow out on their side. */
function placeStraight(positions: Point[], arm: Arm, inner: readonly [number, number]): Arm {
  const [i, j] = arm.pair;
  const [p, q] = inner;
  const steps = Math.max(p - i, j - q);
  const out = unit(arm.direction);
  if (steps === 1) {
    return { pair: inner, middle: along(arm.middle, out, 1), direction: arm.direction };
  }
  const radius = radiusWhere(
    (tried) => 2 * chordAngle(PAIR, tried) + 2 * steps * chordAngle(1, tried) <= 2 * Math.PI,
    1,
  );
  const half = Math.asin(PAIR / 2 / radius);
  const centre = along(arm.middle, out, radius * Math.cos(half));
  const span = Math.PI - 2 * half;
  // From the near pair clockwise along the left side, and counterclockwise along the right one.
  const start = arm.direction + Math.PI;
  placeOnArc(positions, i + 1, p - i - 1, { centre, radius, from: start - half, sweep: -span });
  placeOnArc(positions, q + 1, j - q - 1, {
    centre,
    radius,
    from: arm.direction - half,
    sweep: -span,
  });
  return {
    pair: inner,
    middle: along(centre, out, radius * Math.cos(half)),
    direction: arm.direction,
  };
}

/** A hairpin or multiloop: a circle, clockwise from the 5′ base of its closing pair. */
function placeRound(positions: Point[], loop: Loop, arm: Arm, step: number): readonly Arm[] {
  const ends = [arm.pair[0], ...loop.inner.flat(), arm.pair[1]];
  const gaps = gapsBetween(ends);
  const radius = radiusWhere((tried) => fullAngle(gaps, tried, step) <= 2 * Math.PI, step);
  const pairAngle = chordAngle(PAIR, radius);
  const centre = along(arm.middle, unit(arm.direction), radius * Math.cos(pairAngle / 2));
  const arms: Arm[] = [];
  let angle = arm.direction + Math.PI - pairAngle / 2;
  for (const [index, { first, count, least }] of gaps.entries()) {
    const sweep = -Math.max(least, chordAngle(step, radius) * (count + 1));
    placeOnArc(positions, first, count, { centre, radius, from: angle, sweep });
    angle += sweep;
    const pair = loop.inner[index];
    if (!pair) break;
    const direction = angle - pairAngle / 2;
    const middle = along(centre, unit(direction), radius * Math.cos(pairAngle / 2));
    arms.push({ pair, middle, direction });
    angle -= pairAngle;
  }
  return arms;
}

/** Unpaired bases of a circle between two of its pairs. */
interface Gap {
  readonly first: number;
  readonly count: number;
  /** Radians. */
  readonly least: number;
}

/** `ends` holds the bases of the pairs in turn; the closing pair is its first and last. */
function gapsBetween(ends: readonly number[]): readonly Gap[] {
  const count = ends.length / 2;
  return Array.from({ length: count }, (_, index) => {
    const before = definitely(ends[2 * index], 'a base');
    const isBeside = count > 1 && (index === 0 || index === count - 1);
    return {
      first: before + 1,
      count: definitely(ends[2 * index + 1], 'a base') - before - 1,
      least: isBeside ? BESIDE_CLOSING : 0,
    };
  });
}

function fullAngle(gaps: readonly Gap[], radius: number, step: number): number {
  const stepAngle = chordAngle(step, radius);
  return gaps.reduce(
    (sum, { count, least }) => sum + Math.max(least, stepAngle * (count + 1)),
    gaps.length * chordAngle(PAIR, radius),
  );
}

interface Arc {
  readonly centre: Point;
  readonly radius: number;
  /** Radians; the bases lie between the two ends. */
  readonly from: number;
  readonly sweep: number;
}

function placeOnArc(positions: Point[], first: number, count: number, arc: Arc): void {
  for (let step = 1; step <= count; step++) {
    const angle = arc.from + (arc.sweep * step) / (count + 1);
    positions[first + step - 1] = along(arc.centre, unit(angle), arc.radius);
  }
}

/** The least radius, to many digits, that is large enough. */
function radiusWhere(isEnough: (radius: number) => boolean, step: number): number {
  let low = Math.max(PAIR, step) / 2;
  let high = low;
  while (!isEnough(high)) high *= 2;
  for (let round = 0; round < 50; round++) {
    const radius = (low + high) / 2;
    if (isEnough(radius)) high = radius;
    else low = radius;
  }
  return high;
}

function chordAngle(chord: number, radius: number): number {
  return 2 * Math.asin(Math.min(1, chord / 2 / radius));
}

function unit(angle: number): Point {
  return { x: Math.cos(angle), y: Math.sin(angle) };
}

function along(from: Point, direction: Point, length: number): Point {
  return { x: from.x + direction.x * length, y: from.y + direction.y * length };
}
