import { plainSuperscripts } from '#science/printed-digits.ts';

/** One number of a sentence, and how it is written there. */
export interface FoundNumber {
  readonly text: string;
  readonly value: number;
}

const SIGN = '[-−‑–]?';
const POWER = String.raw`(?:[eE][-+−]?\d+|\s?[x×*·]\s?10\^[-+−]?\d+)?`;
// Groups of thousands are counted, or 000,000,… without end would be read again from each of them.
/** Letters may follow a decimal point's digits (1.2eV), but make a bare 5 part of a word (5S). */
const DECIMAL = String.raw`(?:\d+(?:,\d{3}){0,30})?\.\d+${POWER}(?!\d|\.\d)`;
const WHOLE = String.raw`(?:\d{1,3}(?:,\d{3}){1,30}|\d+)${POWER}(?![\p{L}\d_^]|[.,]\d|\s?['’′]|[- ]prime)`;
const POWER_OF_TEN = String.raw`10\^[-+−]?\d+(?!\d|\.\d)`;
/** Neither part of a word, nor the exponent of a unit (cm^-1), nor a margin (± 0.2). */
const BEGINS = String.raw`(?<![\p{L}\p{N}_.]|\^[-+−]?|±\s?)`;
const NUMBER = new RegExp(`${BEGINS}${SIGN}(?:${POWER_OF_TEN}|${DECIMAL}|${WHOLE})`, 'gu');

/**
 * The numbers that a reader would see in a sentence. Signs, exponents (1e-3, 1 × 10^-3, 10⁻³) and
 * thousands commas are read; digits inside names (EC50, p53, 5S), the ends of strands (3' UTR),
 * exponents of units and margins of error are not numbers. A minus directly after a letter or a
 * digit is a dash.
 */
export function findNumbers(text: string): FoundNumber[] {
  const found = plainPowers(text).match(NUMBER) ?? [];
  return found
    .map((number) => ({ text: number, value: valueOfText(number) }))
    .filter(({ value }) => Number.isFinite(value));
}

function valueOfText(number: string): number {
  const plain = number.replaceAll(/[−‑–]/g, '-').replaceAll(',', '');
  return Number(plain.replace(/\s?[x×*·]\s?10\^/, 'e').replace('10^', '1e'));
}

function plainPowers(text: string): string {
  return text.replaceAll(
    /10([⁻⁺]?)([⁰¹²³⁴-⁹]+)/g,
    (_, sign: string, digits: string) =>
      `10^${sign === '⁻' ? '-' : ''}${plainSuperscripts(digits)}`,
  );
}

/** What the number finder of Biology-Instructions reads: 50 → 0 in "EC50", 1 and 3 in "1e-3". */
export function numbersOfBiologyParser(reply: string): number[] {
  const text = reply.replaceAll("5'", "five'").replaceAll("3'", 'three');
  const found = text.match(/(?<![A-Za-z])[-‑]?\d+(?:\.\d+)?/g) ?? [];
  return found.map((number) => Number(Number(number.replace('‑', '-')).toPrecision(6)));
}

/** Spaces between digits, and after a decimal point, closed up. */
export function closeUpDigits(reply: string): string {
  return reply.replaceAll(/(?<=\d)\s+(?=\d)|(?<=\d\.)\s+(?=\d)/g, '');
}

/** What the parser of PEER reads: a sign counts only before a number with a decimal point. */
export function firstNumberOfParser(reply: string): number | undefined {
  const found = reply.match(/[-+]?\d*\.\d+|\d+/)?.[0];
  return found === undefined ? undefined : Number(found);
}

/**
 * What the parser of Mol-Instructions reads: the same, once spaces are closed up between digits and
 * behind any point, also one that ends a sentence: "The gap. 0.25" begins with .0.
 */
export function firstNumberOfInstructions(reply: string): number | undefined {
  return firstNumberOfParser(reply.replaceAll(/(?<=[\d.]) +(?=\d)/g, ''));
}

/** What the parser of tagged numbers takes out of a reply without tags: the last, no exponent. */
export function lastNumberOfParser(reply: string): number | undefined {
  const found = reply.match(/-?\d+(?:\.\d+)?/g)?.at(-1);
  return found === undefined ? undefined : Number(found);
}
