import { writtenAtoms } from './smiles.ts';

/** For each atom of a SMILES its element and number, counted from 1 in the order of the text: `C1`, `O2`. */
export function atomLabels(smiles: string): readonly string[] {
  return writtenAtoms(smiles.trim()).map(({ text }, index) => `${symbolOf(text)}${index + 1}`);
}

/** The element of an atom as it is written: `[13cH:2]` is C. */
function symbolOf(text: string): string {
  const [, symbol = '*'] = /^\[?\d*([A-Z][a-z]?|[a-z]{1,2})/.exec(text) ?? [];
  return symbol.charAt(0).toUpperCase() + symbol.slice(1);
}
