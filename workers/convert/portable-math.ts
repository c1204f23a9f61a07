/**
 * Elementary functions of plain arithmetic. Those of `Math` differ in the last place from one engine
 * to the next, and a converted folder must have the same bytes wherever it was made.
 */

/** pi / 2 in three parts; the first have 33 bits, so that products with small counts are exact. */
const HALF_PI = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21] as const;

/** For magnitudes up to a million; off by less than 1e-15. */
export function portableCos(angle: number): number {
  return portableSin(angle, 1);
}

/** Of the angle and `quarters` quarter turns; for magnitudes up to a million, off by less than 1e-15. */
export function portableSin(angle: number, quarters = 0): number {
  const [first, second, third] = HALF_PI;
  const turns = Math.round(angle / (first + second));
  const rest = angle - turns * first - turns * second - turns * third;
  const quadrant = (((turns + quarters) % 4) + 4) % 4;
  const size = quadrant % 2 === 0 ? seriesFrom(rest, 1) : seriesFrom(rest, 0);
  return quadrant < 2 ? size : -size;
}

/** Taylor's series up to an eighth of a turn: sine from degree 1, cosine from degree 0. */
function seriesFrom(angle: number, degree: 0 | 1): number {
  const square = angle * angle;
  let sum = 1;
  for (let power = 18 + degree; power > degree; power -= 2) {
    sum = 1 - (square / (power * (power - 1))) * sum;
  }
  return degree === 1 ? angle * sum : sum;
}

/** The natural logarithm of a positive number. */
export function portableLog(value: number): number {
  let mantissa = value;
  let exponent = 0;
  for (; mantissa > Math.SQRT2; exponent++) mantissa /= 2;
  for (; mantissa < Math.SQRT1_2; exponent--) mantissa *= 2;
  const ratio = (mantissa - 1) / (mantissa + 1);
  let sum = 0;
  for (let power = 27; power > 0; power -= 2) sum = sum * ratio * ratio + 1 / power;
  return exponent * Math.LN2 + 2 * ratio * sum;
}

/** `base`, a positive number, to any power that a double can hold. */
export function portablePower(base: number, power: number): number {
  const logarithm = power * portableLog(base);
  const doublings = Math.round(logarithm / Math.LN2);
  const rest = logarithm - doublings * Math.LN2;
  let sum = 1;
  for (let degree = 20; degree > 0; degree--) sum = 1 + (rest / degree) * sum;
  const factor = doublings < 0 ? 0.5 : 2;
  for (let i = 0; i < Math.abs(doublings); i++) sum *= factor;
  return sum;
}
