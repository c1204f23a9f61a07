import { greatestCommonDivisor } from './greatest-common-divisor.ts';

export interface CrystalFormula {
  /** Every atom counted: `Zr8O16`. */
  readonly full: string;
  /** The smallest whole numbers in the same ratio: `ZrO2`. */
  readonly reduced: string;
}

/** The formula of a list with one symbol for each atom; elements in the order of their first atom. */
export function crystalFormula(symbols: readonly string[]): CrystalFormula {
  const counts = new Map<string, number>();
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const divisor = [...counts.values()].reduce(greatestCommonDivisor, 0);
  return { full: write(counts, 1), reduced: write(counts, divisor) };
}

function write(counts: ReadonlyMap<string, number>, divisor: number): string {
  return [...counts]
    .map(([symbol, count]) => `${symbol}${count === divisor ? '' : count / divisor}`)
    .join('');
}
