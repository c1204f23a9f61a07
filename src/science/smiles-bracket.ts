import { err, type InputError, ok, type Result } from '#base/result.ts';
import { elementOfSymbol } from './elements.ts';

/** Aromatic atoms, which lower case marks; outside brackets only some of them may stand. */
export const AROMATIC_IN_BRACKETS: readonly string[] = [
  'se',
  'as',
  'si',
  'te',
  'b',
  'c',
  'n',
  'o',
  'p',
  's',
];
/** Names of elements before they had one; RDKit reads them, so we do not refuse them. */
const SYSTEMATIC_SYMBOL = /^U[unbtqphsoe]{2}/;

/** A reader that moves over one bracket atom from left to right. */
interface Cursor {
  readonly smiles: string;
  at: number;
}

/**
 * Reads `[isotope symbol chirality hydrogens charge :class]` from the `[` at `start`. The value is
 * the offset after the `]`.
 */
export function readBracketAtom(smiles: string, start: number): Result<number, InputError> {
  const cursor: Cursor = { smiles, at: start + 1 };
  skip(cursor, /^\d+/);
  const symbolAt = cursor.at;
  if (!skipSymbol(cursor)) return err(symbolError(smiles, start, symbolAt));
  skip(cursor, /^@(?:(?:TH|AL|SP|TB|OH)\d{1,2}|@)?/);
  skip(cursor, /^H\d*/);
  skip(cursor, /^(?:\+\+|--|[+-]\d*)/);
  skip(cursor, /^:\d+/);
  if (smiles[cursor.at] === ']') return ok(cursor.at + 1);
  return err(tailError(smiles, start, cursor.at));
}

function skip(cursor: Cursor, pattern: RegExp): boolean {
  const match = pattern.exec(cursor.smiles.slice(cursor.at, cursor.at + 16));
  cursor.at += match?.[0].length ?? 0;
  return match !== null;
}

function skipSymbol(cursor: Cursor): boolean {
  const two = cursor.smiles.slice(cursor.at, cursor.at + 2);
  const one = two.charAt(0);
  if (skip(cursor, SYSTEMATIC_SYMBOL) || skip(cursor, /^#\d{1,3}/)) return true;
  for (const candidate of [two, one]) {
    const known = elementOfSymbol(candidate) || AROMATIC_IN_BRACKETS.includes(candidate);
    if (!known && candidate !== '*') continue;
    cursor.at += candidate.length;
    return true;
  }
  return false;
}

function symbolError(smiles: string, start: number, at: number): InputError {
  if (isUnclosed(smiles, start)) return unclosedBracket(smiles, start);
  const found = /^[A-Za-z]{1,2}/.exec(smiles.slice(at))?.[0];
  if (found === 'D' || found === 'T') {
    const isotope = found === 'D' ? '2' : '3';
    return {
      message: `[${found}] is not an element symbol.`,
      position: at,
      cure: `Write this hydrogen isotope as [${isotope}H].`,
    };
  }
  return {
    message: found
      ? `“${found}” at character ${at + 1} is not an element symbol.`
      : `The square bracket at character ${start + 1} holds no element symbol.`,
    position: found ? at : start,
    cure: 'Write an element inside the brackets, such as [Na+], [nH] or [C@@H].',
  };
}

function tailError(smiles: string, start: number, at: number): InputError {
  if (isUnclosed(smiles, start)) return unclosedBracket(smiles, start);
  const rest = smiles.slice(at, smiles.indexOf(']', at));
  const charge = /^\d*[+-]/.test(rest) || /^\++|^-+/.test(rest);
  return {
    message: `“${rest}” at character ${at + 1} does not fit inside the bracket atom ${smiles.slice(start, at + rest.length + 1)}.`,
    position: at,
    cure: charge
      ? 'Write the charge as sign and number, as in [Fe+3].'
      : 'The order is isotope, element, @ or @@, H count, charge, as in [13C@@H] or [NH3+].',
  };
}

/** Whether no `]` comes before the next `[` or the end. */
function isUnclosed(smiles: string, start: number): boolean {
  const close = smiles.indexOf(']', start);
  const open = smiles.indexOf('[', start + 1);
  return close === -1 || (open !== -1 && open < close);
}

function unclosedBracket(smiles: string, start: number): InputError {
  const beginning = smiles.slice(start, start + 6);
  return {
    message: `The square bracket at character ${start + 1} (${beginning}) is never closed.`,
    position: start,
    cure: 'Add the missing ] after the atom.',
  };
}
