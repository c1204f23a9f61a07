/** Farther out lies nothing that a picture could show beside the rest, in ångström. */
const FARTHEST = 100_000;

/** A decimal number as PDB and mmCIF write it; undefined for anything else and for what is too far. */
export function readCoordinate(word: string): number | undefined {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?$/.test(word)) return undefined;
  const value = Number(word);
  return Math.abs(value) <= FARTHEST ? value : undefined;
}

export function readInteger(word: string): number | undefined {
  return /^[+-]?\d{1,9}$/.test(word) ? Number(word) : undefined;
}
