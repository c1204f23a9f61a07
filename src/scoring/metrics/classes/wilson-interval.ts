/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/** The 95 % interval of a share (Wilson 1927), within 0 to 1; NaN for no trials. */
export function wilsonInterval(successes: number, trials: number): readonly [number, number] {
  if (trials === 0) return [Number.NaN, Number.NaN];
  const share = successes / trials;
  const middle = (share + (Z * Z) / (2 * trials)) / (1 + (Z * Z) / trials);
  const half =
    ((Z / (1 + (Z * Z) / trials)) * Math.sqrt(share * (1 - share) * trials + (Z * Z) / 4)) / trials;
  // At 0 and at all the bound is the share itself; rounding may lie beside it.
  return [
    successes === 0 ? 0 : Math.max(0, middle - half),
    successes === trials ? 1 : Math.min(1, middle + half),
  ];
}
