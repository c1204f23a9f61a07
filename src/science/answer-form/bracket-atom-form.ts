import { elementSymbols } from '../elements.ts';
import { AROMATIC_IN_BRACKETS } from '../smiles-bracket.ts';
import type { FormState } from './form-state.ts';

const SYMBOLS = [...elementSymbols(), ...AROMATIC_IN_BRACKETS];
const FIRST_LETTERS = [...new Set(SYMBOLS.map((symbol) => symbol.charAt(0)))].join('');
const ISOTOPE = String.raw`(?:[1-9]\d{0,2})?`;
const SYMBOL = String.raw`(?:${SYMBOLS.join('|')}|\*)`;
const BEHIND_SYMBOL = String.raw`(?:@@?)?(?:H[1-9]?)?(?:\+\+|--|[+-](?:[1-9]\d?)?)?`;
const CLASS = String.raw`:[1-9]\d{0,2}`;

const WHOLE = new RegExp(`^${ISOTOPE}${SYMBOL}${BEHIND_SYMBOL}(?:${CLASS})?$`);
/** What a whole atom may begin with, besides a shorter whole one. */
const BEGUN = new RegExp(`^${ISOTOPE}(?:[${FIRST_LETTERS}]?|${SYMBOL}${BEHIND_SYMBOL}:)$`);

/**
 * What stands in the brackets of a SMILES atom: isotope, symbol, chirality as @ or @@, hydrogens,
 * charge, class. Numbers have at most three digits and no leading zero; the parser reads more.
 */
export function bracketAtomForm(text = ''): FormState {
  return {
    // Digits differ in nothing, and a symbol in nothing any more once something stands behind it.
    get key() {
      return text.replaceAll(/\d/g, '0').replace(/[A-Za-z*]{1,2}(?=[@H+:-])/, 'X');
    },
    mayEnd: WHOLE.test(text),
    after: (character) => {
      const longer = text + character;
      return WHOLE.test(longer) || BEGUN.test(longer) ? bracketAtomForm(longer) : undefined;
    },
  };
}
