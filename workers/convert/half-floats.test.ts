import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFloats } from './decode-floats.ts';
import { encodeHalfFloats, roundToHalf } from './half-floats.ts';

const encode = (...values: readonly number[]) => [...encodeHalfFloats(Float32Array.from(values))];
const decode = (...halves: readonly number[]) =>
  decodeFloats(new Uint8Array(Uint16Array.from(halves).buffer), 'F16');

it('gives every one of the 65,536 half floats back', () => {
  const all = Uint16Array.from({ length: 1 << 16 }, (_, i) => i);
  const finite = all.filter((half) => ((half >> 10) & 31) !== 31);
  const values = decode(...finite);
  expect(encodeHalfFloats(values)).toEqual(finite);
  expect(values.every((value) => Object.is(roundToHalf(value), value))).toBe(true);
});

describe('rounds to the nearest, and to even where two are as near,', () => {
  it('every value halfway between two neighbours, and its neighbours', () => {
    for (let half = 0; half < 0x7bff; half++) {
      const [low = 0, high = 0] = decode(half, half + 1);
      const middle = (low + high) / 2;
      const even = half % 2 === 0 ? low : high;
      const [below, above] = neighbours(middle);
      expect(roundToHalf(middle)).toBe(even);
      expect(roundToHalf(-middle)).toBe(-even);
      expect(roundToHalf(below)).toBe(low);
      expect(roundToHalf(above)).toBe(high);
      expect(encode(middle)[0]).toBe(half + (half % 2));
    }
  });

  it.each([
    ['the smallest', 2 ** -24, 0x0001],
    ['half of the smallest', 2 ** -25, 0x0000],
    ['a little more than that', 2 ** -25 * 1.0001, 0x0001],
    ['less than nothing', -(2 ** -30), 0x8000],
    ['minus zero', -0, 0x8000],
    ['the largest subnormal and a half', 1023.5 * 2 ** -24, 0x0400],
    ['the largest', 65504, 0x7bff],
    ['the last that is not infinite', 65519.99, 0x7bff],
  ])('%s', (_, value, bits) => {
    expect(encode(value)).toEqual([bits]);
  });

  it('any number', () => {
    const limit = Math.fround(65519);
    fc.assert(
      fc.property(fc.float({ min: -limit, max: limit, noNaN: true }), (value) => {
        const [bits = 0] = encode(value);
        const [nearest = 0] = decode(bits);
        expect(nearest).toBe(roundToHalf(value));
        for (const other of decode(bits - 1, bits + 1)) {
          if (!Number.isFinite(other)) continue;
          expect(Math.abs(value - nearest)).toBeLessThanOrEqual(Math.abs(value - other));
        }
      }),
    );
  });
});

it.each([65520, -65520, 1e9, Infinity, -Infinity, Number.NaN])(
  'refuses %d, which half floats cannot hold',
  (value) => {
    expect(() => encode(1, value)).toThrow(/element 1 is .*; half floats end at 65504/);
  },
);

/** The 32-bit floats next to a positive one. */
function neighbours(value: number): readonly [number, number] {
  const floats = Float32Array.of(value, value);
  const bits = new Uint32Array(floats.buffer);
  bits[0]! -= 1;
  bits[1]! += 1;
  return [floats[0]!, floats[1]!];
}
