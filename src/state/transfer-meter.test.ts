import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTransferMeter } from './transfer-meter.ts';

describe('a transfer meter', () => {
  it('says the rate of the last seconds, without what an earlier attempt brought', () => {
    let nowMs = 0;
    const measure = createTransferMeter(() => nowMs);
    expect(measure(5_000_000, 9_000_000).bytesPerSecond).toBeUndefined();
    nowMs = 1000;
    expect(measure(6_000_000, 9_000_000)).toEqual({
      doneBytes: 6_000_000,
      totalBytes: 9_000_000,
      bytesPerSecond: 1_000_000,
      secondsLeft: 3,
    });
    nowMs = 60_000;
    measure(6_000_000, 9_000_000);
    nowMs = 61_000;
    expect(measure(6_500_000, 9_000_000).bytesPerSecond).toBe(500_000);
  });

  it('does not guess a time without a total or a rate', () => {
    let nowMs = 0;
    const measure = createTransferMeter(() => nowMs);
    measure(0, undefined);
    nowMs = 2000;
    expect(measure(10, undefined).secondsLeft).toBeUndefined();
    const stuck = createTransferMeter(() => nowMs);
    stuck(5, 10);
    nowMs = 4000;
    expect(stuck(5, 10)).toMatchObject({ bytesPerSecond: 0, secondsLeft: undefined });
  });

  it('never says a negative or infinite figure', () => {
    const report = fc.record({ waitMs: fc.nat(20_000), bytes: fc.nat(1e9) });
    fc.assert(
      fc.property(
        fc.array(report),
        fc.option(fc.nat(1e9), { nil: undefined }),
        (reports, total) => {
          let nowMs = 0;
          const measure = createTransferMeter(() => nowMs);
          for (const { waitMs, bytes } of reports) {
            nowMs += waitMs;
            const { bytesPerSecond = 0, secondsLeft = 0 } = measure(bytes, total);
            for (const figure of [bytesPerSecond, secondsLeft]) {
              expect(figure).toBeGreaterThanOrEqual(0);
              expect(figure).toBeLessThan(Number.POSITIVE_INFINITY);
            }
          }
        },
      ),
    );
  });
});
