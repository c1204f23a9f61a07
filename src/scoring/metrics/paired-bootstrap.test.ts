import { describe, expect, it } from 'vitest';
import { seededRandom } from '#base/seeded-random.ts';
import { bootstrapInPieces, bootstrapInterval, pairedBootstrap } from './bootstrap.ts';

const share = (right: readonly number[]) => (rows: readonly number[]) =>
  rows.reduce((sum, row) => sum + (right[row] ?? Number.NaN), 0) / rows.length;

const pieces = { resamples: 1000, pause: () => Promise.resolve() };

describe('two models on the same rows', () => {
  it('differ by nothing, and surely so, when they answer alike', async () => {
    const right = Array.from({ length: 50 }, (_, row) => row % 2);
    const same = await pairedBootstrap(50, share(right), share(right), seededRandom(1), pieces);
    expect(same).toEqual({ difference: 0, interval: [0, 0] });
  });

  it('differ as the normal approximation of paired shares says', async () => {
    // Of 400 rows 60 are right only for the first and 20 only for the second: difference 0.1, and
    // its standard error is sqrt((60 + 20) / 400 - 0.1²) / sqrt(400) = 0.0218.
    const first = Array.from({ length: 400 }, (_, row) => (row < 260 ? 1 : 0));
    const second = Array.from({ length: 400 }, (_, row) => {
      return row >= 60 && row < 280 ? 1 : 0;
    });
    const { difference, interval } = await pairedBootstrap(
      400,
      share(first),
      share(second),
      seededRandom(2),
      { ...pieces, resamples: 4000 },
    );
    expect(difference).toBeCloseTo(0.1, 12);
    expect(interval[0]).toBeGreaterThan(0.0573 - 0.008);
    expect(interval[0]).toBeLessThan(0.0573 + 0.008);
    expect(interval[1]).toBeGreaterThan(0.1427 - 0.008);
    expect(interval[1]).toBeLessThan(0.1427 + 0.008);
  });

  it('change sign when they change places', async () => {
    const first = [1, 1, 0, 1, 0, 1, 1, 1];
    const second = [0, 1, 0, 1, 1, 0, 0, 1];
    const there = await pairedBootstrap(8, share(first), share(second), seededRandom(3), pieces);
    const back = await pairedBootstrap(8, share(second), share(first), seededRandom(3), pieces);
    expect(back.difference).toBe(-there.difference);
    expect(back.interval[0]).toBeCloseTo(-there.interval[1], 12);
    expect(back.interval[1]).toBeCloseTo(-there.interval[0], 12);
  });

  it('are told apart more narrowly than by two intervals', async () => {
    const hard = Array.from({ length: 200 }, (_, row) => (row % 4 === 0 ? 0 : 1));
    const harder = hard.map((value, row) => (row % 20 === 1 ? 0 : value));
    const paired = (await pairedBootstrap(200, share(hard), share(harder), seededRandom(4), pieces))
      .interval;
    const alone = bootstrapInterval(200, share(hard), seededRandom(4));
    expect(paired[1] - paired[0]).toBeLessThan((alone[1] - alone[0]) / 1.5);
    expect(paired[0]).toBeGreaterThan(0);
  });

  it('are drawn as without pauses, and not at all after one that rejects', async () => {
    const right = Array.from({ length: 30 }, (_, row) => row % 3);
    expect(await bootstrapInPieces(30, share(right), seededRandom(6), pieces)).toEqual(
      bootstrapInterval(30, share(right), seededRandom(6)),
    );
    const stop = { ...pieces, pause: () => Promise.reject(new Error('stopped')) };
    await expect(bootstrapInPieces(30, share(right), seededRandom(6), stop)).rejects.toThrow(
      'stopped',
    );
  });

  it('have no difference without rows', async () => {
    const none = await pairedBootstrap(0, share([]), share([]), seededRandom(5), pieces);
    expect(none.difference).toBeNaN();
    expect(none.interval).toEqual([Number.NaN, Number.NaN]);
  });
});
