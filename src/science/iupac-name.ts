import { type Accepted, err, type InputError, ok, type Result } from '#base/result.ts';
import { characterAt } from './input-error.ts';
import { readOneLine } from './one-line.ts';
import { checkSmilesSyntax } from './smiles.ts';

const MOST_CHARACTERS = 2000;

/** Dashes and primes that printed names have in place of the plain ones. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '–': '-',
  '−': '-',
  '’': "'",
  '‘': "'",
};
/** Letters, Greek too, locants, primes, brackets, and the marks of stereo and of λ (`$l^{5}`). */
const ALLOWED = /[\p{Script=Latin}\p{Script=Greek}\d ,.;:'′″+±*~^$_&()[\]{}-]/u;
const PARTNER: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * Checks whether a text can be a chemical name: brackets in pairs, characters that names have, some
 * letters, no SMILES. Whether it names a molecule is left to the model.
 */
export function parseIupacName(text: string): Result<Accepted, InputError> {
  const plain = text.replace(/[‐‑–−’‘]/g, (char) => LOOK_ALIKES[char] ?? char);
  const line = readOneLine(plain, MOST_CHARACTERS);
  if (!line.ok) return line;
  const { value, notes } = line.value;
  if (value === '') {
    return err({ message: 'The name is empty.', cure: 'Enter a name, such as propan-2-one.' });
  }
  const start = text.search(/\S/);
  if (checkSmilesSyntax(value).ok) return err(notation('a SMILES', start));
  if (value.startsWith('InChI=')) return err(notation('an InChI', start));
  const problem =
    strangeCharacter(text, plain) ?? unbalancedBracket(plain) ?? fewLetters(value, start);
  if (problem) return err(problem);
  const changed = plain === text ? [] : ["Printed dashes and primes were written as - and '."];
  return ok({ value, notes: [...changed, ...notes] });
}

function strangeCharacter(text: string, plain: string): InputError | undefined {
  const position = [...plain.matchAll(/./gu)].find(
    ([char]) => !ALLOWED.test(char) && !/\s/.test(char),
  )?.index;
  if (position === undefined) return undefined;
  return {
    message: `${characterAt(text, position)} does not occur in chemical names.`,
    position,
    cure: 'Remove it, or spell it out as the name is written in plain text.',
  };
}

function unbalancedBracket(text: string): InputError | undefined {
  const open: { readonly bracket: string; readonly position: number }[] = [];
  for (const { 0: bracket, index: position } of text.matchAll(/[()[\]{}]/g)) {
    const partner = PARTNER[bracket];
    if (partner === undefined) open.push({ bracket, position });
    else if (open.pop()?.bracket !== partner) {
      return {
        message: `The ${bracket} at character ${position + 1} closes no ${partner}.`,
        position,
        cure: `Remove it, or add the missing ${partner}.`,
      };
    }
  }
  const last = open.at(-1);
  if (!last) return undefined;
  return {
    message: `The ${last.bracket} at character ${last.position + 1} is never closed.`,
    position: last.position,
    cure: 'Add the bracket that closes it.',
  };
}

function fewLetters(value: string, position: number): InputError | undefined {
  if (value.split(/\p{L}/u).length > 3) return undefined;
  return {
    message: `“${value}” is no chemical name: it has fewer than three letters.`,
    position,
    cure: 'Enter the systematic name, such as 2-acetyloxybenzoic acid.',
  };
}

function notation(what: string, position: number): InputError {
  return {
    message: `This is ${what}, not a name.`,
    position,
    cure: 'Enter the systematic name, such as 2-acetyloxybenzoic acid for aspirin.',
  };
}
