import { definitely } from '#base/assert.ts';
import { type Loop, loopsOf } from './loops.ts';
import { findOverlaps } from './overlaps.ts';
import type { PairTable } from './pair-table.ts';
import { placeLoops } from './place-loops.ts';

/** A place in units of the distance between neighbouring bases; y grows downwards, as on a screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where each base of a secondary structure is drawn. */
export interface RnaLayout {
  readonly positions: readonly Point[];
  readonly loops: readonly Loop[];
  /** For each base the index of the loop that it is drawn in: its own, or the one that its pair closes. */
  readonly loopOfBase: readonly number[];
  readonly width: number;
  readonly height: number;
  /** Bases that still lie on others after all attempts to part them. */
  readonly overlapCount: number;
}

/** How often loops that hold overlapping parts are widened, and by how much each time. */
const MOST_ROUNDS = 40;
const WIDENING = 1.18;
const WIDEST = 8;
const MARGIN = 1.7;

/**
 * Places the bases in the plane: helices and the loops within them straight, multiloops as circles
 * that they radiate from, what pairs with nothing on a line from left to right. Circles whose arms
 * touch are widened until they do not; up to some hundreds of bases that is always enough.
 */
export function layoutRna(table: PairTable): RnaLayout {
  const loops = loopsOf(table);
  const loopOfBase = loopIndices(table.length, loops);
  const parents = parentsOf(loops, loopOfBase);
  const widths = loops.map(() => 1);
  let positions = placeLoops(table, loops, widths);
  let overlaps = findOverlaps(positions, loopOfBase);
  for (let round = 0; round < MOST_ROUNDS && overlaps.length > 0; round++) {
    const culprits = new Set(
      overlaps.flatMap(([one, other]) =>
        multiloopsBetween(loops, parents, loopAt(loopOfBase, one), loopAt(loopOfBase, other)),
      ),
    );
    if (culprits.size === 0) break;
    for (const loop of culprits) {
      widths[loop] = Math.min(WIDEST, definitely(widths[loop], 'width') * WIDENING);
    }
    positions = placeLoops(table, loops, widths);
    overlaps = findOverlaps(positions, loopOfBase);
  }
  return { ...framed(positions), loops, loopOfBase, overlapCount: overlaps.length };
}

/** A base of a pair belongs to the loop that the pair closes. */
function loopIndices(length: number, loops: readonly Loop[]): readonly number[] {
  const indices = Array.from({ length }, () => 0);
  for (const [index, { closing, unpaired }] of loops.entries()) {
    for (const base of [...(closing ?? []), ...unpaired]) indices[base] = index;
  }
  return indices;
}

/** For each loop the one outside of it; -1 for the exterior loop. */
function parentsOf(loops: readonly Loop[], loopOfBase: readonly number[]): readonly number[] {
  const parents = loops.map(() => -1);
  for (const [index, { inner }] of loops.entries()) {
    for (const [base] of inner) parents[loopAt(loopOfBase, base)] = index;
  }
  return parents;
}

/** The multiloops whose widening moves two loops apart: the one they branch at, and those next to it. */
function multiloopsBetween(
  loops: readonly Loop[],
  parents: readonly number[],
  one: number,
  other: number,
): readonly number[] {
  const above = ancestry(parents, one);
  const aboveOther = ancestry(parents, other);
  const common = above.find((loop) => aboveOther.includes(loop)) ?? 0;
  const nextTo = (chain: readonly number[]) =>
    chain.slice(0, chain.indexOf(common)).findLast((loop) => isMultiloop(loops, loop));
  return [common, nextTo(above), nextTo(aboveOther)]
    .filter((loop) => loop !== undefined)
    .filter((loop) => isMultiloop(loops, loop));
}

/** A loop and all around it, outwards. */
function ancestry(parents: readonly number[], loop: number): readonly number[] {
  const chain: number[] = [];
  for (let at = loop; at >= 0; at = parents[at] ?? -1) chain.push(at);
  return chain;
}

function isMultiloop(loops: readonly Loop[], index: number): boolean {
  return loops[index]?.kind === 'multiloop';
}

function loopAt(loopOfBase: readonly number[], base: number): number {
  return definitely(loopOfBase[base], `the loop of base ${base}`);
}

/** Moves everything into a frame that begins at 0, and turns y downwards. */
function framed(positions: readonly Point[]): Pick<RnaLayout, 'positions' | 'width' | 'height'> {
  const left = Math.min(...positions.map(({ x }) => x)) - MARGIN;
  const right = Math.max(...positions.map(({ x }) => x)) + MARGIN;
  const bottom = Math.min(...positions.map(({ y }) => y)) - MARGIN;
  const top = Math.max(...positions.map(({ y }) => y)) + MARGIN;
  return {
    positions: positions.map(({ x, y }) => ({ x: x - left, y: top - y })),
    width: right - left,
    height: top - bottom,
  };
}
