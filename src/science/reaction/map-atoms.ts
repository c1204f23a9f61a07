import { atomEnvironments } from './atom-environments.ts';
import { type MoleculeGraph, type Neighbours, neighboursOf } from './molecule-graph.ts';

/** For each atom of the product the atom of the starting materials that it is, or undefined. */
export type AtomMap = readonly (number | undefined)[];

/** Seeds that are tried for one fragment; equivalent ones give the same. */
const MOST_SEEDS = 24;
/** Smaller fragments are placed after what hangs on the mapped ones by a changed bond. */
const SMALL_FRAGMENT = 3;

/**
 * Finds where the atoms of a product come from: the largest fragments that are bonded alike on both
 * sides first, then what hangs on them by a bond whose order changed, then the rest by element. A
 * greedy search, so a map with fewer changes may exist.
 */
export function mapAtoms(educts: MoleculeGraph, product: MoleculeGraph): AtomMap {
  return new AtomMapping(educts, product).find();
}

interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

class AtomMapping {
  private readonly educts: MoleculeGraph;
  private readonly product: MoleculeGraph;
  private readonly ofEducts: Neighbours;
  private readonly ofProduct: Neighbours;
  private readonly environments: ReturnType<typeof atomEnvironments>;
  private readonly map: (number | undefined)[];
  private readonly used: Set<number> = new Set();

  constructor(educts: MoleculeGraph, product: MoleculeGraph) {
    this.educts = educts;
    this.product = product;
    this.ofEducts = neighboursOf(educts);
    this.ofProduct = neighboursOf(product);
    this.environments = atomEnvironments([product, educts]);
    this.map = product.atoms.map(() => undefined);
  }

  find(): AtomMap {
    this.placeFragments(SMALL_FRAGMENT);
    do {
      this.extendOverChangedBonds();
    } while (this.placeLargestFragment(1));
    return this.map;
  }

  private placeFragments(smallest: number): void {
    while (this.placeLargestFragment(smallest));
  }

  /** Places the largest fragment of at least `smallest` atoms; false where there is none. */
  private placeLargestFragment(smallest: number): boolean {
    let best: readonly Pair[] = [];
    for (const seed of this.seeds()) {
      for (const takesLast of [false, true]) {
        const grown = this.grow(seed, takesLast);
        if (grown.length > best.length) best = grown;
      }
    }
    if (best.length < smallest || best.length === 0) return false;
    for (const pair of best) this.place(pair);
    return true;
  }

  private place({ ours, theirs }: Pair): void {
    this.map[ours] = theirs;
    this.used.add(theirs);
  }

  /** Free pairs of the most similar surroundings. */
  private seeds(): readonly Pair[] {
    for (let radius = (this.environments[0]?.length ?? 0) - 1; radius >= 0; radius--) {
      const free = new Map<number, number[]>();
      for (const [theirs] of this.educts.atoms.entries()) {
        if (this.used.has(theirs)) continue;
        const key = this.environments[1]?.[radius]?.[theirs] ?? -1;
        free.set(key, [...(free.get(key) ?? []), theirs]);
      }
      const pairs = this.product.atoms.flatMap((_, ours) => {
        if (this.map[ours] !== undefined) return [];
        const key = this.environments[0]?.[radius]?.[ours] ?? -2;
        return (free.get(key) ?? []).map((theirs) => ({ ours, theirs }));
      });
      if (pairs.length > 0) return spread(pairs, MOST_SEEDS);
    }
    return [];
  }

  /**
   * The fragment around a seed that is bonded alike on both sides, most similar atoms first; of
   * equally similar ones the first or the last.
   */
  private grow(seed: Pair, takesLast: boolean): readonly Pair[] {
    const local = new Map<number, number>([[seed.ours, seed.theirs]]);
    const taken = new Set<number>([seed.theirs]);
    let frontier = this.around(seed, true);
    while (frontier.length > 0) {
      frontier = frontier.filter(({ ours, theirs }) => !local.has(ours) && !taken.has(theirs));
      const next = this.mostAlike(frontier, local, takesLast);
      if (!next) break;
      local.set(next.ours, next.theirs);
      taken.add(next.theirs);
      frontier.push(...this.around(next, true));
    }
    return [...local].map(([ours, theirs]) => ({ ours, theirs }));
  }

  /** Free pairs of one element beside a placed pair, bonded to it alike if asked for. */
  private around({ ours, theirs }: Pair, isSameOrder: boolean): Pair[] {
    return (this.ofProduct[ours] ?? []).flatMap(([next, order]) =>
      this.map[next] !== undefined
        ? []
        : (this.ofEducts[theirs] ?? [])
            .filter(
              ([other, otherOrder]) =>
                !this.used.has(other) &&
                (!isSameOrder || order === otherOrder) &&
                this.product.atoms[next]?.atomicNumber === this.educts.atoms[other]?.atomicNumber,
            )
            .map(([other]) => ({ ours: next, theirs: other })),
    );
  }

  private mostAlike(
    pairs: readonly Pair[],
    local: ReadonlyMap<number, number>,
    takesLast = false,
  ): Pair | undefined {
    let best: Pair | undefined;
    let bestScore = -Infinity;
    for (const pair of pairs) {
      const score = this.likeness(pair) * 2 - this.contradictions(pair, local) * 5;
      if (score > bestScore || (takesLast && score === bestScore)) {
        [best, bestScore] = [pair, score];
      }
    }
    return best;
  }

  /** The radius up to which the surroundings of two atoms are equal. */
  private likeness({ ours, theirs }: Pair): number {
    const [product = [], educts = []] = this.environments;
    let radius = 0;
    while (radius < product.length && product[radius]?.[ours] === educts[radius]?.[theirs])
      radius++;
    return radius;
  }

  /** Bonds to placed atoms that one side has and the other lacks. */
  private contradictions({ ours, theirs }: Pair, local: ReadonlyMap<number, number>): number {
    const partner = (atom: number) => local.get(atom) ?? this.map[atom];
    const theirNeighbours = new Set((this.ofEducts[theirs] ?? []).map(([atom]) => atom));
    let count = 0;
    for (const [atom] of this.ofProduct[ours] ?? []) {
      const other = partner(atom);
      if (other !== undefined && !theirNeighbours.has(other)) count++;
    }
    return count;
  }

  private extendOverChangedBonds(): void {
    const queue = this.map.flatMap((theirs, ours) =>
      theirs === undefined ? [] : [{ ours, theirs }],
    );
    for (let pair = queue.shift(); pair; pair = queue.shift()) {
      const next = this.mostAlike(this.around(pair, false), new Map());
      if (!next) continue;
      this.place(next);
      queue.unshift(pair, next);
    }
  }
}

/** At most `most` of them, evenly spread. */
function spread<T>(values: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, values.length / most);
  return values.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
