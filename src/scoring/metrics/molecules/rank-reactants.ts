import type { CanonicalForms, MoleculeBatches } from '#science/chemistry.ts';
import { asPythonReads } from './part-inchis.ts';

/** A row of USPTO-50K: candidates, the most likely first. */
export interface ReactantsRow {
  /** Undefined where a reply holds no SMILES. */
  readonly predicted: readonly (string | undefined)[];
  readonly reference: string;
}

export interface ReactantsRank {
  /** Rank of the reference among the candidates, from 1; undefined where it is not among them. */
  readonly rank: number | undefined;
  /** The same for the largest part alone. */
  readonly largestPartRank: number | undefined;
  /** Whether RDKit reads the first candidate. */
  readonly isFirstReadable: boolean;
}

/**
 * The ranking of USPTO-50K. Candidates that RDKit does not read have no rank. `official`: a candidate
 * that comes again ranks where it comes last, so a repeated first answer can lose its place; `strict`:
 * where it comes first.
 */
export async function rankReactants(
  rows: readonly ReactantsRow[],
  mode: 'official' | 'strict',
  chemistry: Pick<MoleculeBatches, 'canonicaliseMolecules'>,
  signal?: AbortSignal,
): Promise<readonly ReactantsRank[]> {
  const texts = rows.flatMap(({ predicted, reference }) =>
    [reference, ...predicted].map((text = '') => asPythonReads(text)),
  );
  const found = await chemistry.canonicaliseMolecules(texts, signal);
  const forms = new Map(found.map((each, at) => [texts[at] ?? '', each]));
  const formsOf = (text = '') => forms.get(asPythonReads(text));
  return rows.map(({ predicted, reference }) => {
    const wanted = formsOf(reference);
    const candidates = predicted.map(formsOf);
    const ranked = inOrderOfWeight(candidates, mode);
    return {
      rank: rankOf(ranked, (each) => each.smiles === wanted?.smiles),
      largestPartRank: rankOf(ranked, (each) => each.largestPart === wanted?.largestPart),
      isFirstReadable: candidates[0] !== undefined,
    };
  });
}

/** The weight falls with each place; a later one overwrites an earlier one. */
function inOrderOfWeight(
  candidates: readonly (CanonicalForms | undefined)[],
  mode: 'official' | 'strict',
): readonly CanonicalForms[] {
  const places = new Map<string, { readonly forms: CanonicalForms; readonly place: number }>();
  for (const [place, forms] of candidates.entries()) {
    if (!forms || (mode === 'strict' && places.has(forms.smiles))) continue;
    places.set(forms.smiles, { forms, place });
  }
  return [...places.values()].sort((a, b) => a.place - b.place).map(({ forms }) => forms);
}

function rankOf(
  ranked: readonly CanonicalForms[],
  isHit: (forms: CanonicalForms) => boolean,
): number | undefined {
  const at = ranked.findIndex(isHit);
  return at === -1 ? undefined : at + 1;
}
