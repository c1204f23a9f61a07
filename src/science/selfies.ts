import { type Accepted, err, type InputError, ok, type Result } from '#base/result.ts';
import { elementOfSymbol } from './elements.ts';
import { characterAt, clip, tooLong } from './input-error.ts';

/** Longest SELFIES that is read, in symbols. */
const MOST_SYMBOLS = 1000;

/** The inside of a symbol by SELFIES 2: bond, isotope, element, chirality, hydrogens, charge. */
const ATOM = /^[=#/\\]?\d{0,3}([A-Z][a-z]?)@{0,2}(?:H\d)?(?:[+-][1-9])?$/;
const BRANCH_RING_OR_NOTHING =
  /^(?:[=#]?Branch[1-3]|(?:[=#]|-[/\\]|[/\\][-/\\])?Ring[1-3]|nop|epsilon)$/;
/** How SELFIES 1 wrote branches, rings with bonds and atoms with hydrogens. */
const FIRST_VERSION = /^(?:Branch\d_\d|Expl.*Ring\d|.+expl)$/;

/** A symbol with its brackets, or the dot between molecules; `start` is an offset into the text. */
interface SelfiesSymbol {
  readonly text: string;
  readonly start: number;
}

/** Checks every symbol; which molecule they make is a matter of the decoder, as all texts make one. */
export function parseSelfies(text: string): Result<Accepted, InputError> {
  if (text.trim() === '') {
    return err({ message: 'The SELFIES is empty.', cure: 'Enter a SELFIES, such as [C][C][O].' });
  }
  const symbols = readSymbols(text);
  if (!symbols.ok) return symbols;
  const problem = symbols.value.map(objection).find((found) => found !== undefined);
  if (problem) return err(problem);
  const lonely = lonelyDot(symbols.value);
  if (lonely) return err(lonely);
  const tooMany = symbols.value[MOST_SYMBOLS];
  if (tooMany) return err(tooLong(symbols.value.length, MOST_SYMBOLS, 'symbols', tooMany.start));
  const value = symbols.value.map((symbol) => symbol.text).join('');
  const notes = value === text.trim() ? [] : ['Spaces and line breaks were removed.'];
  return ok({ value, notes });
}

function readSymbols(text: string): Result<readonly SelfiesSymbol[], InputError> {
  const symbols: SelfiesSymbol[] = [];
  for (const found of text.matchAll(/\s+|\.|\[[^[\]]*\]|./gsu)) {
    const [piece] = found;
    if (piece.trim() === '') continue;
    if (piece === '[') return err(unclosed(found.index));
    if (piece !== '.' && !piece.startsWith('[')) return err(outside(text, found.index));
    symbols.push({ text: piece, start: found.index });
  }
  return ok(symbols);
}

function objection({ text, start }: SelfiesSymbol): InputError | undefined {
  const inside = text.slice(1, -1);
  if (text === '.' || BRANCH_RING_OR_NOTHING.test(inside)) return undefined;
  const element = ATOM.exec(inside)?.[1];
  if (element !== undefined && elementOfSymbol(element)) return undefined;
  return {
    message: `${clip(text, 20)} at character ${start + 1} is no SELFIES symbol.`,
    position: start,
    cure: cureFor(inside, element),
  };
}

function cureFor(inside: string, element: string | undefined): string {
  if (FIRST_VERSION.test(inside)) {
    return 'This is SELFIES 1; convert it to version 2, where [Branch1_2] is [=Branch1].';
  }
  if (element !== undefined) return `No element has the symbol ${element}.`;
  if (/^[=#/\\]?[bcnops]/.test(inside)) {
    return 'SELFIES has no aromatic atoms: write alternating bonds, such as [C][=C].';
  }
  if (/(?:Branch|Ring)\d*$/.test(inside)) {
    return 'Branches are [Branch1] to [Branch3], rings [Ring1] to [Ring3], with = or # before the word.';
  }
  return 'Write bond, isotope, element, chirality, H count and charge in this order: [=N+1], [C@@H1].';
}

function lonelyDot(symbols: readonly SelfiesSymbol[]): InputError | undefined {
  const dot = symbols.find(({ text }, i) => text === '.' && (symbols[i - 1]?.text ?? '.') === '.');
  const last = symbols.at(-1);
  const lonely = dot ?? (last?.text === '.' ? last : undefined);
  if (!lonely) return undefined;
  return {
    message: `The dot at character ${lonely.start + 1} separates nothing.`,
    position: lonely.start,
    cure: 'Remove it, or add the molecule that is missing beside it.',
  };
}

function unclosed(position: number): InputError {
  return {
    message: `The square bracket at character ${position + 1} is never closed.`,
    position,
    cure: 'Add the missing ] after the symbol.',
  };
}

function outside(text: string, position: number): InputError {
  const isSmiles = !text.includes('[') || /[=#()]/.test(text.charAt(position));
  return {
    message: `${characterAt(text, position)} stands outside square brackets.`,
    position,
    cure: isSmiles
      ? 'Each symbol has its brackets: [C][=O]. If this is a SMILES, convert it to SELFIES first.'
      : 'Each symbol has its brackets: [C][=O].',
  };
}
