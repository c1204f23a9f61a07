const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Pattern of a count as words or digits. */
export const COUNT = String.raw`(?:${WORDS.join('|')}|\d{1,4})`;

/** `three` and `3` as 3; articles count as one. */
export function countOf(text: string): number {
  const word = text.toLowerCase();
  if (word === 'a' || word === 'an') return 1;
  const place = WORDS.indexOf(word);
  return place >= 0 ? place : Number(word);
}
