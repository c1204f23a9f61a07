/** A stretch of letters from 1, both ends included, that fits a motif. */
export interface FoundMotif {
  readonly name: string;
  /** The motif in IUPAC letters; a bar stands between two forms. */
  readonly consensus: string;
  readonly first: number;
  readonly last: number;
}

interface Motif {
  readonly name: string;
  readonly consensus: string;
}

/** Consensus sequences as textbooks of molecular biology give them, in IUPAC letters; T also stands for U. */
export const CONSENSUS = {
  tataBox: 'TATAWAW',
  caatBox: 'CCAAT',
  gcBox: 'GGGCGG',
  kozak: 'RNNATGG',
  shineDalgarno: 'GGAGG|AGGAG',
  polyadenylation: 'AWTAAA',
  auRich: 'ATTTA',
  startCodon: 'ATG',
} as const;

/** Those that are looked for in every sequence; short ones occur by chance too. */
const MOTIFS: readonly Motif[] = [
  { name: 'TATA box', consensus: CONSENSUS.tataBox },
  { name: 'CAAT box', consensus: CONSENSUS.caatBox },
  { name: 'GC box', consensus: CONSENSUS.gcBox },
  { name: 'Kozak sequence', consensus: CONSENSUS.kozak },
  { name: 'Shine–Dalgarno sequence', consensus: CONSENSUS.shineDalgarno },
  { name: 'Polyadenylation signal', consensus: CONSENSUS.polyadenylation },
  { name: 'AU-rich element', consensus: CONSENSUS.auRich },
];

const START: Motif = { name: 'Start codon', consensus: CONSENSUS.startCodon };
const STOPS = ['TAA', 'TAG', 'TGA'];

const IUPAC: Readonly<Record<string, string>> = {
  R: 'AG',
  Y: 'CT',
  S: 'CG',
  W: 'AT',
  K: 'GT',
  M: 'AC',
  B: 'CGT',
  D: 'AGT',
  H: 'ACT',
  V: 'ACG',
  N: 'ACGT',
};

/**
 * Motifs of a DNA or RNA on the strand as it is written, in the order of their places: the usual
 * ones, and the first start codon with the stop codon in its frame.
 */
export function findNucleicMotifs(sequence: string): readonly FoundMotif[] {
  const letters = sequence.toUpperCase().replaceAll('U', 'T');
  const usual = MOTIFS.flatMap((motif) => placesOf(letters, motif));
  return [...usual, ...codingFrame(letters)].toSorted((a, b) => a.first - b.first);
}

/** The places of a motif, overlapping ones joined; T and U are one. */
export function placesOf(sequence: string, { name, consensus }: Motif): readonly FoundMotif[] {
  const letters = sequence.toUpperCase().replaceAll('U', 'T');
  const source = consensus
    .toUpperCase()
    .replaceAll('U', 'T')
    .replace(/[A-Z]/g, (letter) => `[${IUPAC[letter] ?? letter}]`);
  const found: { name: string; consensus: string; first: number; last: number }[] = [];
  // A look-ahead takes no letters, so that the next place may begin within this one.
  for (const { index, 1: place = '' } of letters.matchAll(new RegExp(`(?=(${source}))`, 'g'))) {
    const before = found.at(-1);
    const last = index + place.length;
    if (before && index < before.last) before.last = Math.max(before.last, last);
    else found.push({ name, consensus, first: index + 1, last });
  }
  return found;
}

function codingFrame(letters: string): readonly FoundMotif[] {
  const start = letters.indexOf(START.consensus);
  if (start < 0) return [];
  const found = [{ ...START, first: start + 1, last: start + 3 }];
  for (let at = start + 3; at + 3 <= letters.length; at += 3) {
    const codon = letters.slice(at, at + 3);
    if (STOPS.includes(codon)) {
      found.push({ name: 'Stop codon', consensus: codon, first: at + 1, last: at + 3 });
      break;
    }
  }
  return found;
}
