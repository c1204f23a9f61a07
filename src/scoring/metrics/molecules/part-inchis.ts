import type { MoleculeBatches } from '#science/chemistry.ts';

/**
 * The standard InChIs of the parts between the dots of each SMILES, as the released evaluator takes
 * them: a set, so equal parts count once; where a part cannot be read, the empty InChI alone.
 * Undefined for a text with an empty part, which that evaluator calls invalid.
 */
export async function partInchis(
  smiles: readonly string[],
  chemistry: Pick<MoleculeBatches, 'writeInchis'>,
  signal?: AbortSignal,
): Promise<readonly (ReadonlySet<string> | undefined)[]> {
  const parts = smiles.map((text) => text.split('.').map(asPythonReads));
  const distinct = [...new Set(parts.flat())].filter((part) => part !== '');
  const found = await chemistry.writeInchis(distinct, signal);
  const inchis = new Map(distinct.map((part, at) => [part, found[at]]));
  return parts.map((own) => {
    if (own.includes('')) return undefined;
    const known = own.map((part) => inchis.get(part));
    return new Set(known.includes(undefined) ? [''] : known.map((inchi) => inchi ?? ''));
  });
}

/** RDKit in Python takes what stands behind white space for the name of the molecule. */
export function asPythonReads(smiles: string): string {
  return smiles.trim().split(/\s/)[0] ?? '';
}
