import { elementOfName } from '#science/elements.ts';
import { functionalGroups } from '#science/functional-groups.ts';
import { COUNT, countOf } from './claims/number-words.ts';

/** Something that a description says the molecule has, at least so many times. */
export interface DescribedPart {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly what:
    | { readonly kind: 'group'; readonly name: string }
    | { readonly kind: 'element'; readonly symbol: string };
}

/** Sentences that speak of another molecule than the one described, or of what is no longer there. */
const OF_ANOTHER =
  /deriv|replac|lack|loss|remov|proton|obtain|conjugate|condensation|in which|has been|where|converted|formed|result|analog|role|inhibit|react|isolated|metabolite|ester of|ether of|functionally|related/i;

const names = new Map<string, string>();
for (const { name, synonyms } of functionalGroups) {
  for (const word of [name, ...synonyms]) {
    if (/^[a-z][a-z -]+$/.test(word) && !names.has(word)) names.set(word, name);
  }
}
/** Groups that ChEBI and our table mean differently, or that a larger group hides. */
const LEFT_OUT = new Set(['oxo', 'amino', 'methylene', 'acyl', 'phosphate', 'sulfate', 'acetoxy']);
const GROUP = [...names.keys()]
  .filter((word) => !LEFT_OUT.has(word))
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replaceAll('-', '[- ]'))
  .join('|');
const HAS =
  '(?:substituted (?:by|with)|carr(?:ies|ying)|bear(?:s|ing)|contain(?:s|ing)|having|with|possess(?:es|ing)?|and)';
const GROUPS = new RegExp(
  String.raw`\b${HAS} (an?|${COUNT}) (${GROUP}) (?:functional )?(?:groups?|moiet(?:y|ies)|substituents?|rings?)\b`,
  'gi',
);
const GROUPS_AT = new RegExp(
  String.raw`\b(${GROUP}) groups at positions (\d+[a-z']*(?:, ?\d+[a-z']*)*,? and \d+[a-z']*)(?! respectively|, respectively)`,
  'gi',
);
const ACID_COUNTS: Readonly<Record<string, number>> = { mono: 1, di: 2, tri: 3, tetra: 4 };
const ACIDS =
  /\b(?:is|and) an? (?:[\w-]+ )?(?:[\w-]+,? )?(mono|di|tri|tetra)carboxylic acid(?= ?[,.;]| and | that (?:is|has|consists)|$)/gi;
const ATOMS = new RegExp(String.raw`\b${HAS} (an?|${COUNT}) (\w+) atoms?\b`, 'gi');
const ORGANOHALOGENS =
  /\b(?:is|and) an organo(fluorine|chlorine|bromine|iodine) (?:compound|insecticide|pesticide)/gi;

interface Pattern {
  readonly pattern: RegExp;
  /** Undefined where the words are none that can be counted. */
  readonly read: (match: RegExpExecArray) => Pick<DescribedPart, 'count' | 'what'> | undefined;
}

const PATTERNS: readonly Pattern[] = [
  {
    pattern: GROUPS,
    read: ([, count = '', word = '']) => groupPart(word, countOf(count)),
  },
  {
    pattern: GROUPS_AT,
    read: ([, word = '', positions = '']) => groupPart(word, positions.match(/\d+/g)?.length ?? 0),
  },
  {
    pattern: ACIDS,
    read: ([, count = '']) => groupPart('carboxylic acid', ACID_COUNTS[count.toLowerCase()] ?? 0),
  },
  {
    pattern: ATOMS,
    read: ([, count = '', word = '']) => elementPart(word, countOf(count)),
  },
  { pattern: ORGANOHALOGENS, read: ([, word = '']) => elementPart(word, 1) },
];

/** What a description claims of its molecule: groups and atoms with the count that it must have. */
export function describedParts(description: string): readonly DescribedPart[] {
  return sentencesOf(description)
    .filter(({ text }) => !OF_ANOTHER.test(text))
    .flatMap(({ text, start }) =>
      PATTERNS.flatMap(({ pattern, read }) =>
        [...text.matchAll(pattern)].flatMap((match) => {
          const what = read(match);
          const from = start + match.index;
          return what && what.count > 0
            ? [{ start: from, end: from + match[0].length, ...what }]
            : [];
        }),
      ),
    );
}

function groupPart(word: string, count: number): ReturnType<Pattern['read']> {
  const name = names.get(word.toLowerCase());
  return name === undefined ? undefined : { count, what: { kind: 'group', name } };
}

function elementPart(word: string, count: number): ReturnType<Pattern['read']> {
  const symbol = elementOfName(word)?.symbol;
  return symbol === undefined ? undefined : { count, what: { kind: 'element', symbol } };
}

function sentencesOf(text: string): readonly { readonly text: string; readonly start: number }[] {
  return [...text.matchAll(/[^.;]+(?:[.;](?=\S)[^.;]*)*/g)].map((match) => ({
    text: match[0],
    start: match.index,
  }));
}
