/**
 * Acid constants of EMBOSS (its file Epk.dat), one of several sets in use; others move the charge
 * of a protein by one or two.
 */
export const PK_SET = {
  name: 'EMBOSS',
  aminoEnd: 8.6,
  carboxyEnd: 3.6,
  bases: { K: 10.8, R: 12.5, H: 6.5 },
  acids: { D: 3.9, E: 4.1, C: 8.5, Y: 10.1 },
} as const;

const bases: ReadonlyMap<string, number> = new Map(Object.entries(PK_SET.bases));
const acids: ReadonlyMap<string, number> = new Map(Object.entries(PK_SET.acids));

/** Mean charge of one side chain in units of e; 0 for one without a constant. */
export function sideChainCharge(letter: string, pH: number): number {
  const base = bases.get(letter);
  if (base !== undefined) return 1 / (1 + 10 ** (pH - base));
  const acid = acids.get(letter);
  return acid === undefined ? 0 : -1 / (1 + 10 ** (acid - pH));
}

/**
 * Mean charge of an unfolded chain with free ends in units of e (Henderson and Hasselbalch). Every
 * cysteine counts as free; 0 for an empty sequence.
 */
export function netCharge(sequence: string, pH: number): number {
  if (sequence === '') return 0;
  const ends = 1 / (1 + 10 ** (pH - PK_SET.aminoEnd)) - 1 / (1 + 10 ** (PK_SET.carboxyEnd - pH));
  let sum = ends;
  for (const [letter, count] of countLetters(sequence)) {
    sum += count * sideChainCharge(letter, pH);
  }
  return sum;
}

/** The pH at which the mean charge is zero, to 0.01; between 0 and 14. */
export function isoelectricPoint(sequence: string): number {
  let low = 0;
  let high = 14;
  while (high - low > 0.001) {
    const middle = (low + high) / 2;
    if (netCharge(sequence, middle) > 0) low = middle;
    else high = middle;
  }
  return Math.round(((low + high) / 2) * 100) / 100;
}

/** Average masses of residues in g/mol (free amino acid less water), from standard atomic weights. */
const RESIDUE_MASSES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    A: 71.0779,
    R: 156.1857,
    N: 114.1026,
    D: 115.0874,
    C: 103.1429,
    Q: 128.1292,
    E: 129.114,
    G: 57.0513,
    H: 137.1393,
    I: 113.1576,
    L: 113.1576,
    K: 128.1723,
    M: 131.1961,
    F: 147.1739,
    P: 97.1152,
    S: 87.0773,
    T: 101.1039,
    W: 186.2099,
    Y: 163.1733,
    V: 99.1311,
    U: 150.0379,
    O: 237.2982,
  }),
);
const WATER = 18.0153;

/** Average molar mass in g/mol; undefined where a letter has none, such as X. */
export function proteinMass(sequence: string): number | undefined {
  let sum = sequence === '' ? 0 : WATER;
  for (const [letter, count] of countLetters(sequence)) {
    const mass = RESIDUE_MASSES.get(letter);
    if (mass === undefined) return undefined;
    sum += count * mass;
  }
  return sum;
}

/**
 * Molar absorption at 280 nm in water in L/(mol cm), cysteines free and all in disulfides (Pace et
 * al., Protein Sci. 4, 2411, 1995).
 */
export function extinctionAt280(sequence: string): {
  readonly reduced: number;
  readonly oxidised: number;
} {
  const counts = countLetters(sequence);
  const of = (letter: string) => counts.get(letter) ?? 0;
  const reduced = 5500 * of('W') + 1490 * of('Y');
  return { reduced, oxidised: reduced + 125 * Math.floor(of('C') / 2) };
}

/** Hydropathy of Kyte and Doolittle (J. Mol. Biol. 157, 105, 1982): −4.5 for R to 4.5 for I. */
const HYDROPATHY: ReadonlyMap<string, number> = new Map(
  Object.entries({
    A: 1.8,
    R: -4.5,
    N: -3.5,
    D: -3.5,
    C: 2.5,
    Q: -3.5,
    E: -3.5,
    G: -0.4,
    H: -3.2,
    I: 4.5,
    L: 3.8,
    K: -3.9,
    M: 1.9,
    F: 2.8,
    P: -1.6,
    S: -0.8,
    T: -0.7,
    W: -0.9,
    Y: -1.3,
    V: 4.2,
  }),
);

export const HYDROPATHY_LIMIT = 4.5;

/**
 * Mean hydropathy of the residues around each one, in a window that is shorter at the ends;
 * undefined where a window holds no known letter.
 */
export function hydropathyProfile(sequence: string, window = 9): readonly (number | undefined)[] {
  const half = Math.floor(window / 2);
  const values = [...sequence].map((letter) => HYDROPATHY.get(letter));
  return values.map((_, i) => {
    const around = values.slice(Math.max(0, i - half), i + half + 1).filter((v) => v !== undefined);
    if (around.length === 0) return undefined;
    return around.reduce((sum, value) => sum + value, 0) / around.length;
  });
}

/** How often each letter occurs. */
export function countLetters(sequence: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of sequence) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}
