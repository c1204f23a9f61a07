import type { BondChange } from './molecule-drawing.ts';

/** A side of a reaction whose atoms carry map numbers, as `[CH3:1]` does. */
export interface MappedSide {
  readonly atoms: readonly MappedAtom[];
  /** Order 4 is aromatic. */
  readonly bonds: readonly { readonly from: number; readonly to: number; readonly order: number }[];
}

export interface MappedAtom {
  readonly symbol: string;
  /** 0 where there is none. */
  readonly map: number;
}

export interface ReactionChanges {
  readonly changes: readonly BondChange[];
  /** The changed bonds of each side, by their index. */
  readonly inReactants: readonly number[];
  readonly inProducts: readonly number[];
}

/**
 * Which bonds differ between atoms of the same map number. Undefined where the sides share too few
 * numbers to tell: fewer than two, or one stands twice on a side. Without a counterpart on the other
 * side a bond counts when one of its atoms stays.
 */
export function reactionChanges(
  reactants: MappedSide,
  products: MappedSide,
): ReactionChanges | undefined {
  const before = mapOf(reactants);
  const after = mapOf(products);
  if (!before || !after) return undefined;
  const shared = [...before.keys()].filter((map) => after.has(map));
  if (shared.length < 2) return undefined;
  const lost = changedBonds(reactants, products, after, 'broken');
  const made = changedBonds(products, reactants, before, 'formed');
  return {
    // A changed order is seen from both sides and told once.
    changes: [...lost, ...made.filter(({ change }) => change.kind === 'formed')].map(
      ({ change }) => change,
    ),
    inReactants: lost.map(({ bond }) => bond),
    inProducts: made.map(({ bond }) => bond),
  };
}

/** Atom index by map number; undefined where a number stands twice. */
function mapOf({ atoms }: MappedSide): ReadonlyMap<number, number> | undefined {
  const map = new Map<number, number>();
  for (const [index, atom] of atoms.entries()) {
    if (atom.map === 0) continue;
    if (map.has(atom.map)) return undefined;
    map.set(atom.map, index);
  }
  return map;
}

interface ChangedBond {
  readonly bond: number;
  readonly change: BondChange;
}

function changedBonds(
  side: MappedSide,
  other: MappedSide,
  inOther: ReadonlyMap<number, number>,
  kind: 'broken' | 'formed',
): readonly ChangedBond[] {
  const orders = new Map(other.bonds.map(({ from, to, order }) => [pair(from, to), order]));
  return side.bonds.flatMap(({ from, to, order }, bond) => {
    const [one, two] = [side.atoms[from], side.atoms[to]];
    if (!one || !two) return [];
    const there = [inOther.get(one.map), inOther.get(two.map)] as const;
    // A bond inside a group that only one side has tells nothing.
    if (there[0] === undefined && there[1] === undefined) return [];
    const otherOrder =
      there[0] === undefined || there[1] === undefined
        ? undefined
        : orders.get(pair(there[0], there[1]));
    if (otherOrder === order) return [];
    const between = [nameOf(one), nameOf(two)] as const;
    return [{ bond, change: { kind: otherOrder === undefined ? kind : 'order', between } }];
  });
}

function pair(one: number, other: number): string {
  return one < other ? `${one}-${other}` : `${other}-${one}`;
}

function nameOf({ symbol, map }: MappedAtom): string {
  return map === 0 ? symbol : `${symbol}${map}`;
}
