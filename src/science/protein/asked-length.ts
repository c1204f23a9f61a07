/** A length that a text asks of a protein, in residues, both ends included. */
export interface AskedLength {
  readonly least: number;
  readonly most: number;
  /** The words that say so. */
  readonly words: string;
}

const UNIT = '(?:amino[ -]acids?|aa|residues?)\\b';
const COUNT = '(\\d{1,3}(?:,\\d{3})+|\\d{1,5})';
const LONGEST = 100_000;
/** "About 120" may miss by a tenth. */
const ABOUT = 0.1;

type Reading = (one: number, other: number) => Omit<AskedLength, 'words'>;

const PATTERNS: readonly (readonly [RegExp, Reading])[] = [
  [
    new RegExp(`(?:between\\s+)?${COUNT}\\s*(?:and|to|[-–—])\\s*${COUNT}\\s+${UNIT}`, 'i'),
    (least, most) => ({ least, most }),
  ],
  [
    new RegExp(
      `(?:at least|no fewer than|minimum(?: length)? of|(?<!no )more than)\\s+${COUNT}\\s+${UNIT}`,
      'i',
    ),
    (least) => ({ least, most: LONGEST }),
  ],
  [
    new RegExp(
      `(?:at most|no more than|up to|maximum(?: length)? of|(?<!no )fewer than|less than|shorter than)\\s+${COUNT}\\s+${UNIT}`,
      'i',
    ),
    (most) => ({ least: 1, most }),
  ],
  [
    new RegExp(`(?:about|around|approximately|roughly|some|~|≈)\\s*${COUNT}\\s+${UNIT}`, 'i'),
    (count) => ({ least: Math.floor(count * (1 - ABOUT)), most: Math.ceil(count * (1 + ABOUT)) }),
  ],
  [
    new RegExp(
      `(?:length\\s+(?:of|is|:|=)|exactly|consists? of|has|have|with|contain(?:s|ing)?)\\s*${COUNT}\\s+${UNIT}`,
      'i',
    ),
    (count) => ({ least: count, most: count }),
  ],
];

/** The length that requirements ask for, such as "a length of 120 residues"; undefined without one. */
export function askedLength(text: string): AskedLength | undefined {
  for (const [pattern, read] of PATTERNS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [words, one, other] = found;
    return { ...read(numberOf(one), numberOf(other)), words: words.replace(/\s+/g, ' ') };
  }
  return undefined;
}

function numberOf(digits = '0'): number {
  return Number(digits.replaceAll(',', ''));
}
