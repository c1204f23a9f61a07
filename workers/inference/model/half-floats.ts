/** The value of each 16-bit float by its bits; a model decodes 150,000 of them for every token. */
const values: Float32Array = Float32Array.from({ length: 65_536 }, (_, bits) => halfValue(bits));

/** 16-bit floats, given as their bits, as 32-bit ones: exact, infinities and NaN included. */
export function decodeHalves(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  for (let index = 0; index < halves.length; index++) {
    floats[index] = values[halves[index] as number] as number;
  }
  return floats;
}

function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
