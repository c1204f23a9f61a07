import { parseComposition } from './composition.ts';

/** Elements that no alloy is made of: hydrogen, the non-metals but B, C, Si and Te, noble gases. */
const NEVER_IN_ALLOYS = new Set('H He N O F Ne P S Cl Ar Se Br Kr I Xe At Rn'.split(' '));

/** Whether a formula is one of an alloy rather than of any other crystal: two elements or more. */
export function isAlloy(formula: string): boolean {
  const composition = parseComposition(formula);
  if (!composition.ok) return false;
  const symbols = composition.value.value.match(/[A-Z][a-z]?/g) ?? [];
  return symbols.length > 1 && !symbols.some((symbol) => NEVER_IN_ALLOYS.has(symbol));
}
