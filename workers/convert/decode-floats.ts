/** Number formats of checkpoints that can be read, by their names in safetensors headers. */
export const FLOAT_BYTES = { F32: 4, F16: 2, BF16: 2 } as const;
export type FloatType = keyof typeof FLOAT_BYTES;

/** Little-endian numbers as 32-bit floats; every value of the three formats is represented exactly. */
export function decodeFloats(bytes: Uint8Array, type: FloatType): Float32Array {
  if (type === 'F32') return new Float32Array(alignedBuffer(bytes));
  const halves =
    bytes.byteOffset % 2 === 0
      ? new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)
      : new Uint16Array(alignedBuffer(bytes));
  return type === 'BF16' ? decodeBrainFloats(halves) : decodeHalfFloats(halves);
}

/** The first value that is infinite or not a number; `undefined` when all are finite. */
export function findNonFinite(values: Float32Array): number | undefined {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let largest = 0;
  for (let i = 0; i < bits.length; i++) largest = Math.max(largest, (bits[i] ?? 0) & 0x7fffffff);
  if (largest < 0x7f800000) return undefined;
  return values.findIndex((value) => !Number.isFinite(value));
}

/** A bfloat16 is the upper half of a 32-bit float. */
function decodeBrainFloats(halves: Uint16Array): Float32Array {
  const bits = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i++) bits[i] = (halves[i] ?? 0) << 16;
  return new Float32Array(bits.buffer);
}

/** Every half float by its bits; made when the first is read. */
let halfFloats: Float32Array | undefined;

function decodeHalfFloats(halves: Uint16Array): Float32Array {
  halfFloats ??= Float32Array.from({ length: 1 << 16 }, (_, half) => halfToNumber(half));
  const table = halfFloats;
  const values = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) values[i] = table[halves[i] ?? 0] ?? 0;
  return values;
}

/** IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits. */
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
