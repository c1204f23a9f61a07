import { elementOfSymbol, isMetal } from '../elements.ts';

/** Whether a symbol is that of a metal in the chemist's sense; see `isMetal`. */
export function isMetalSymbol(symbol: string): boolean {
  const element = elementOfSymbol(symbol);
  return element !== undefined && isMetal(element.atomicNumber);
}

/** Metalloids that alloys hold as metals do. */
const ALLOYING: ReadonlySet<string> = new Set(['B', 'Si', 'Ge', 'As', 'Sb', 'Te']);

/** Whether compounds of such elements alone may be metallic: metals and metalloids. */
export function isAlloying(symbol: string): boolean {
  return isMetalSymbol(symbol) || ALLOYING.has(symbol);
}
