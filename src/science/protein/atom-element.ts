/** Elements of two letters that stand in macromolecules; CA, CD, HG and HO are decided by columns. */
const TWO_LETTERS = /^(?:LI|BE|NA|MG|AL|SI|CL|CA|MN|FE|CO|NI|CU|ZN|SE|BR|AG|CD|PT|AU|HG|PB|AS|MO)$/;

/**
 * The symbol of an atom, `C` or `Zn`, from the column for it, else from the four columns of the
 * atom's name, where symbols of one letter begin in the second.
 */
export function elementOf(column: string, name: string): string {
  const symbol = /^[A-Za-z]{1,2}$/.exec(column.trim())?.[0];
  if (symbol !== undefined) return capitalised(symbol);
  const firstTwo = name.slice(0, 2).trim().toUpperCase();
  if (name.charAt(0).trim() !== '' && TWO_LETTERS.test(firstTwo)) return capitalised(firstTwo);
  return /[A-Za-z]/.exec(name)?.[0].toUpperCase() ?? 'X';
}

function capitalised(symbol: string): string {
  return symbol.charAt(0).toUpperCase() + symbol.slice(1).toLowerCase();
}
