/**
 * The stem of a word by Porter's algorithm (Program 14, 130, 1980) with NLTK's departures from it,
 * which are what rouge-score and NLTK's METEOR use: a few irregular words, `ie` kept in short words,
 * `y` to `i` only behind a consonant. The result is lower case and need not be a word.
 */
export function porterStem(word: string): string {
  const lower = word.toLowerCase();
  const irregular = IRREGULAR.get(lower);
  if (irregular !== undefined) return irregular;
  if (lower.length <= 2) return lower;
  const inflected = finalY(pastOrProgressive(plural(lower)));
  const derived = applyFirst(applyFirst(doubleSuffix(inflected), STEP_3), STEP_4);
  return finalDoubleL(finalE(derived));
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['sky', 'sky'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['news', 'news'],
  ['innings', 'inning'],
  ['inning', 'inning'],
  ['outings', 'outing'],
  ['outing', 'outing'],
  ['cannings', 'canning'],
  ['canning', 'canning'],
  ['howe', 'howe'],
  ['proceed', 'proceed'],
  ['exceed', 'exceed'],
  ['succeed', 'succeed'],
]);

interface Rule {
  readonly suffix: string;
  readonly replacement: string;
  /** Whether what stands before the suffix allows the rule; the first suffix that fits decides. */
  readonly allows: (stem: string) => boolean;
}

/** `ational>ate` as a rule; nothing behind the arrow deletes the suffix. */
function rules(text: string, allows: Rule['allows']): readonly Rule[] {
  return text.split(' ').map((rule) => {
    const [suffix = '', replacement = ''] = rule.split('>');
    return { suffix, replacement, allows };
  });
}

const STEP_2 = [
  ...rules(
    'ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al entli>ent eli>e ousli>ous',
    hasSyllable,
  ),
  ...rules(
    'ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive',
    hasSyllable,
  ),
  ...rules('biliti>ble fulli>ful', hasSyllable),
  // The l counts with the stem, so that short ones such as "geo" lose the ending too.
  ...rules('logi>log', (stem) => hasSyllable(`${stem}l`)),
];

const STEP_3 = rules('icate>ic ative> alize>al iciti>ic ical>ic ful> ness>', hasSyllable);

const STEP_4 = [
  ...rules('al> ance> ence> er> ic> able> ible> ant> ement> ment> ent>', hasSyllables),
  ...rules('ion>', (stem) => hasSyllables(stem) && /[st]$/.test(stem)),
  ...rules('ou> ism> ate> iti> ous> ive> ize>', hasSyllables),
];

function applyFirst(word: string, list: readonly Rule[]): string {
  const rule = list.find(({ suffix }) => word.endsWith(suffix));
  if (!rule) return word;
  const stem = word.slice(0, -rule.suffix.length);
  return rule.allows(stem) ? stem + rule.replacement : word;
}

/** Step 1a. */
function plural(word: string): string {
  if (!word.endsWith('s') || word.endsWith('ss')) return word;
  if (word.endsWith('ies')) return word.slice(0, word.length === 4 ? -1 : -2);
  return word.endsWith('sses') ? word.slice(0, -2) : word.slice(0, -1);
}

/** Step 1b. */
function pastOrProgressive(word: string): string {
  if (word.endsWith('ied')) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith('eed')) return hasSyllable(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const ending = /(?:ed|ing)$/.exec(word)?.[0];
  if (ending === undefined) return word;
  const stem = word.slice(0, -ending.length);
  return vowelFlags(stem).includes(1) ? mendedEnd(stem) : word;
}

/** The end of a verb as it was before "ed" or "ing": hop(p), fil(e), troubl(e). */
function mendedEnd(stem: string): string {
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsWithDoubleConsonant(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

/** Step 1c. */
function finalY(word: string): string {
  const stem = word.slice(0, -1);
  const follows = stem.length > 1 && vowelFlags(stem).at(-1) === 0;
  return follows && word.endsWith('y') ? `${stem}i` : word;
}

/** Step 2; what loses "alli" is looked at once more. */
function doubleSuffix(word: string): string {
  const again = word.endsWith('alli') && hasSyllable(word.slice(0, -4));
  return again ? doubleSuffix(word.slice(0, -2)) : applyFirst(word, STEP_2);
}

/** Step 5a. */
function finalE(word: string): string {
  if (!word.endsWith('e')) return word;
  const stem = word.slice(0, -1);
  const syllables = measure(stem);
  return syllables > 1 || (syllables === 1 && !endsShort(stem)) ? stem : word;
}

/** Step 5b. */
function finalDoubleL(word: string): string {
  return word.endsWith('ll') && hasSyllables(word.slice(0, -1)) ? word.slice(0, -1) : word;
}

/** 1 for each vowel, among them a y behind a consonant. */
function vowelFlags(stem: string): readonly number[] {
  const flags: number[] = [];
  for (let index = 0; index < stem.length; index++) {
    const letter = stem.charAt(index);
    const isVowel = letter === 'y' ? flags[index - 1] === 0 : 'aeiou'.includes(letter);
    flags.push(Number(isVowel));
  }
  return flags;
}

/** Porter's m: how often a consonant follows a vowel. */
function measure(stem: string): number {
  const flags = vowelFlags(stem);
  return flags.filter((isVowel, index) => isVowel === 0 && flags[index - 1] === 1).length;
}

function hasSyllable(stem: string): boolean {
  return measure(stem) > 0;
}

function hasSyllables(stem: string): boolean {
  return measure(stem) > 1;
}

function endsWithDoubleConsonant(stem: string): boolean {
  return stem.length >= 2 && stem.at(-1) === stem.at(-2) && vowelFlags(stem).at(-1) === 0;
}

/** Consonant, vowel, consonant other than w, x, y; or a word of a vowel and a consonant. */
function endsShort(stem: string): boolean {
  const flags = vowelFlags(stem).slice(-3);
  if (stem.length === 2) return flags[0] === 1 && flags[1] === 0;
  return flags.join('') === '010' && !/[wxy]$/.test(stem);
}
