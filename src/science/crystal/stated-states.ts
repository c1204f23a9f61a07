import { elementOfSymbol } from '../elements.ts';
import { plainSuperscripts } from '../printed-digits.ts';

/** An oxidation state that a text gives an element: `Ti4+`, `Fe(III)`, `O²⁻`, `Mg is +2`. */
export interface StatedState {
  readonly symbol: string;
  readonly state: number;
  /** Characters of the text: first, and the one behind the last. */
  readonly start: number;
  readonly end: number;
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];
/** Higher states are unknown but in gas jets. */
const HIGHEST = 8;

/** An ion (`Ti4+`, `Ti^{4+}`, `Na+`), a Roman numeral (`Fe(III)`), or the sign first (`Mg is +2`, `O (-2)`). */
const STATED =
  /(?<![A-Za-z0-9])(?<symbol>[A-Z][a-z]?)(?:(?:\^?\{?|<sup>)(?<size>[1-8]?)(?<sign>[+\-−⁺⁻])(?![\w(+])\}?|\s?\((?<roman>VIII|VII|VI|IV|V|III|II|I)\)|(?:\s(?:is|as|has|=|at)\s|\s?[:=]\s?|\s?\(\s?)(?<front>[+\-−])(?<number>[1-8])(?![\d.]))/g;

/** Every statement in the order of the text; sums such as `2+` without a symbol are none. */
export function findStatedStates(text: string): readonly StatedState[] {
  const plain = plainSuperscripts(text);
  return [...plain.matchAll(STATED)].flatMap(({ 0: whole, index, groups = {} }) => {
    const { symbol = '', size, sign, roman, front, number } = groups;
    const magnitude = roman ? ROMAN.indexOf(roman) + 1 : Number(number ?? (size || '1'));
    const isNegative = /[-−⁻]/.test(sign ?? front ?? '');
    if (!elementOfSymbol(symbol) || magnitude > HIGHEST) return [];
    const state = isNegative ? -magnitude : magnitude;
    return [{ symbol, state, start: index, end: index + whole.length }];
  });
}
