import { sharedNgrams } from './shared-ngrams.ts';

/** The tokens of one reply and of its reference. */
export interface TokenPair {
  readonly prediction: readonly string[];
  readonly reference: readonly string[];
}

/**
 * BLEU (Papineni 2002) of all pairs together, from 0 to 1: n-grams up to `order` with equal weights,
 * no smoothing. As in NLTK, a prediction shorter than n tokens counts as one n-gram missed. Without a
 * shared n-gram of some order it is 0 (NLTK prints a number below 1e-76); NaN without pairs.
 */
export function corpusBleu(pairs: readonly TokenPair[], order: number): number {
  if (pairs.length === 0) return Number.NaN;
  const shared = new Array<number>(order).fill(0);
  const possible = new Array<number>(order).fill(0);
  let predictedLength = 0;
  let wantedLength = 0;
  for (const { prediction, reference } of pairs) {
    predictedLength += prediction.length;
    wantedLength += reference.length;
    for (const [index, counts] of sharedNgrams(prediction, reference, order).entries()) {
      shared[index] = (shared[index] ?? 0) + counts.shared;
      possible[index] = (possible[index] ?? 0) + Math.max(1, counts.inPrediction);
    }
  }
  if (shared.includes(0)) return 0;
  const logarithms = shared.map((count, index) => Math.log(count / (possible[index] ?? 1)));
  const brevity = Math.min(0, 1 - wantedLength / predictedLength);
  return Math.exp(brevity + logarithms.reduce((sum, term) => sum + term, 0) / order);
}
