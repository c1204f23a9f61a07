/**
 * The standard InChIs of the parts between the dots of a SMILES, as the released evaluator takes
 * them: a set, so equal parts count once; where a part cannot be read, the empty InChI alone.
 * Undefined for a text with an empty part, which that evaluator calls invalid.
 */
export function partInchis(
  smiles: string,
  inchiOf: (part: string) => string | undefined,
): ReadonlySet<string> | undefined {
  const parts = partsOf(smiles);
  if (parts.includes('')) return undefined;
  const inchis = parts.map(inchiOf);
  return new Set(inchis.includes(undefined) ? [''] : inchis.map((inchi) => inchi ?? ''));
}

export function partsOf(smiles: string): readonly string[] {
  return smiles.split('.').map(asPythonReads);
}

/** RDKit in Python takes what stands behind white space for the name of the molecule. */
export function asPythonReads(smiles: string): string {
  return smiles.trim().split(/\s/)[0] ?? '';
}
