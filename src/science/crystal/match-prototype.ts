import { balanceCharges } from './charge-balance.ts';
import { electronegativityOf } from './electronegativity.ts';
import { isAlloying, isMetalSymbol } from './metallic-elements.ts';
import { type Prototype, prototypes } from './prototypes.ts';
import { covalentRadius, ionicRadius } from './radii.ts';

/** A prototype with an element for each of its roles. */
export interface MatchedPrototype {
  readonly prototype: Prototype;
  /** By role. */
  readonly elements: readonly string[];
}

/**
 * The prototype with this composition (in smallest whole numbers) and this space group. Another
 * structure may have both, so it is what the material could look like, not what it does.
 */
export function matchPrototype(
  counts: ReadonlyMap<string, number>,
  spaceGroup: number,
): MatchedPrototype | undefined {
  for (const prototype of prototypes) {
    if (prototype.spaceGroup !== spaceGroup || !canHold(prototype, [...counts.keys()])) continue;
    const elements = assignRoles(prototype, counts);
    const [first = ''] = elements ?? [];
    if (elements && (prototype.onlyWith?.includes(first) ?? true)) return { prototype, elements };
  }
  return undefined;
}

function canHold({ holds }: Prototype, symbols: readonly string[]): boolean {
  const isAlloy = symbols.every(isAlloying);
  const hasNonMetal = symbols.some((symbol) => !isMetalSymbol(symbol));
  return holds === 'any' || (holds === 'metals' ? isAlloy : hasNonMetal);
}

function assignRoles(
  { counts: roles, first, onlyWith }: Prototype,
  counts: ReadonlyMap<string, number>,
): readonly string[] | undefined {
  if (roles.length !== counts.size) return undefined;
  const order = first === 'largest' ? sizeRank(counts) : negativityRank;
  const rank = (symbol: string) => (onlyWith?.includes(symbol) ? -Infinity : order(symbol));
  const waiting = [...counts].toSorted(([a], [b]) => rank(a) - rank(b));
  const elements: string[] = [];
  for (const count of roles) {
    const index = waiting.findIndex((each) => each[1] === count);
    const [found] = index === -1 ? [] : waiting.splice(index, 1);
    if (!found) return undefined;
    elements.push(found[0]);
  }
  return elements;
}

function negativityRank(symbol: string): number {
  return electronegativityOf(symbol) ?? Number.POSITIVE_INFINITY;
}

/** Largest first: as ions where the charges balance, else as atoms. */
function sizeRank(counts: ReadonlyMap<string, number>): (symbol: string) => number {
  const balance = balanceCharges(counts);
  const states = balance.kind === 'balanced' ? balance.states : new Map<string, number>();
  const symbols = [...counts.keys()];
  const ions = new Map(
    symbols.map((symbol) => [symbol, ionicRadius(symbol, states.get(symbol) ?? 0)]),
  );
  const hasAll = symbols.every((symbol) => ions.get(symbol) !== undefined);
  return (symbol) => -((hasAll ? ions.get(symbol) : covalentRadius(symbol)) ?? 0);
}
