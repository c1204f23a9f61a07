import { numbersOfBiologyParser } from '#tasks/readers/find-numbers.ts';
import { anyPhrase } from '#tasks/readers/reading.ts';
import { BIOLOGY } from '#tasks/readers/verdict-phrases.ts';
import { behindLastThought, isCutOff } from './remove-thoughts.ts';

/**
 * The one number of a reply; several, none, more digits than a number can have, or a thought that never
 * ends give no value. A thought that begins before the last summary is not looked at.
 */
export function readBiologyNumber(reply: string): number | undefined {
  const text = behindSummary(reply);
  if (isCutOff(text)) return undefined;
  const numbers = numbersOfBiologyParser(behindLastThought(text));
  return numbers.length === 1 && numbers.every(Number.isFinite) ? numbers[0] : undefined;
}

/** The same, and nothing above 80, which no proportion is (APA isoforms). */
export function readIsoformNumber(reply: string): number | undefined {
  const value = readBiologyNumber(reply);
  return value === undefined || value > MOST_ISOFORM ? undefined : value;
}

const MOST_ISOFORM = 80;

/** Exactly so many numbers, in their order (enhancers, switches); no marker of a summary is known here. */
export function readBiologyNumbers(reply: string, count: number): readonly number[] | undefined {
  const numbers = numbersOfBiologyParser(behindLastThought(reply));
  return numbers.length === count && numbers.every(Number.isFinite) ? numbers : undefined;
}

/**
 * What the phrases of a reply say, denials first. `wrong` is counted as the opposite of the
 * reference: an empty reply, or one that does not know. `asks-model`: no phrase was found, and the
 * evaluator asks an entailment model (facebook/bart-large-mnli).
 */
export type BiologyVerdict = boolean | 'wrong' | 'asks-model';

export function readBiologyVerdict(reply: string): BiologyVerdict {
  const text = behindSummary(behindLastThought(reply)).toLowerCase();
  if (NEGATIVE.test(text)) return false;
  if (POSITIVE.test(text)) return true;
  if (DOES_NOT_KNOW.test(text) || text.trim() === '') return 'wrong';
  return 'asks-model';
}

const NEGATIVE = anyPhrase(BIOLOGY.no);
/** The list has "contains" with a space behind it, so it counts only before a word. */
const POSITIVE = anyPhrase(
  BIOLOGY.yes.map((phrase) => (phrase === 'contains' ? 'contains ' : phrase)),
);
const DOES_NOT_KNOW = anyPhrase(["don't know", 'unknown', 'unsure', 'uncertain', 'not applicable']);

/** The families of ncRNA, as the evaluator tries them. */
const FAMILIES: readonly string[] = [
  'Intron_gpII, Intron_gpI, riboswitch, 5_8S_rRNA, ribozyme, HACA-box, 5S_rRNA, CD-box, leader, scaRNA',
  'miRNA, tRNA, IRES',
].flatMap((names) => names.split(', '));

/** The longest family name that occurs, letters of either case differing. */
export function readRnaFamily(reply: string): string | undefined {
  const text = behindLastThought(reply);
  return FAMILIES.find((family) => text.includes(family));
}

/** The modifications of RNA, and none of them, in the evaluator's order. */
export const MODIFICATIONS: readonly string[] =
  'AtoI, m6Am, m1A, m5C, m5U, m6A, m7G, Psi, Am, Cm, Gm, Um, none'.split(', ');

const MODIFICATION_WORDS = MODIFICATIONS.map((name) => ({ name, word: anyPhrase([name]) }));

/** Modifications as whole words; where none occurs, a denial means "none", a yes nothing at all. */
export function readModifications(reply: string): ReadonlySet<string> | 'asks-model' {
  const text = behindSummary(behindLastThought(reply));
  const found = MODIFICATION_WORDS.filter(
    ({ name, word }) => text.includes(name) && word.test(text),
  );
  if (found.length > 0) return new Set(found.map(({ name }) => name));
  if (text.trim() === '') return new Set();
  const verdict = readBiologyVerdict(text);
  if (verdict === false) return new Set(['none']);
  return verdict === 'asks-model' ? verdict : new Set();
}

/** EC numbers with three numeric levels and whatever digits, or a hyphen, stand behind the third point. */
export function readBiologyEcNumbers(reply: string): ReadonlySet<string> {
  const text = behindSummary(behindLastThought(reply));
  return new Set(text.match(/(?<!\d)\d+\.\d+\.\d+\.-?\d*/g) ?? []);
}

function behindSummary(text: string): string {
  return text.split('<summary>').at(-1) ?? '';
}
