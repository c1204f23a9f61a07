/** Share of equal places from which on two sequences of one length belong together. */
const LEAST_IDENTITY = 0.99;

/** Clusters by sequences, from above 0 to 1; NaN without sequences. */
export function sequenceDiversity(sequences: readonly string[]): number {
  return clusterCount(sequences) / sequences.length;
}

/**
 * Greedy clusters: a sequence joins one if it is as long as its first member and equals it in at
 * least 99 % of the places, else it begins one. The count depends on the order of the sequences.
 */
export function clusterCount(sequences: readonly string[]): number {
  const firstMembers = new Map<number, string[]>();
  let count = 0;
  for (const sequence of sequences) {
    const sameLength = firstMembers.get(sequence.length) ?? [];
    if (sameLength.some((first) => areAlike(first, sequence))) continue;
    sameLength.push(sequence);
    firstMembers.set(sequence.length, sameLength);
    count++;
  }
  return count;
}

function areAlike(one: string, other: string): boolean {
  const { length } = one;
  let equal = length;
  for (let place = 0; place < length; place++) {
    if (one.charCodeAt(place) === other.charCodeAt(place)) continue;
    equal--;
    if (equal / length < LEAST_IDENTITY) return false;
  }
  return true;
}
