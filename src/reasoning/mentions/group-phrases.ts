import { functionalGroups } from '#science/functional-groups.ts';

/** A name of a group as a text may write it. */
export interface GroupPhrase {
  /** Name of the group in the table. */
  readonly group: string;
  /** `OMe`, `NO2`: shorthand that may be something else where no group is spoken of. */
  readonly isShorthand: boolean;
}

/** One word of a text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[^\s.,;:!?"“”„‘’`*_|<>/()[\]{}–—-]+/gu;

/** The words of a text, between which stand spaces, hyphens and punctuation. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** By its words joined with single spaces: shorthand in its own case, names in small letters. */
const phrases: ReadonlyMap<string, GroupPhrase> = new Map(
  functionalGroups.flatMap(({ name, synonyms }) =>
    [name, ...synonyms].map((written): [string, GroupPhrase] => {
      const isShorthand = !/\p{Ll}{3}/u.test(written) && !/[=#≡]/.test(written);
      const key = keyOf(wordsOf(written).map(({ text }) => text));
      return [isShorthand ? key : key.toLowerCase(), { group: name, isShorthand }];
    }),
  ),
);

/** Words of the longest name. */
export const MOST_WORDS = Math.max(...[...phrases.keys()].map((key) => key.split(' ').length));

const firstWords: ReadonlySet<string> = new Set(
  [...phrases.keys()].map((key) => key.replace(/ .*/, '').toLowerCase()),
);

/** False for most words: no name begins with them. */
export function beginsGroup(word: string): boolean {
  const small = word.toLowerCase();
  if (firstWords.has(small)) return true;
  if (!small.endsWith('s')) return false;
  return firstWords.has(small.slice(0, -1)) || firstWords.has(small.slice(0, -2));
}

/** The group that these words name, in singular or plural; undefined for other words. */
export function groupNamedBy(words: readonly string[]): GroupPhrase | undefined {
  const key = keyOf(words);
  const exact = phrases.get(key);
  if (exact) return exact;
  const small = key.toLowerCase();
  return nameIn(small) ?? nameIn(small.replace(/s$/, '')) ?? nameIn(small.replace(/es$/, ''));
}

function nameIn(key: string): GroupPhrase | undefined {
  const phrase = phrases.get(key);
  return phrase?.isShorthand ? undefined : phrase;
}

function keyOf(words: readonly string[]): string {
  return words.join(' ');
}
