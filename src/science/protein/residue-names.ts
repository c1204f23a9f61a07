const NAMES: Readonly<Record<string, string>> = {
  A: 'Ala',
  R: 'Arg',
  N: 'Asn',
  D: 'Asp',
  C: 'Cys',
  Q: 'Gln',
  E: 'Glu',
  G: 'Gly',
  H: 'His',
  I: 'Ile',
  L: 'Leu',
  K: 'Lys',
  M: 'Met',
  F: 'Phe',
  P: 'Pro',
  S: 'Ser',
  T: 'Thr',
  W: 'Trp',
  Y: 'Tyr',
  V: 'Val',
  U: 'Sec',
  O: 'Pyl',
  B: 'Asx',
  Z: 'Glx',
  J: 'Xle',
};

/** `Lys` for K; `Xaa` for a letter that stands for no residue. */
export function threeLetterName(letter: string): string {
  return NAMES[letter.toUpperCase()] ?? 'Xaa';
}
