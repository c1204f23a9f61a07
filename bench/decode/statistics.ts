/** What several runs of one measurement gave. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly count: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return {
    median: ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? 0)) / 2,
    lowest: sorted[0] ?? Number.NaN,
    highest: sorted.at(-1) ?? Number.NaN,
    count: sorted.length,
  };
}

/** As `12.3 (11.9–14.0)`; empty where nothing was measured. */
export function saySpread({ median, lowest, highest, count }: Spread): string {
  if (count === 0) return '';
  const digits = median >= 100 ? 0 : median >= 10 ? 1 : 2;
  const [m, l, h] = [median, lowest, highest].map((value) => value.toFixed(digits));
  return `${m} (${l}–${h})`;
}
