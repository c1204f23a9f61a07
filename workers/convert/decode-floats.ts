/** Number formats of checkpoints that can be read, by their names in safetensors headers. */
export const FLOAT_BYTES = { F32: 4, F16: 2, BF16: 2 } as const;
export type FloatType = keyof typeof FLOAT_BYTES;

/** Little-endian numbers as 32-bit floats; every value of the three formats is represented exactly. */
export function decodeFloats(bytes: Uint8Array, type: FloatType): Float32Array {
  if (type === 'F32') return new Float32Array(alignedBuffer(bytes));
  const halves = new Uint16Array(alignedBuffer(bytes));
  return type === 'BF16' ? decodeBrainFloats(halves) : decodeHalfFloats(halves);
}

/** A bfloat16 is the upper half of a 32-bit float. */
function decodeBrainFloats(halves: Uint16Array): Float32Array {
  const bits = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i++) bits[i] = (halves[i] ?? 0) << 16;
  return new Float32Array(bits.buffer);
}

/** IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits. */
function decodeHalfFloats(halves: Uint16Array): Float32Array {
  const values = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) values[i] = halfToNumber(halves[i] ?? 0);
  return values;
}

function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function alignedBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}
