/** For each atom its neighbours, by number. */
export type Neighbours = readonly (readonly number[])[];

/**
 * Pairs of neighbours so that every atom is in one, as the SELFIES library finds them: those with the
 * fewest free neighbours first, then augmenting paths. Undefined where it finds none. Which of several
 * Kekulé structures comes out is part of that library's output, so that the order of steps is kept.
 */
export function matchAtoms(neighbours: Neighbours): readonly number[] | undefined {
  const mates = matchGreedily(neighbours);
  for (;;) {
    const root = nextRoot(mates);
    if (root === undefined) return mates.flatMap((mate) => mate ?? []);
    const path = augmentingPath(neighbours, root, mates);
    if (!path) return undefined;
    for (const [one, other] of path) {
      mates[one] = other;
      mates[other] = one;
    }
  }
}

type Mates = (number | undefined)[];

function matchGreedily(neighbours: Neighbours): Mates {
  const mates: Mates = neighbours.map(() => undefined);
  const isFree = (atom: number) => mates[atom] === undefined;
  for (;;) {
    let best: { readonly atom: number; readonly free: readonly number[] } | undefined;
    for (const [atom, all] of neighbours.entries()) {
      if (!isFree(atom)) continue;
      const free = all.filter(isFree);
      if (free.length > 0 && free.length < (best?.free.length ?? Number.POSITIVE_INFINITY)) {
        best = { atom, free };
      }
    }
    const mate = best?.free[0];
    if (!best || mate === undefined) return mates;
    mates[best.atom] = mate;
    mates[mate] = best.atom;
  }
}

/** The library takes from a Python set, whose small numbers lie in eight places. */
const PLACES = 8;

function nextRoot(mates: Mates): number | undefined {
  const free = mates.flatMap((mate, atom) => (mate === undefined ? [atom] : []));
  return free.sort((a, b) => (a % PLACES) - (b % PLACES) || a - b)[0];
}

/** The pairs along the shortest path to another free atom; the search does not shrink odd rings. */
function augmentingPath(
  neighbours: Neighbours,
  root: number,
  mates: Mates,
): readonly (readonly [number, number])[] | undefined {
  /** How an atom was reached: from which one, over which of its neighbours. */
  const reached = new Map<number, readonly [from: number, over: number]>();
  const queue = [root];
  for (const atom of queue) {
    for (const next of neighbours[atom] ?? []) {
      if (next === root) return undefined;
      const mate = mates[next];
      if (mate === undefined) {
        reached.set(next, [atom, next]);
        return pathTo(next, root, reached);
      }
      if (mate === root || reached.has(mate)) continue;
      reached.set(mate, [atom, next]);
      queue.push(mate);
    }
  }
  return undefined;
}

function pathTo(
  end: number,
  root: number,
  reached: ReadonlyMap<number, readonly [number, number]>,
): readonly (readonly [number, number])[] {
  const path: (readonly [number, number])[] = [];
  let atom = end;
  while (atom !== root) {
    const [from, over] = reached.get(atom) ?? [root, root];
    path.push([over, from]);
    atom = from;
  }
  return path;
}
