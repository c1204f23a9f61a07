import { err, type InputError, ok, type Result } from '#base/result.ts';
import { readBracketAtom } from './smiles-bracket.ts';
import { strangeSymbol } from './smiles-symbols.ts';

/** A piece of a SMILES; `start` and `end` are zero-based offsets, `end` exclusive. */
export type SmilesToken = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'atom' | 'bond' | 'open' | 'close' | 'dot' }
  | { readonly kind: 'ring'; readonly number: number }
);

/** Atoms that stand outside brackets. */
export const TWO_LETTER_ATOMS: readonly string[] = ['Cl', 'Br'];
export const ONE_LETTER_ATOMS = 'BCNOPSFIbcnops*';
/** `$` is a quadruple bond; `~`, `->` and `<-` (any, dative) are extensions that RDKit reads. */
export const BONDS = '-=#$:/\\~';
const PUNCTUATION: Readonly<Record<string, 'open' | 'close' | 'dot'>> = {
  '(': 'open',
  ')': 'close',
  '.': 'dot',
};

/** Splits a SMILES without white space into tokens; stops at the first character that fits none. */
export function tokeniseSmiles(smiles: string): Result<readonly SmilesToken[], InputError> {
  const tokens: SmilesToken[] = [];
  let at = 0;
  while (at < smiles.length) {
    const token = tokenAt(smiles, at);
    if (!token.ok) return token;
    tokens.push(token.value);
    at = token.value.end;
  }
  return ok(tokens);
}

function tokenAt(smiles: string, start: number): Result<SmilesToken, InputError> {
  const char = smiles.charAt(start);
  const two = smiles.slice(start, start + 2);
  if (char === '[') {
    const end = readBracketAtom(smiles, start);
    return end.ok ? ok({ kind: 'atom', start, end: end.value }) : end;
  }
  if (two === '->' || two === '<-') return ok({ kind: 'bond', start, end: start + 2 });
  if (TWO_LETTER_ATOMS.includes(two)) return ok({ kind: 'atom', start, end: start + 2 });
  if (ONE_LETTER_ATOMS.includes(char)) return ok({ kind: 'atom', start, end: start + 1 });
  if (BONDS.includes(char)) return ok({ kind: 'bond', start, end: start + 1 });
  if (char >= '0' && char <= '9') {
    return ok({ kind: 'ring', start, end: start + 1, number: Number(char) });
  }
  if (char === '%') return longRingNumber(smiles, start);
  const punctuation = PUNCTUATION[char];
  if (punctuation) return ok({ kind: punctuation, start, end: start + 1 });
  return err(strangeSymbol(smiles, start));
}

/** `%nn`, or `%(n…)` with up to five digits. */
function longRingNumber(smiles: string, start: number): Result<SmilesToken, InputError> {
  const match = /^%(?:([1-9]\d)|\((\d{1,5})\))/.exec(smiles.slice(start, start + 9));
  if (!match) {
    return err({
      message: `The % at character ${start + 1} is not followed by a ring number of two digits.`,
      position: start,
      cure: 'Write ring numbers from 10 to 99 as %10 … %99; numbers below 10 need no %.',
    });
  }
  const number = Number(match[1] ?? match[2]);
  return ok({ kind: 'ring', start, end: start + match[0].length, number });
}
