/** A stretch of letters from 1, both ends included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Window in residues, and entropies in bits: below the first it begins, below the second it goes on. */
const WINDOW = 12;
const TRIGGER = 2.2;
const EXTENSION = 2.5;

/**
 * Stretches of few kinds of residues by the first pass of SEG (Wootton and Federhen, Comput. Chem.
 * 17, 149, 1993) with its usual settings; SEG's second pass, which trims them, is left out.
 */
export function lowComplexity(sequence: string): readonly Stretch[] {
  const count = sequence.length - WINDOW + 1;
  const entropies = Array.from({ length: Math.max(0, count) }, (_, at) =>
    entropyOf(sequence.slice(at, at + WINDOW)),
  );
  const found: { first: number; last: number }[] = [];
  for (let at = 0; at < entropies.length; at++) {
    if ((entropies[at] ?? Infinity) > EXTENSION) continue;
    let end = at;
    while ((entropies[end + 1] ?? Infinity) <= EXTENSION) end++;
    const isTriggered = entropies.slice(at, end + 1).some((entropy) => entropy <= TRIGGER);
    if (isTriggered) addStretch(found, { first: at + 1, last: end + WINDOW });
    at = end;
  }
  return found;
}

function addStretch(found: { first: number; last: number }[], stretch: Stretch): void {
  const before = found.at(-1);
  if (before && stretch.first <= before.last + 1) before.last = stretch.last;
  else found.push({ ...stretch });
}

/** Shannon's entropy of the letters in bits. */
export function entropyOf(letters: string): number {
  const counts = new Map<string, number>();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) {
    const share = count / letters.length;
    sum -= share * Math.log2(share);
  }
  return sum;
}

/** A word of 1 to 4 letters that follows itself without a break. */
export interface Repeat extends Stretch {
  readonly word: string;
  readonly times: number;
}

/** The longest stretch that is one word again and again, at least 8 letters; undefined without one. */
export function longestRepeat(sequence: string): Repeat | undefined {
  const repeats = [...sequence.matchAll(/(.{1,4}?)\1{2,}/g)]
    .map(({ 0: all, 1: word = '', index }) => ({
      word,
      times: all.length / word.length,
      first: index + 1,
      last: index + all.length,
    }))
    .filter(({ first, last }) => last - first + 1 >= 8);
  return repeats.sort((a, b) => b.last - b.first - (a.last - a.first))[0];
}
