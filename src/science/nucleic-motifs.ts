/** A stretch of letters from 1, both ends included, that fits a motif. */
export interface FoundMotif {
  readonly name: string;
  /** The motif in IUPAC letters. */
  readonly consensus: string;
  readonly first: number;
  readonly last: number;
}

interface Motif {
  readonly name: string;
  readonly consensus: string;
}

/** Consensus sequences that textbooks give; short ones occur by chance too. */
const MOTIFS: readonly Motif[] = [
  { name: 'TATA box', consensus: 'TATAWAW' },
  { name: 'CAAT box', consensus: 'CCAAT' },
  { name: 'GC box', consensus: 'GGGCGG' },
  { name: 'Kozak sequence', consensus: 'RNNATGG' },
  { name: 'Shine–Dalgarno sequence', consensus: 'AGGAGG' },
  { name: 'Polyadenylation signal', consensus: 'AWTAAA' },
  { name: 'AU-rich element', consensus: 'WATTTAW' },
];

const START: Motif = { name: 'Start codon', consensus: 'ATG' };
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

/** All places of a motif in IUPAC letters, overlapping ones too; T and U are one. */
export function placesOf(sequence: string, { name, consensus }: Motif): readonly FoundMotif[] {
  const letters = sequence.toUpperCase().replaceAll('U', 'T');
  const source = [...consensus.toUpperCase().replaceAll('U', 'T')]
    .map((letter) => `[${IUPAC[letter] ?? letter}]`)
    .join('');
  // A look-ahead takes no letters, so that the next place may begin within this one.
  return [...letters.matchAll(new RegExp(`(?=${source})`, 'g'))].map(({ index }) => ({
    name,
    consensus,
    first: index + 1,
    last: index + consensus.length,
  }));
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
