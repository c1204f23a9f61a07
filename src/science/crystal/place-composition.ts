import type { WyckoffPosition } from '../crystallography.ts';

/** One element on one position. */
export interface PlacedSite {
  readonly symbol: string;
  readonly position: WyckoffPosition;
}

/** Atoms of a composition on the positions of a space group. */
export interface Placement {
  /** Formula units in the conventional cell. */
  readonly formulaUnits: number;
  /** In the conventional cell. */
  readonly atomCount: number;
  readonly sites: readonly PlacedSite[];
}

/** What a cell of so many atoms is searched for. */
export interface PlacementQuestion {
  /** The smallest whole numbers of the formula. */
  readonly counts: ReadonlyMap<string, number>;
  readonly positions: readonly WyckoffPosition[];
  /** Atoms in the largest conventional cell that is tried. */
  readonly mostAtoms: number;
}

/** Usual crystals have fewer atoms in their conventional cell. */
export const USUAL_CELL_ATOMS = 240;

/**
 * The smallest conventional cell whose atoms fill whole positions, with as few of them as possible;
 * undefined where no cell up to `mostAtoms` does. A position without a free coordinate is used once.
 */
export function placeComposition(question: PlacementQuestion): Placement | undefined {
  const { counts, positions, mostAtoms } = question;
  const perUnit = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (perUnit === 0) return undefined;
  const free = fewestSites(positions, mostAtoms);
  for (let formulaUnits = 1; formulaUnits * perUnit <= mostAtoms; formulaUnits++) {
    const scaled = [...counts].map(([symbol, count]) => ({ symbol, count: count * formulaUnits }));
    const sites = new Placer(scaled, positions, free).place();
    if (sites) return { formulaUnits, atomCount: formulaUnits * perUnit, sites };
  }
  return undefined;
}

/** For each number of atoms the positions with free coordinates that hold them, the fewest. */
type FreeSites = readonly (readonly WyckoffPosition[] | undefined)[];

function fewestSites(positions: readonly WyckoffPosition[], mostAtoms: number): FreeSites {
  const free = positions.filter(({ isFree }) => isFree);
  const fewest: (readonly WyckoffPosition[] | undefined)[] = [[]];
  for (let count = 1; count <= mostAtoms; count++) {
    for (const position of free) {
      const rest = fewest[count - position.multiplicity];
      const best = fewest[count];
      if (rest && (!best || rest.length + 1 < best.length)) fewest[count] = [...rest, position];
    }
  }
  return fewest;
}

/** Positions without a free coordinate that hold equally many atoms, in the order of their letters. */
interface FixedClass {
  readonly multiplicity: number;
  readonly positions: readonly WyckoffPosition[];
}

interface Element {
  readonly symbol: string;
  readonly count: number;
}

/** How many of each class an element takes, and where its other atoms go. */
interface Share {
  readonly taken: readonly number[];
  readonly free: readonly WyckoffPosition[];
}

interface Plan {
  readonly siteCount: number;
  readonly shares: readonly Share[];
}

/** Gives each element its share of the positions; states are remembered by what is left of them. */
class Placer {
  private readonly elements: readonly Element[];
  private readonly classes: readonly FixedClass[];
  private readonly free: FreeSites;
  private readonly known = new Map<string, Plan | undefined>();

  constructor(
    elements: readonly Element[],
    positions: readonly WyckoffPosition[],
    free: FreeSites,
  ) {
    this.elements = elements;
    this.free = free;
    const fixed = positions.filter(({ isFree }) => !isFree);
    const sizes = [...new Set(fixed.map(({ multiplicity }) => multiplicity))];
    this.classes = sizes.map((multiplicity) => ({
      multiplicity,
      positions: fixed.filter((position) => position.multiplicity === multiplicity),
    }));
  }

  place(): readonly PlacedSite[] | undefined {
    const plan = this.best(
      0,
      this.classes.map(({ positions }) => positions.length),
    );
    if (!plan) return undefined;
    const used = this.classes.map(() => 0);
    return plan.shares.flatMap(({ taken, free }, index) => {
      const symbol = this.elements[index]?.symbol ?? '';
      const fixed = this.classes.flatMap(({ positions }, at) => {
        const first = used[at] ?? 0;
        used[at] = first + (taken[at] ?? 0);
        return positions.slice(first, used[at]);
      });
      return [...fixed, ...free].map((position) => ({ symbol, position }));
    });
  }

  private best(index: number, left: readonly number[]): Plan | undefined {
    const element = this.elements[index];
    if (!element) return { siteCount: 0, shares: [] };
    const key = `${index} ${left.join(' ')}`;
    if (this.known.has(key)) return this.known.get(key);
    let best: Plan | undefined;
    for (const share of this.sharesOf(element.count, left, 0, [])) {
      const rest = this.best(
        index + 1,
        left.map((count, at) => count - (share.taken[at] ?? 0)),
      );
      if (!rest) continue;
      const taken = share.taken.reduce((sum, count) => sum + count, 0);
      // A free coordinate is a parameter more, so of two equal numbers of sites the fixed ones win.
      const siteCount = rest.siteCount + taken + share.free.length * 1.01;
      if (!best || siteCount < best.siteCount)
        best = { siteCount, shares: [share, ...rest.shares] };
    }
    this.known.set(key, best);
    return best;
  }

  private *sharesOf(
    count: number,
    left: readonly number[],
    at: number,
    taken: readonly number[],
  ): Generator<Share> {
    const group = this.classes[at];
    if (!group) {
      const free = this.free[count];
      if (free) yield { taken, free };
      return;
    }
    const most = Math.min(left[at] ?? 0, Math.floor(count / group.multiplicity));
    for (let number = 0; number <= most; number++) {
      yield* this.sharesOf(count - number * group.multiplicity, left, at + 1, [...taken, number]);
    }
  }
}

/** `Na on 4a, Cl on 4b`; equal positions are counted: `O on 2 × 8j`. */
export function sayPlacement({ sites }: Placement): string {
  const symbols = [...new Set(sites.map(({ symbol }) => symbol))];
  return symbols
    .map((symbol) => {
      const placed = sites.filter((site) => site.symbol === symbol);
      const names = placed.map(({ position }) => `${position.multiplicity}${position.letter}`);
      return `${symbol} on ${countNames(names).join(' and ')}`;
    })
    .join(', ');
}

/** `4 formula units, 8 atoms in the cell`. */
export function sayContents({ formulaUnits, atomCount }: Placement): string {
  return `${formulaUnits} formula ${formulaUnits === 1 ? 'unit' : 'units'}, ${atomCount} atoms in the cell`;
}

function countNames(names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => {
    const count = names.filter((each) => each === name).length;
    return count === 1 ? name : `${count} × ${name}`;
  });
}
