/** A value for each base, of the window around it; undefined where the window holds nothing to count. */
export interface NucleicTracks {
  /** Bases of a window. */
  readonly window: number;
  /** Share of G and C, 0 to 1. */
  readonly gc: readonly (number | undefined)[];
  /** CG steps by what the numbers of C and G let expect; above 0.6 in CpG islands. */
  readonly cpg: readonly (number | undefined)[];
}

const LARGEST_WINDOW = 100;
const SMALLEST_WINDOW = 12;
/** Short sequences get a sixth of themselves, so that the track still says where. */
const PART = 6;

/** GC content and CpG ratio along a DNA or RNA; letters other than A, C, G, T and U count as nothing. */
export function nucleicTracks(sequence: string): NucleicTracks {
  const letters = sequence.toUpperCase();
  const window = Math.min(
    letters.length,
    LARGEST_WINDOW,
    Math.max(SMALLEST_WINDOW, Math.round(letters.length / PART)),
  );
  const sums = runningSums(letters);
  const spans = Array.from({ length: letters.length }, (_, at) => {
    const start = Math.min(Math.max(0, at - (window >> 1)), letters.length - window);
    return { start, end: start + window };
  });
  return {
    window,
    gc: spans.map(({ start, end }) => {
      const bases = between(sums.bases, start, end);
      const strong = between(sums.c, start, end) + between(sums.g, start, end);
      return bases === 0 ? undefined : strong / bases;
    }),
    cpg: spans.map(({ start, end }) => {
      const expected = between(sums.c, start, end) * between(sums.g, start, end);
      // A step belongs to the window that holds both of its bases.
      const steps = between(sums.steps, start, end - 1);
      return expected === 0 ? undefined : (steps * between(sums.bases, start, end)) / expected;
    }),
  };
}

interface RunningSums {
  readonly bases: Int32Array;
  readonly c: Int32Array;
  readonly g: Int32Array;
  /** Of a C with a G behind it. */
  readonly steps: Int32Array;
}

function runningSums(letters: string): RunningSums {
  const count = (holds: (at: number) => boolean) => {
    const sums = new Int32Array(letters.length + 1);
    for (let at = 0; at < letters.length; at++) sums[at + 1] = (sums[at] ?? 0) + Number(holds(at));
    return sums;
  };
  return {
    bases: count((at) => 'ACGTU'.includes(letters.charAt(at))),
    c: count((at) => letters[at] === 'C'),
    g: count((at) => letters[at] === 'G'),
    steps: count((at) => letters[at] === 'C' && letters[at + 1] === 'G'),
  };
}

function between(sums: Int32Array, start: number, end: number): number {
  return (sums[end] ?? 0) - (sums[start] ?? 0);
}
