/** IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits. */

/** The largest finite one. */
export const LARGEST_HALF = 65504;
/** The smallest with full precision; shaders may take anything smaller for zero. */
export const SMALLEST_NORMAL_HALF = 2 ** -14;
/** What is nearer to 65536 than to 65504, or halfway, becomes infinite. */
const OVERFLOWS_FROM = 65520;

const asFloat = new Float32Array(1);
const asBits = new Uint32Array(asFloat.buffer);

/**
 * Bits of the nearest half floats, to even where two are as near. Throws a `RangeError` for values
 * that would become infinite or are no numbers.
 */
export function encodeHalfFloats(values: Float32Array): Uint16Array<ArrayBuffer> {
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (!(Math.abs(value) < OVERFLOWS_FROM)) {
      throw new RangeError(`element ${i} is ${value}; half floats end at ${LARGEST_HALF}`);
    }
    halves[i] = toHalf(value);
  }
  return halves;
}

/** The nearest half float as a number; infinite from 65520 on. */
export function roundToHalf(value: number): number {
  const size = Math.abs(value);
  if (size >= OVERFLOWS_FROM) return Math.sign(value) * Number.POSITIVE_INFINITY;
  if (size < SMALLEST_NORMAL_HALF) return nearestEven(value * 2 ** 24) * 2 ** -24;
  asFloat[0] = value;
  const bits = asBits[0] ?? 0;
  // Half of the last kept place, less one where that place is even: ties then stay below.
  asBits[0] = (bits + 0xfff + ((bits >>> 13) & 1)) & ~0x1fff;
  return asFloat[0];
}

function toHalf(value: number): number {
  const rounded = roundToHalf(value);
  const sign = rounded < 0 || Object.is(rounded, -0) ? 0x8000 : 0;
  const size = Math.abs(rounded);
  if (size < SMALLEST_NORMAL_HALF) return sign | (size * 2 ** 24);
  asFloat[0] = size;
  // From a bias of 127 and 23 fraction bits to a bias of 15 and 10.
  return sign | (((asBits[0] ?? 0) >>> 13) - ((127 - 15) << 10));
}

/** To a whole number, as the unit in the last place of a double from 2^52 on is one. */
function nearestEven(value: number): number {
  const shift = 1.5 * 2 ** 52;
  const rounded = value + shift - shift;
  return rounded === 0 && (value < 0 || Object.is(value, -0)) ? -0 : rounded;
}
