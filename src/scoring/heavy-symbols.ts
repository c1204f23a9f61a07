import { elementOfSymbol } from '#science/elements.ts';
import { writtenAtoms } from '#science/smiles.ts';

/** Element symbols of the atoms of a SMILES but hydrogen, in its order; `*` for an open place. */
export function heavySymbols(smiles: string): readonly string[] {
  return writtenAtoms(smiles).flatMap(({ text }) => {
    const letters = /^\[?\d*([A-Z][a-z]?|[a-z]{1,2}|\*)/.exec(text)?.[1] ?? '';
    const symbol = symbolOf(letters);
    return symbol === 'H' ? [] : [symbol];
  });
}

/** `cl` never occurs; `se` is aromatic selenium; the `H` of `[nH]` belongs to no symbol. */
function symbolOf(letters: string): string {
  const capital = letters.charAt(0).toUpperCase() + letters.slice(1);
  return elementOfSymbol(capital)?.symbol ?? elementOfSymbol(capital.charAt(0))?.symbol ?? '*';
}
