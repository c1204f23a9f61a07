/** One piece of a written formula, and how it stands on the line. */
export interface FormulaPart {
  readonly text: string;
  readonly place: 'line' | 'below' | 'above';
}

// A charge stands at the end; a number after a symbol or a bracket counts; the rest is on the line.
const PIECE = /([+-]\d*)$|(?<=[A-Za-z)\]])(\d+)|(\D+?(?=\d|[+-]\d*$|$)|\d+)/g;

/** `O4S-2` as O, 4 below, S, 2− above. */
export function formulaParts(formula: string): readonly FormulaPart[] {
  return [...formula.matchAll(PIECE)].map(([text, charge, count]) => {
    if (charge !== undefined) return { text: chargeText(charge), place: 'above' };
    return { text, place: count === undefined ? 'line' : 'below' };
  });
}

/** `-2` as chemists print it: `2−`. */
function chargeText(charge: string): string {
  const size = charge.slice(1);
  return `${size === '1' ? '' : size}${charge.startsWith('-') ? '−' : '+'}`;
}
