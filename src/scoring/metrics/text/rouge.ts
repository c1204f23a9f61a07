import { commonLength, commonPlaces } from './common-subsequence.ts';
import { type OverlapScore, overlapScore } from './overlap-score.ts';
import { porterStem } from './porter-stem.ts';
import { sharedNgrams } from './shared-ngrams.ts';

export interface RougeScores {
  readonly rouge1: OverlapScore;
  readonly rouge2: OverlapScore;
  readonly rougeL: OverlapScore;
  /** Over lines: the union of the subsequences that each line of the reference shares. */
  readonly rougeLsum: OverlapScore;
}

/**
 * ROUGE (Lin 2004) of one reply as the rouge-score library gives it. `stemmer` stems the tokens
 * longer than three letters. Texts without a letter or digit score 0, two such texts as well.
 */
export function rouge(
  prediction: string,
  reference: string,
  { stemmer }: { readonly stemmer: boolean },
): RougeScores {
  const predictionLines = tokenLines(prediction, stemmer);
  const referenceLines = tokenLines(reference, stemmer);
  const predicted = predictionLines.flat();
  const wanted = referenceLines.flat();
  const ofShared = (shared: number) => overlapScore(shared, predicted.length, wanted.length);
  const common = commonLength(predicted, wanted);
  const isOneLine = predictionLines.length <= 1 && referenceLines.length <= 1;
  const inLines = isOneLine ? common : commonInLines(predictionLines, referenceLines);
  const [rouge1, rouge2] = sharedNgrams(predicted, wanted, 2).map((order) =>
    overlapScore(order.shared, order.inPrediction, order.inReference),
  );
  const none = overlapScore(0, 0, 0);
  return {
    rouge1: rouge1 ?? none,
    rouge2: rouge2 ?? none,
    rougeL: ofShared(common),
    rougeLsum: ofShared(inLines),
  };
}

/** Tokens of each line that has any: runs of ASCII letters and digits, in lower case. */
function tokenLines(text: string, stemmer: boolean): readonly (readonly string[])[] {
  return text
    .toLowerCase()
    .split('\n')
    .map((line) => line.match(/[a-z0-9]+/g) ?? [])
    .filter((tokens) => tokens.length > 0)
    .map((tokens) => (stemmer ? tokens.map(stemmed) : tokens));
}

function stemmed(token: string): string {
  return token.length > 3 ? porterStem(token) : token;
}

/** Shared tokens line by line, each counted no more often than either text has it. */
function commonInLines(
  predictionLines: readonly (readonly string[])[],
  referenceLines: readonly (readonly string[])[],
): number {
  const leftInPrediction = counted(predictionLines.flat());
  const leftInReference = counted(referenceLines.flat());
  let common = 0;
  for (const line of referenceLines) {
    const places = new Set(predictionLines.flatMap((other) => commonPlaces(line, other)));
    for (const token of line.filter((_, place) => places.has(place))) {
      if (take(leftInPrediction, token) && take(leftInReference, token)) common++;
    }
  }
  return common;
}

function counted(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, token: string): boolean {
  const count = counts.get(token) ?? 0;
  if (count > 0) counts.set(token, count - 1);
  return count > 0;
}
