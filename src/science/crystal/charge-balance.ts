import { electronegativityOf } from './electronegativity.ts';
import { isAlloying, isMetalSymbol } from './metallic-elements.ts';
import { oxidationStatesOf } from './oxidation-states.ts';

/** Whether ions could make up a composition; each but the last three passes the rule of SMACT. */
export type ChargeBalance =
  | { readonly kind: 'element' }
  | { readonly kind: 'alloy' }
  /** One state for each element, with which the charges cancel. */
  | { readonly kind: 'balanced'; readonly states: ReadonlyMap<string, number> }
  /** Only where one metal has two neighbouring states at once, as iron has in magnetite. */
  | {
      readonly kind: 'mixed-valence';
      readonly symbol: string;
      readonly between: readonly [number, number];
      readonly states: ReadonlyMap<string, number>;
    }
  /** Metals with B, Si, Ge, As, Sb or Te that do not balance: such compounds need not be of ions. */
  | { readonly kind: 'intermetallic' }
  | { readonly kind: 'unbalanced'; readonly reason: string };

/**
 * The rule of SMACT (Davies et al., Chem 1, 617, 2016) over a table of our own: an element and an
 * alloy pass; else one state for each element must give zero, and every cation be less
 * electronegative than every anion.
 */
export function balanceCharges(counts: ReadonlyMap<string, number>): ChargeBalance {
  const symbols = [...counts.keys()];
  if (symbols.length === 1) return { kind: 'element' };
  if (symbols.every(isMetalSymbol)) return { kind: 'alloy' };
  const without = symbols.filter(
    (symbol) => oxidationStatesOf(symbol).length === 0 || electronegativityOf(symbol) === undefined,
  );
  if (without.length > 0) {
    const each = without.length === 1 ? 'has' : 'have';
    return {
      kind: 'unbalanced',
      reason: `${without.join(', ')} ${each} no common oxidation state.`,
    };
  }
  const states = findStates(counts, new Map());
  if (states) return { kind: 'balanced', states };
  if (symbols.every(isAlloying)) {
    return { kind: 'intermetallic' };
  }
  return findMixedValence(counts) ?? { kind: 'unbalanced', reason: whyNot(counts) };
}

type States = ReadonlyMap<string, number>;

const ODD_ANION = 5;

/**
 * The most usual states that add up to zero, those of `fixed` kept: each step down an element's
 * list costs one, and unusual anions such as peroxide more. Sums that are out of reach and costs above the best are cut off.
 */
function findStates(counts: ReadonlyMap<string, number>, fixed: States): States | undefined {
  const choices = [...counts].map(([symbol, count]): Choice => {
    const fixedState = fixed.get(symbol);
    const states = fixedState === undefined ? oxidationStatesOf(symbol) : [fixedState];
    return { symbol, count, states };
  });
  return cheapest(choices, 0, [], Number.POSITIVE_INFINITY)?.states;
}

interface Choice {
  readonly symbol: string;
  readonly count: number;
  /** The most usual first. */
  readonly states: readonly number[];
}

interface Found {
  readonly cost: number;
  readonly states: States;
}

/** The best way to give the elements behind the chosen ones their states, if it costs less than `limit`. */
function cheapest(
  choices: readonly Choice[],
  sum: number,
  chosen: readonly (readonly [string, number])[],
  limit: number,
): Found | undefined {
  const choice = choices[chosen.length];
  if (!choice) {
    const states = new Map(chosen);
    return Math.abs(sum) < 1e-9 && isOrdered(states) ? { cost: 0, states } : undefined;
  }
  if (!canCancel(sum, choices.slice(chosen.length))) return undefined;
  let best: Found | undefined;
  for (const [step, state] of choice.states.entries()) {
    const cost = step + (state < 0 && step > 0 ? ODD_ANION : 0);
    const most = (best?.cost ?? limit) - cost;
    if (most <= 0) continue;
    const next = [...chosen, [choice.symbol, state] as const];
    const found = cheapest(choices, sum + choice.count * state, next, most);
    if (found) best = { cost: found.cost + cost, states: found.states };
  }
  return best;
}

function canCancel(sum: number, rest: readonly Choice[]): boolean {
  const least = rest.reduce((total, each) => total + each.count * Math.min(...each.states), sum);
  const most = rest.reduce((total, each) => total + each.count * Math.max(...each.states), sum);
  return least < 1e-9 && most > -1e-9;
}

function negativity(symbol: string): number {
  return electronegativityOf(symbol) ?? Number.NaN;
}

/** Whether every cation is less electronegative than every anion. */
function isOrdered(states: States): boolean {
  const values = (sign: number) =>
    [...states]
      .filter(([, state]) => Math.sign(state) === sign)
      .map(([symbol]) => negativity(symbol));
  const [cations, anions] = [values(1), values(-1)];
  if (cations.length === 0 || anions.length === 0) return false;
  return Math.max(...cations) < Math.min(...anions);
}

function findMixedValence(counts: ReadonlyMap<string, number>): ChargeBalance | undefined {
  for (const [symbol, count] of counts) {
    if (!isMetalSymbol(symbol)) continue;
    const states = oxidationStatesOf(symbol);
    for (const low of states) {
      const high = states.find((state) => state === low + 1);
      if (high === undefined) continue;
      for (let share = 1; share < count; share++) {
        const mean = low + share / count;
        const found = findStates(counts, new Map([[symbol, mean]]));
        if (found) return { kind: 'mixed-valence', symbol, between: [low, high], states: found };
      }
    }
  }
  return undefined;
}

/** Tells apart charges that never cancel and those that do with the wrong elements as anions. */
function whyNot(counts: ReadonlyMap<string, number>): string {
  const bounds = [...counts].map(([symbol, count]) => {
    const states = oxidationStatesOf(symbol);
    return [count * Math.min(...states), count * Math.max(...states)] as const;
  });
  const least = bounds.reduce((sum, [low]) => sum + low, 0);
  const most = bounds.reduce((sum, [, high]) => sum + high, 0);
  if (most < 0)
    return `With all states at their highest, the charges still add up to ${signed(most)}.`;
  if (least > 0)
    return `With all states at their lowest, the charges still add up to ${signed(least)}.`;
  return 'No choice of one state for each element gives zero with every cation less electronegative than every anion.';
}

/** `+2`, `−3`, `0`. */
export function signed(charge: number): string {
  if (charge === 0) return '0';
  return charge > 0 ? `+${charge}` : `−${Math.abs(charge)}`;
}

/** `Na +1, Cl −1`. */
export function sayStates(states: ReadonlyMap<string, number>): string {
  return [...states].map(([symbol, state]) => `${symbol} ${signed(rounded(state))}`).join(', ');
}

function rounded(state: number): number {
  return Math.round(state * 100) / 100;
}
