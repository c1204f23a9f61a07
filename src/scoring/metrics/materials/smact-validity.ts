import { smactElectronegativities, smactMetals, smactStates } from './smact-tables.ts';

/**
 * Whether SMACT 3.0.2 calls a composition valid (Davies et al., Chem 1, 617, 2016), with its own
 * tables: an element, an alloy of metals, or one state for each element so that the charges cancel
 * and every cation is less electronegative than every anion. Undefined for a symbol that is no
 * element up to lawrencium, of which SMACT knows nothing.
 */
export function smactValidity(atoms: readonly string[]): boolean | undefined {
  const counts = new Map<string, number>();
  for (const symbol of atoms) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const symbols = [...counts.keys()];
  const states = symbols.flatMap((symbol) => {
    const ofSymbol = smactStates.get(symbol);
    return ofSymbol ? [ofSymbol] : [];
  });
  if (symbols.length === 0 || states.length < symbols.length) return undefined;
  if (symbols.length === 1 || symbols.every((symbol) => smactMetals.has(symbol))) return true;
  if (symbols.some((symbol) => !smactElectronegativities.has(symbol))) return false;
  return canBalance(
    symbols.map((symbol, at) => ({
      count: counts.get(symbol) ?? 0,
      states: states[at] ?? [],
      negativity: smactElectronegativities.get(symbol) ?? Number.NaN,
    })),
  );
}

interface Ion {
  readonly count: number;
  readonly states: readonly number[];
  readonly negativity: number;
}

/**
 * Anions are the most electronegative elements, so it is enough to try where the list, sorted by
 * electronegativity, is cut; equal ones stand on one side.
 */
function canBalance(ions: readonly Ion[]): boolean {
  const sorted = [...ions].sort((a, b) => a.negativity - b.negativity);
  return sorted.some((ion, cut) => {
    if (cut === 0 || ion.negativity === sorted[cut - 1]?.negativity) return false;
    const charges = sumsOf(sorted.slice(0, cut), 1);
    return [...sumsOf(sorted.slice(cut), -1)].some((sum) => charges.has(-sum));
  });
}

/** Every charge that ions can add up to, all of them positive or all of them negative. */
function sumsOf(ions: readonly Ion[], sign: 1 | -1): ReadonlySet<number> {
  let sums: ReadonlySet<number> = new Set([0]);
  for (const { count, states } of ions) {
    const added = states.filter((state) => Math.sign(state) === sign).map((state) => state * count);
    sums = new Set([...sums].flatMap((sum) => added.map((charge) => sum + charge)));
  }
  return sums;
}
