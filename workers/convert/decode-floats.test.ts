import { expect, it } from 'vitest';
import { decodeFloats } from './decode-floats.ts';

const halves = (...bits: number[]) => new Uint8Array(Uint16Array.from(bits).buffer);

it('reads 32-bit floats from bytes at an odd address', () => {
  const bytes = new Uint8Array(9);
  bytes.set(new Uint8Array(Float32Array.of(1.5, -0.1).buffer), 1);
  expect([...decodeFloats(bytes.subarray(1), 'F32')]).toEqual([1.5, Math.fround(-0.1)]);
});

it('reads bfloat16 as the upper half of a float', () => {
  const values = decodeFloats(halves(0x3f80, 0xc040, 0x0000, 0x7f7f, 0xff80), 'BF16');
  expect([...values]).toEqual([1, -3, 0, 3.3895313892515355e38, Number.NEGATIVE_INFINITY]);
});

it('reads half floats with their subnormal, largest and special values', () => {
  const values = decodeFloats(
    halves(0x3c00, 0xc000, 0x0001, 0x7bff, 0x8000, 0x7c00, 0x7e00),
    'F16',
  );
  expect([...values]).toEqual([1, -2, 2 ** -24, 65504, -0, Number.POSITIVE_INFINITY, Number.NaN]);
});
