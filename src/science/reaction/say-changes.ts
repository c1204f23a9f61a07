const ORDERS: Readonly<Record<string, string>> = {
  '0': 'dative',
  '1': 'single',
  '2': 'double',
  '3': 'triple',
  a: 'aromatic',
};
const CLASSES: Readonly<Record<string, string>> = { X: 'halogen', M: 'metal or boron' };

/** The changed bonds of a site in words: “C–N formed, C–halogen broken”. */
export function sayChanges(changes: readonly string[]): string {
  return [...new Set(changes.map(sayChange))].join(', ');
}

function sayChange(change: string): string {
  const kind = /(?:\+|-|(.)~(.))$/.exec(change);
  const ends = change.slice(0, kind?.index).split('-').map(plainEnd).join('–');
  if (kind?.[1] !== undefined) {
    return `${ends} from ${ORDERS[kind[1]] ?? kind[1]} to ${ORDERS[kind[2] ?? ''] ?? kind[2]}`;
  }
  return `${ends} ${kind?.[0] === '+' ? 'formed' : 'broken'}`;
}

/** `C2!` as C, `X!` as halogen. */
function plainEnd(end: string): string {
  const symbol = end.replace(/[\da]?!?$/, '');
  return CLASSES[symbol] ?? symbol;
}
