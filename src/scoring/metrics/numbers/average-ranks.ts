/** Ranks from 1; equal values share the mean of their ranks. All NaN as soon as one value is. */
export function averageRanks(values: readonly number[]): readonly number[] {
  if (values.some(Number.isNaN)) return values.map(() => Number.NaN);
  const at = (row: number | undefined) => values[row ?? -1] ?? Number.NaN;
  const order = values.map((_, row) => row).sort((a, b) => at(a) - at(b));
  const ranks = new Array<number>(values.length).fill(Number.NaN);
  let start = 0;
  while (start < order.length) {
    let end = start + 1;
    while (end < order.length && at(order[end]) === at(order[start])) end++;
    for (const row of order.slice(start, end)) ranks[row] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}
