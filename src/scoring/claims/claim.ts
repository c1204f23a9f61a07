/** What a text claims, compared with what can be recomputed. Characters count from its start. */
export interface JudgedClaim {
  readonly start: number;
  readonly end: number;
  readonly holds: boolean;
  /** What was claimed and what was found, as a sentence. */
  readonly sentence: string;
}

/** A number with the size of one unit in its last printed place: 36.03 and 0.01. */
export interface PrintedNumber {
  readonly value: number;
  readonly lastPlace: number;
}

/** Pattern of a number: thousands commas, decimals, no exponent. */
export const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;

export function printedNumber(text: string): PrintedNumber {
  const plain = text.replaceAll(',', '').replaceAll(/[−–]/g, '-');
  const decimals = /\.(\d+)/.exec(plain)?.[1]?.length ?? 0;
  return { value: Number(plain), lastPlace: 10 ** -decimals };
}

/** A number short enough to read: at most seven digits. */
export function sayNumber(value: number): string {
  return String(Number(value.toPrecision(7)));
}
