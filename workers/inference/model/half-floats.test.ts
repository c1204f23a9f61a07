import { expect, it } from 'vitest';
import { decodeHalves } from './half-floats.ts';

it.each([
  [0x0000, 0],
  [0x3c00, 1],
  [0xc000, -2],
  [0x3555, 0.333251953125],
  [0x0001, 2 ** -24],
  [0x03ff, 1023 * 2 ** -24],
  [0x7bff, 65_504],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x7e00, Number.NaN],
])('the half with the bits 0x%s is %s', (bits, value) => {
  expect(decodeHalves(Uint16Array.of(bits))[0]).toBe(value);
});
