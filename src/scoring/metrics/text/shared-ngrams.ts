/** How many n-grams of one order two texts have, and how many they share. */
export interface SharedNgrams {
  /** Each n-gram of the prediction counts at most as often as the reference has it. */
  readonly shared: number;
  readonly inPrediction: number;
  readonly inReference: number;
}

/** The shared n-grams of the orders 1 to `highestOrder`, the order 1 first. */
export function sharedNgrams(
  prediction: readonly string[],
  reference: readonly string[],
  highestOrder: number,
): readonly SharedNgrams[] {
  const numbers = new Map<string, number>();
  const predictionTokens = prediction.map((token) => numbered(numbers, token));
  const referenceTokens = reference.map((token) => numbered(numbers, token));
  let predictionIds: readonly number[] = predictionTokens;
  let referenceIds: readonly number[] = referenceTokens;
  const orders = [countShared(predictionIds, referenceIds)];
  for (let order = 2; order <= highestOrder; order++) {
    // An n-gram is a pair of the n-gram one shorter and its last token, and so one number.
    const pairs = new Map<number, number>();
    const extended = (ids: readonly number[], tokens: readonly number[]) =>
      tokens
        .slice(order - 1)
        .map((token, start) => numbered(pairs, (ids[start] ?? 0) * numbers.size + token));
    predictionIds = extended(predictionIds, predictionTokens);
    referenceIds = extended(referenceIds, referenceTokens);
    orders.push(countShared(predictionIds, referenceIds));
  }
  return orders;
}

function numbered<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

function countShared(prediction: readonly number[], reference: readonly number[]): SharedNgrams {
  const left = new Map<number, number>();
  for (const id of reference) left.set(id, (left.get(id) ?? 0) + 1);
  let shared = 0;
  for (const id of prediction) {
    const count = left.get(id) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(id, count - 1);
  }
  return { shared, inPrediction: prediction.length, inReference: reference.length };
}
