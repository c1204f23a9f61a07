import { greatestCommonDivisor } from '../greatest-common-divisor.ts';

/** The smallest whole numbers in the proportions of a list with one symbol for each atom. */
export function reducedCounts(symbols: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const divisor = [...counts.values()].reduce(greatestCommonDivisor, 0);
  return new Map([...counts].map(([symbol, count]) => [symbol, count / divisor]));
}
