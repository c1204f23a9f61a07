const ROUNDS = 10;
const MULTIPLIER = 0xd256d193;
const KEY_STEP = 0x9e3779b9;

/**
 * The number in [0, 1) that decides the token at this position of this sample's reply. It depends on
 * nothing else, so that a resumed run and a sample in a batch draw what they would have drawn alone.
 * Philox2x32-10 (Salmon et al., SC11, doi 10.1145/2063384.2063405): key the seed, counter the rest;
 * all three count as unsigned 32-bit numbers.
 */
export function uniformAt(seed: number, sample: number, position: number): number {
  let key = seed >>> 0;
  let left = position >>> 0;
  let right = sample >>> 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high = highHalf(MULTIPLIER, left);
    const low = Math.imul(MULTIPLIER, left) >>> 0;
    left = (high ^ key ^ right) >>> 0;
    right = low;
    key = (key + KEY_STEP) >>> 0;
  }
  // 53 bits, as many as a double holds.
  return ((left >>> 5) * 2 ** 26 + (right >>> 6)) / 2 ** 53;
}

/** The upper 32 of the 64 bits of a product of unsigned 32-bit numbers. */
function highHalf(a: number, b: number): number {
  const [aHigh, aLow, bHigh, bLow] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff];
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 2 ** 16) + Math.floor(carry / 2 ** 16)) >>> 0;
}
