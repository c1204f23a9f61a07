import { type Accepted, err, type InputError, ok, type Result } from '#base/result.ts';
import { elementOfSymbol } from './elements.ts';
import { greatestCommonDivisor } from './greatest-common-divisor.ts';
import { characterAt } from './input-error.ts';
import { plainSubscripts } from './printed-digits.ts';

/** A count as it is typed: up to six digits on each side of the point. */
const COUNT = /^\d{1,6}(?:\.\d{1,6})?(?![\d.]|,\d)/;
/** What people put between the elements of an alloy; a comma between digits is no such thing. */
const SEPARATOR = /^(?:\s|[-–·]|,(?!\d))+/;

interface Share {
  readonly symbol: string;
  /** `1.5`; empty where no number is typed. */
  readonly count: string;
}

/**
 * Reads an alloy, such as `CoCrFeMnNi` or `Al0.5CoCrFeNi`. In the value each element has a whole
 * count and the elements stand in alphabetical order, as in `Al2Co1Cr1Mn1Ni2Si1`; fractions are
 * scaled to the smallest whole numbers, whole counts stay as they are.
 */
export function parseComposition(text: string): Result<Accepted, InputError> {
  const plain = plainSubscripts(text);
  const shares = readShares(plain.trimEnd());
  if (!shares.ok) return shares;
  if (shares.value.length === 0) {
    return err({ message: 'The alloy is empty.', cure: 'Enter its elements, such as CoCrFeMnNi.' });
  }
  const counts = wholeCounts(shares.value.map(({ count }) => count || '1'));
  const written = shares.value.map(({ symbol }, i) => ({ symbol, count: counts[i] ?? 1 }));
  const sorted = written.toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const value = sorted.map(({ symbol, count }) => `${symbol}${count}`).join('');
  const asTyped = shares.value.map(({ symbol, count }) => symbol + count).join('');
  const notes = [
    plain !== text && 'Subscript digits were written as plain digits.',
    plain.trim() !== asTyped && 'What separates the elements was removed.',
    shares.value.some(({ count }) => count.includes('.')) &&
      'The fractions were scaled to whole numbers of atoms.',
    shares.value.some(({ count }) => count === '') &&
      'An element without a number has a count of one, and every count is written.',
    sorted.some(({ symbol }, i) => symbol !== written[i]?.symbol) &&
      'The elements were put in alphabetical order, as in the training data.',
  ];
  return ok({ value, notes: notes.filter((note) => note !== false) });
}

function readShares(text: string): Result<readonly Share[], InputError> {
  const shares: Share[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const symbol = elementAt(text, at);
    if (!symbol) return err(noElement(text, at));
    if (shares.some((share) => share.symbol === symbol)) return err(twice(text, symbol, at));
    const countAt = at + symbol.length;
    const count = COUNT.exec(text.slice(countAt, countAt + 16))?.[0] ?? '';
    if (count !== '' && Number(count) === 0) return err(zeroCount(symbol, countAt));
    shares.push({ symbol, count });
    at = skip(text, countAt + count.length);
  }
  return ok(shares);
}

function skip(text: string, at: number): number {
  return at + (SEPARATOR.exec(text.slice(at))?.[0].length ?? 0);
}

function elementAt(text: string, at: number): string | undefined {
  const symbol = /^[A-Z][a-z]?/.exec(text.slice(at, at + 2))?.[0];
  return symbol && elementOfSymbol(symbol)?.symbol;
}

/** The same proportions in whole numbers, the smallest if there were fractions. */
function wholeCounts(counts: readonly string[]): readonly number[] {
  const decimals = Math.max(...counts.map((count) => (count.split('.')[1] ?? '').length));
  const scaled = counts.map((count) => Math.round(Number(count) * 10 ** decimals));
  const divisor = counts.some((count) => count.includes('.'))
    ? scaled.reduce(greatestCommonDivisor)
    : 1;
  return scaled.map((count) => count / divisor);
}

function noElement(text: string, position: number): InputError {
  const word = /^[A-Za-z]{1,2}/.exec(text.slice(position))?.[0];
  if (word) {
    return {
      message: `“${word}” at character ${position + 1} is not an element symbol.`,
      position,
      cure: 'Symbols start with a capital letter; the second letter is small: Co, not CO or co.',
    };
  }
  const message = `${characterAt(text, position)} does not belong into an alloy.`;
  return { message, position, cure: cureFor(text.slice(position)) };
}

function cureFor(rest: string): string {
  if (/^[([]/.test(rest)) return 'Write the count of each element: Co2Cr2Al1, not (CoCr)2Al.';
  if (/^\d*,\d/.test(rest)) return 'Write fractions with a point: Al0.5.';
  if (/^%/.test(rest)) return 'Write the numbers alone, after the symbols: Co20Cr80.';
  if (/^[\d.]/.test(rest))
    return 'Write the number after its symbol, with at most six digits: Al0.5.';
  return 'Write symbols and counts, such as Al0.5CoCrFeNi.';
}

function twice(text: string, symbol: string, position: number): InputError {
  return {
    message: `${symbol} stands a second time at character ${position + 1}.`,
    position,
    cure: /[a-z]/.test(text)
      ? 'Add its counts up and write it once.'
      : 'Write the second letter of a symbol small: Co is cobalt, CO is carbon and oxygen.',
  };
}

function zeroCount(symbol: string, position: number): InputError {
  return {
    message: `The count of ${symbol} at character ${position + 1} is zero.`,
    position,
    cure: 'Leave the element out, or give it a count above zero.',
  };
}
