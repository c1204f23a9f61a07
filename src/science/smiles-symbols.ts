import type { InputError } from '#base/result.ts';
import { elementOfSymbol } from './elements.ts';
import { clip } from './input-error.ts';

/** Characters that word processors put in place of what SMILES wants. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '—': '-',
  '‐': '-',
  '≡': '#',
  '·': '.',
  '•': '.',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '＝': '=',
  '＃': '#',
};

/** Why the character at `at` is no SMILES symbol, and what its writer probably meant. */
export function strangeSymbol(smiles: string, at: number): InputError {
  return (
    otherNotation(smiles) ??
    elementWithoutBrackets(smiles, at) ??
    lookAlike(smiles, at) ??
    looksLikeName(smiles, at) ??
    plainStranger(smiles, at)
  );
}

function otherNotation(smiles: string): InputError | undefined {
  if (smiles.startsWith('InChI=') || smiles.startsWith('1S/')) {
    return {
      message: 'This is an InChI, not a SMILES.',
      position: 0,
      cure: 'Paste the SMILES of the molecule, such as CCO for ethanol.',
    };
  }
  if (/^[A-Z]{14}-[A-Z]{10}-[A-Z]$/.test(smiles)) {
    return {
      message: 'This is an InChIKey, a hash from which no structure can be read.',
      position: 0,
      cure: 'Paste the SMILES of the molecule.',
    };
  }
  const arrow = smiles.indexOf('>');
  if (arrow !== -1) {
    return {
      message: `The > at character ${arrow + 1} belongs to a reaction; one molecule is expected here.`,
      position: arrow,
      cure: 'Keep one side of the reaction arrow; separate molecules with a dot.',
    };
  }
  if (/^(?:[A-Z][a-z]?\d*){2,}$/.test(smiles) && /^C\d*H\d*/.test(smiles)) {
    return {
      message: `“${clip(smiles)}” is a molecular formula, not a SMILES.`,
      position: smiles.indexOf('H'),
      cure: 'Write the structure: atoms in bonding order without their hydrogens, CCO for C2H6O.',
    };
  }
  return undefined;
}

function elementWithoutBrackets(smiles: string, at: number): InputError | undefined {
  const char = smiles.charAt(at);
  if (char === 'H') {
    return {
      message: `The H at character ${at + 1} stands outside square brackets.`,
      position: at,
      cure: 'Leave hydrogens out (CH4 is C), or write them in brackets: [CH3-], [H+].',
    };
  }
  // The first letter may have been read as an atom of its own: the S of Si.
  for (const start of [at, at - 1]) {
    const symbol = smiles.slice(Math.max(start, 0), Math.max(start, 0) + 2);
    const element = elementOfSymbol(symbol) ?? (start === at ? elementOfSymbol(char) : undefined);
    if (!element || start < 0 || isInsideWord(smiles, start, element.symbol.length)) continue;
    return {
      message: `${capitalise(element.name)} (${element.symbol}) at character ${start + 1} must stand in square brackets.`,
      position: start,
      cure: `Write [${element.symbol}], with its charge or hydrogens inside if it has any.`,
    };
  }
  return undefined;
}

/** A symbol followed by lower-case letters that cannot be atoms is part of a word. */
function isInsideWord(smiles: string, start: number, length: number): boolean {
  return (
    /^[ad-mq-z]/.test(smiles.slice(start + length)) || /^[a-z]{4}/.test(smiles.slice(start + 1))
  );
}

function lookAlike(smiles: string, at: number): InputError | undefined {
  const meant = LOOK_ALIKES[smiles.charAt(at)];
  if (!meant) return undefined;
  return {
    message: `“${smiles.charAt(at)}” at character ${at + 1} looks like ${meant} but is another character.`,
    position: at,
    cure: `Replace it by ${meant}.`,
  };
}

function looksLikeName(smiles: string, at: number): InputError | undefined {
  if (!/[A-Za-z]{4,}/.test(smiles) || !/^[A-Za-z0-9,'()-]+$/.test(smiles)) return undefined;
  if (!/[a-z]/.test(smiles.charAt(at))) return undefined;
  return {
    message: `“${smiles.charAt(at)}” at character ${at + 1} is not an atom; “${clip(smiles)}” looks like a name.`,
    position: at,
    cure: 'Names are not read here. Paste the SMILES, such as CC(=O)Oc1ccccc1C(=O)O for aspirin.',
  };
}

function plainStranger(smiles: string, at: number): InputError {
  const char = String.fromCodePoint(smiles.codePointAt(at) ?? 0xfffd);
  return {
    message: `“${char}” at character ${at + 1} has no meaning in SMILES.`,
    position: at,
    cure: 'Remove it, or write the atom in square brackets. Bare atoms are B C N O P S F Cl Br I.',
  };
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
