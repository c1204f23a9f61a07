import { porterStem } from './porter-stem.ts';

/** Weight of precision against recall, and steepness and size of the penalty (Lavie, Agarwal 2007). */
const ALPHA = 0.9;
const BETA = 3;
const GAMMA = 0.5;

/**
 * METEOR (Banerjee and Lavie 2005) of one reply, from 0 to 1, as NLTK computes it with its stages
 * "equal" and "equal stem". NLTK's third stage, synonyms of WordNet, is left out, so most figures are
 * a little lower than those printed with it. Tokens are compared in lower case; 0 where none match.
 * Two equal texts of n tokens without repetition score 1 − 0.5 / n³, never 1.
 */
export function meteor(prediction: readonly string[], reference: readonly string[]): number {
  const matches = matchTokens(prediction, reference);
  if (matches.length === 0) return 0;
  const precision = matches.length / prediction.length;
  const recall = matches.length / reference.length;
  const mean = (precision * recall) / (ALPHA * precision + (1 - ALPHA) * recall);
  const penalty = GAMMA * (chunkCount(matches) / matches.length) ** BETA;
  return (1 - penalty) * mean;
}

interface Token {
  readonly text: string;
  readonly place: number;
}

interface Match {
  readonly predicted: number;
  readonly wanted: number;
}

function matchTokens(
  prediction: readonly string[],
  reference: readonly string[],
): readonly Match[] {
  const equal = matchFromEnd(lower(prediction), lower(reference));
  const equalStem = matchFromEnd(stems(equal.predictionLeft), stems(equal.referenceLeft));
  return [...equal.matches, ...equalStem.matches].toSorted((a, b) => a.predicted - b.predicted);
}

interface Matched {
  readonly matches: readonly Match[];
  readonly predictionLeft: readonly Token[];
  readonly referenceLeft: readonly Token[];
}

/**
 * Each token of the prediction, the last first, takes the last equal one of the reference that is
 * still free. At times another choice makes fewer chunks; the figures of NLTK have this one.
 */
function matchFromEnd(prediction: readonly Token[], reference: readonly Token[]): Matched {
  const free = groupedByText(reference);
  const matches: Match[] = [];
  const predictionLeft: Token[] = [];
  for (const token of prediction.toReversed()) {
    const partner = free.get(token.text)?.pop();
    if (partner) matches.push({ predicted: token.place, wanted: partner.place });
    else predictionLeft.push(token);
  }
  const taken = new Set(matches.map(({ wanted }) => wanted));
  const referenceLeft = reference.filter(({ place }) => !taken.has(place));
  return { matches, predictionLeft: predictionLeft.reverse(), referenceLeft };
}

function groupedByText(tokens: readonly Token[]): ReadonlyMap<string, Token[]> {
  const groups = new Map<string, Token[]>();
  for (const token of tokens) {
    const same = groups.get(token.text);
    if (same) same.push(token);
    else groups.set(token.text, [token]);
  }
  return groups;
}

function lower(tokens: readonly string[]): readonly Token[] {
  return tokens.map((token, place) => ({ text: token.toLowerCase(), place }));
}

function stems(tokens: readonly Token[]): readonly Token[] {
  return tokens.map(({ text, place }) => ({ text: porterStem(text), place }));
}

/** Runs of matches that stand side by side in both texts. */
function chunkCount(matches: readonly Match[]): number {
  return matches.filter(({ predicted, wanted }, index) => {
    const before = matches[index - 1];
    return before?.predicted !== predicted - 1 || before.wanted !== wanted - 1;
  }).length;
}
