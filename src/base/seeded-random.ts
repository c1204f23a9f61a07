/** Uniform numbers in [0, 1), the same ones for the same seed on every machine. */
export type Random = () => number;

/**
 * xoshiro128** (Blackman and Vigna, arXiv 1805.01407), its state filled by splitmix32 from an
 * unsigned 32-bit seed.
 */
export function seededRandom(seed: number): Random {
  let mix = seed >>> 0;
  const nextState = () => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [nextState(), nextState(), nextState(), nextState()];
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result / 2 ** 32;
  };
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
