/**
 * Tokens by falling logit, equal ones by id, each with the weight exp((logit − best) / temperature).
 * Every filter of the sampler keeps a beginning of this order, and so is a mass: the sum of the
 * weights up to the last token kept. What lies behind the tokens that a ranking holds is undefined.
 */
export interface Ranking {
  /** Its first logit. */
  readonly best: number;
  readonly total: number;
  massOfFirst(count: number): number | undefined;
  /** Of the tokens whose logit is at least this. */
  massFrom(lowest: number): number | undefined;
  /** The first token with which the sum of weights is at least `mass`, and that sum. */
  reach(mass: number): Reached | undefined;
}

export interface Reached {
  readonly id: number;
  readonly mass: number;
}

/** A ranking of tokens that are in order already; those of logit −Infinity must not be among them. */
export function rankList(
  ids: ArrayLike<number>,
  logits: ArrayLike<number>,
  temperature: number,
): Ranking {
  const best = logits[0] as number;
  const masses = massesOf(logits, temperature, best);
  const total = masses[masses.length - 1] as number;
  return {
    best,
    total,
    massOfFirst: (count) => (count > masses.length ? undefined : masses[count - 1]),
    massFrom: (lowest) => {
      let count = 0;
      while (count < logits.length && (logits[count] as number) >= lowest) count++;
      // The best token is always kept, also where rounding puts it below the bound.
      return count === logits.length ? undefined : masses[Math.max(count, 1) - 1];
    },
    reach: (mass) => {
      const index = masses.findIndex((reached) => reached >= mass);
      return index < 0 ? undefined : reachedAt(ids, masses, index);
    },
  };
}

/** The weights summed up, in order. */
function massesOf(logits: ArrayLike<number>, temperature: number, best: number): Float64Array {
  const masses = new Float64Array(logits.length);
  let mass = 0;
  for (let index = 0; index < logits.length; index++) {
    mass += Math.exp(((logits[index] as number) - best) / temperature);
    masses[index] = mass;
  }
  return masses;
}

function reachedAt(ids: ArrayLike<number>, masses: Float64Array, index: number): Reached {
  return { id: ids[index] as number, mass: masses[index] as number };
}

/** What lies more than 32 temperatures below the best, with a weight under 1e-13, shares the last bin. */
const BINS = 2048;
const BINS_PER_UNIT = BINS / 32;

/**
 * A ranking of a whole vocabulary without sorting it: weights are summed in bins of falling logit,
 * and only the bin in which something is asked for is put into order.
 */
export function rankVocabulary(logits: Float32Array, temperature: number, best: number): Ranking {
  const binOf = (logit: number) =>
    Math.min(BINS, Math.floor(((best - logit) / temperature) * BINS_PER_UNIT));
  const { masses, counts } = fillBins(logits, temperature, best, binOf);
  const total = masses[BINS] as number;
  const openBin = (bin: number) => {
    const ids = tokensOfBin(logits, bin, counts[bin] as number, binOf);
    const floor = bin === 0 ? 0 : (masses[bin - 1] as number);
    return {
      ids,
      masses: massesWithin(logits, ids, temperature, best, floor, masses[bin] as number),
    };
  };
  return {
    best,
    total,
    massOfFirst: (count) => {
      let left = count;
      let bin = 0;
      while (bin <= BINS && left > (counts[bin] as number)) left -= counts[bin++] as number;
      return bin > BINS ? undefined : openBin(bin).masses[left - 1];
    },
    massFrom: (lowest) => {
      const bin = binOf(Math.min(lowest, best));
      const opened = openBin(bin);
      const inside = opened.ids.filter((id) => (logits[id] as number) >= lowest).length;
      if (inside > 0) return opened.masses[inside - 1];
      return bin === 0 ? undefined : masses[bin - 1];
    },
    reach: (mass) => {
      const bin = masses.findIndex((reached) => reached >= mass);
      if (bin < 0) return undefined;
      const opened = openBin(bin);
      return reachedAt(
        opened.ids,
        opened.masses,
        opened.masses.findIndex((reached) => reached >= mass),
      );
    },
  };
}

/** For each bin the tokens in it, and the weights of it and of those before. */
function fillBins(
  logits: Float32Array,
  temperature: number,
  best: number,
  binOf: (logit: number) => number,
): { readonly masses: Float64Array; readonly counts: Uint32Array } {
  const masses = new Float64Array(BINS + 1);
  const counts = new Uint32Array(BINS + 1);
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id] as number;
    if (logit === Number.NEGATIVE_INFINITY) continue;
    const bin = binOf(logit);
    counts[bin] = (counts[bin] as number) + 1;
    masses[bin] = (masses[bin] as number) + Math.exp((logit - best) / temperature);
  }
  for (let bin = 1; bin <= BINS; bin++) {
    masses[bin] = (masses[bin] as number) + (masses[bin - 1] as number);
  }
  return { masses, counts };
}

function tokensOfBin(
  logits: Float32Array,
  bin: number,
  count: number,
  binOf: (logit: number) => number,
): Uint32Array {
  const ids = new Uint32Array(count);
  let filled = 0;
  for (let id = 0; filled < count; id++) {
    const logit = logits[id] as number;
    if (logit !== Number.NEGATIVE_INFINITY && binOf(logit) === bin) ids[filled++] = id;
  }
  return ids.sort((a, b) => (logits[b] as number) - (logits[a] as number) || a - b);
}

/** Masses inside a bin, made to end at the bin's own, which was summed in another order. */
function massesWithin(
  logits: Float32Array,
  ids: Uint32Array,
  temperature: number,
  best: number,
  floor: number,
  ceiling: number,
): Float64Array {
  const masses = new Float64Array(ids.length);
  let mass = floor;
  for (let index = 0; index < ids.length; index++) {
    mass += Math.exp(((logits[ids[index] as number] as number) - best) / temperature);
    masses[index] = index === ids.length - 1 ? ceiling : Math.min(mass, ceiling);
  }
  return masses;
}
