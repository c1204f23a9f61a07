import { describe, expect, test } from 'vitest';
import { layoutRna, type Point, type RnaLayout } from './layout.ts';
import { readDotBracket } from './pair-table.ts';
import { referenceFoldings } from './reference-foldings.fixture.ts';

function layoutOf(structure: string): RnaLayout {
  const table = readDotBracket(structure);
  if (!table.ok) throw new Error(table.error);
  return layoutRna(table.value);
}

function distance(positions: readonly Point[], one: number, other: number): number {
  return Math.hypot(
    positions[one]!.x - positions[other]!.x,
    positions[one]!.y - positions[other]!.y,
  );
}

function nearest(positions: readonly Point[]): number {
  const pairs = positions.flatMap((_, i) => positions.slice(i + 1).map((_, k) => [i, i + 1 + k]));
  return Math.min(...pairs.map(([i = 0, j = 0]) => distance(positions, i, j)));
}

describe('the drawing of a secondary structure', () => {
  test('keeps the bases of a pair 1.5 and neighbours of a helix 1 apart', () => {
    const { positions } = layoutOf('..((((...))))..');
    for (const [i, j] of [
      [2, 12],
      [3, 11],
      [5, 9],
    ] as const) {
      expect(distance(positions, i, j)).toBeCloseTo(1.5);
    }
    expect(distance(positions, 2, 3)).toBeCloseTo(1);
    expect(distance(positions, 6, 7)).toBeCloseTo(1);
  });

  test('puts what does not pair on one line, from left to right', () => {
    const { positions, height } = layoutOf('..........');
    expect(positions.map(({ y }) => y)).toEqual(Array.from({ length: 10 }, () => height - 1.7));
    expect(positions.every(({ x }, i) => i === 0 || x > positions[i - 1]!.x)).toBe(true);
  });

  test('draws bulges and interior loops straight', () => {
    const { positions } = layoutOf('((((.((..((....))....))))))');
    const middle = (i: number, j: number) => (positions[i]!.x + positions[j]!.x) / 2;
    for (const [i, j] of [
      [3, 23],
      [5, 22],
      [9, 16],
      [10, 15],
    ] as const) {
      expect(middle(i, j)).toBeCloseTo(middle(0, 26));
    }
  });

  test('fits the frame', () => {
    const { positions, width, height } = layoutOf('((..((...))..((...))..))');
    for (const { x, y } of positions) {
      expect(x).toBeGreaterThanOrEqual(1.7 - 1e-9);
      expect(x).toBeLessThanOrEqual(width - 1.7 + 1e-9);
      expect(y).toBeGreaterThanOrEqual(1.7 - 1e-9);
      expect(y).toBeLessThanOrEqual(height - 1.7 + 1e-9);
    }
  });

  test.each(referenceFoldings)('lays nothing on anything: $name', ({ structure }) => {
    const { positions, overlapCount } = layoutOf(structure);
    expect(overlapCount).toBe(0);
    expect(nearest(positions)).toBeGreaterThan(0.7);
  });

  test('names for each base the loop that it is drawn in', () => {
    const { loops, loopOfBase } = layoutOf('.((...)).');
    expect(loopOfBase.map((loop) => loops[loop]?.kind)).toEqual([
      'exterior',
      'stack',
      'hairpin',
      'hairpin',
      'hairpin',
      'hairpin',
      'hairpin',
      'stack',
      'exterior',
    ]);
  });
});
