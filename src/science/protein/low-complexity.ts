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

/** A word that follows itself without a break, at least three times. */
export interface Repeat extends Stretch {
  readonly word: string;
  readonly times: number;
}

const LONGEST_WORD = 60;
const SHORTEST_REPEAT = 8;

/** The longest stretch that is one word of up to 60 letters again and again; undefined without one. */
export function longestRepeat(sequence: string): Repeat | undefined {
  let longest: Repeat | undefined;
  for (let period = 1; period <= Math.min(LONGEST_WORD, sequence.length / 3); period++) {
    let begin = 0;
    for (let at = period; at <= sequence.length; at++) {
      if (at < sequence.length && sequence[at] === sequence[at - period]) continue;
      const times = Math.floor((at - begin) / period);
      const found = repeatAt(sequence, begin, period, times);
      if (found && lengthOf(found) > lengthOf(longest)) longest = found;
      begin = at - period + 1;
    }
  }
  return longest;
}

function repeatAt(
  sequence: string,
  begin: number,
  period: number,
  times: number,
): Repeat | undefined {
  if (times < 3 || times * period < SHORTEST_REPEAT) return undefined;
  const word = sequence.slice(begin, begin + period);
  return { word, times, first: begin + 1, last: begin + times * period };
}

function lengthOf(repeat: Repeat | undefined): number {
  return repeat ? repeat.word.length * repeat.times : 0;
}
