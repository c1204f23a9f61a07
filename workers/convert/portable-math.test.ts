import fc from 'fast-check';
import { expect, it } from 'vitest';
import { portableCos, portableLog, portablePower, portableSin } from './portable-math.ts';

it('sine and cosine are those of every angle that a table has', () => {
  const angle = fc.oneof(
    fc.double({ min: -1_048_576, max: 1_048_576, noNaN: true }),
    fc.double({ min: -7, max: 7, noNaN: true }),
    fc.integer({ min: -1_048_576, max: 1_048_576 }),
  );
  fc.assert(
    fc.property(angle, (x) => {
      expect(Math.abs(portableSin(x) - Math.sin(x))).toBeLessThan(1e-15);
      expect(Math.abs(portableCos(x) - Math.cos(x))).toBeLessThan(1e-15);
    }),
    { numRuns: 2000 },
  );
  expect([portableSin(0), portableCos(0)]).toEqual([0, 1]);
});

it('logarithm and power have fifteen digits', () => {
  const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(positive, fc.double({ min: -1, max: 1, noNaN: true }), (x, y) => {
      expect(Math.abs(portableLog(x) - Math.log(x))).toBeLessThan(
        1e-15 * (1 + 10 * Math.abs(Math.log(x))),
      );
      expect(Math.abs(portablePower(x, y) / x ** y - 1)).toBeLessThan(1e-13);
    }),
    { numRuns: 2000 },
  );
  expect([portableLog(1), portablePower(7, 0)]).toEqual([0, 1]);
});

it('gives the same bits on every engine', () => {
  const bits = (value: number) =>
    new BigUint64Array(Float64Array.of(value).buffer)[0]!.toString(16);
  expect(
    [portableSin(12_345.678), portableCos(40_959), portableLog(1e6), portablePower(1e6, -0.3)].map(
      bits,
    ),
  ).toMatchInlineSnapshot(`
    [
      "bfe687d5890974a5",
      "3fdde1a4e41bf65d",
      "402ba18a998fffa0",
      "3f903ab3d12bc2c4",
    ]
  `);
});
