/**
 * BLEU of the text pairs from `from` up to, not including, `to`, cut at white space: `corpus_bleu` of NLTK
 * 3.8 (Debian 12) with equal weights and no smoothing. What it prints below 1e-76 stands as 0.
 */
export const bleuCorpora: readonly {
  readonly from: number;
  readonly to: number;
  readonly bleu2: number;
  readonly bleu4: number;
}[] = [
  { from: 3, to: 4, bleu2: 0.194673726816, bleu4: 0 },
  { from: 1, to: 2, bleu2: 0.365484948513, bleu4: 0.252711486349 },
  { from: 2, to: 3, bleu2: 0, bleu4: 0 },
  { from: 0, to: 4, bleu2: 0.365802174112, bleu4: 0.222471958807 },
  { from: 0, to: 10, bleu2: 0.350438322025, bleu4: 0.211864468243 },
  { from: 4, to: 8, bleu2: 0.409960030845, bleu4: 0.23920535182 },
  { from: 8, to: 16, bleu2: 0.211322259331, bleu4: 0 },
  { from: 0, to: 37, bleu2: 0.30849454048, bleu4: 0.150146368754 },
  { from: 25, to: 37, bleu2: 0.184983636064, bleu4: 0 },
  { from: 25, to: 27, bleu2: 0.433860915637, bleu4: 0 },
  { from: 20, to: 24, bleu2: 0.366899692853, bleu4: 0.206989501001 },
];
