/**
 * The exact 95 % interval of a share where all of `rowCount` rows agree, whose bootstrap has no width
 * (Clopper and Pearson, Biometrika 26, 404, 1934). Rows are right in none (`share` 0) or all (1).
 */
export function unanimousInterval(rowCount: number, share: 0 | 1): readonly [number, number] {
  const bound = 0.025 ** (1 / rowCount);
  return share === 0 ? [0, 1 - bound] : [bound, 1];
}
