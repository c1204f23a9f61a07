import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';

describe('seeded random numbers', () => {
  it('lie in [0, 1) and spread evenly', () => {
    const random = seededRandom(42);
    const bins = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw++) {
      const bin = Math.floor(random() * 10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    expect(bins).toHaveLength(10);
    for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('differ between neighbouring seeds from the first draw on', () => {
    const first = Array.from({ length: 100 }, (_, seed) => seededRandom(seed)());
    expect(new Set(first).size).toBe(100);
  });
});
