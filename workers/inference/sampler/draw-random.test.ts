import { describe, expect, it } from 'vitest';
import { uniformAt } from './draw-random.ts';

/** Pearson's statistic of counts that should be equal. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Counts of the pairs' cells on a grid of 16 by 16. */
function cells(pairs: readonly (readonly [number, number])[]): number[] {
  const counts = new Array<number>(256).fill(0);
  for (const [a, b] of pairs) {
    const cell = Math.floor(a * 16) * 16 + Math.floor(b * 16);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
// 255 degrees of freedom: 99.99 % of truly random counts lie between.
const [LEAST, MOST] = [178, 348];

describe('the random number of a position', () => {
  it('is that of the published test vectors of Philox2x32-10', () => {
    const of = (left: number, right: number) => ((left >>> 5) * 2 ** 26 + (right >>> 6)) / 2 ** 53;
    expect(uniformAt(0, 0, 0)).toBe(of(0xff1dae59, 0x6cd10df2));
    expect(uniformAt(0xffffffff, 0xffffffff, 0xffffffff)).toBe(of(0x2c3f628b, 0xab4fd7ad));
    expect(uniformAt(0x13198a2e, 0x85a308d3, 0x243f6a88)).toBe(of(0xdd7ce038, 0xf62a4c12));
  });

  it('lies in [0, 1) and is the same whenever it is asked for', () => {
    for (const position of range(1000)) {
      const uniform = uniformAt(7, 3, position);
      expect(uniform).toBeGreaterThanOrEqual(0);
      expect(uniform).toBeLessThan(1);
      expect(uniformAt(7, 3, position)).toBe(uniform);
    }
  });

  it.each([0, 1, 7, 0xffffffff])('is uniform over positions with seed %d', (seed) => {
    const counts = new Array<number>(256).fill(0);
    for (const position of range(65_536)) {
      const bin = Math.floor(uniformAt(seed, 0, position) * 256);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const statistic = chiSquare(counts);
    expect(statistic).toBeGreaterThan(LEAST);
    expect(statistic).toBeLessThan(MOST);
  });

  it.each<[string, (position: number) => readonly [number, number]]>([
    ['neighbouring positions', (at) => [uniformAt(1, 0, at), uniformAt(1, 0, at + 1)]],
    ['neighbouring samples', (at) => [uniformAt(1, 0, at), uniformAt(1, 1, at)]],
    ['neighbouring seeds', (at) => [uniformAt(1, 0, at), uniformAt(2, 0, at)]],
    ['sample and position exchanged', (at) => [uniformAt(1, 5, at), uniformAt(1, at, 5)]],
  ])('is independent between %s', (_, pairAt) => {
    const statistic = chiSquare(cells(range(65_536).map(pairAt)));
    expect(statistic).toBeGreaterThan(LEAST);
    expect(statistic).toBeLessThan(MOST);
  });
});
