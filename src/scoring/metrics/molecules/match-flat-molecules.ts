import type { MoleculeBatches } from '#science/chemistry.ts';
import { asPythonReads } from './part-inchis.ts';

/** A row of Mol-Instructions. */
export interface FlatRow {
  readonly predicted: string | undefined;
  readonly reference: string | undefined;
}

/** Both sides without stereochemistry and isotopes. */
export interface FlatMatch {
  /** Canonical SMILES; undefined where RDKit reads none. An empty text is a molecule without atoms. */
  readonly predicted: string | undefined;
  readonly reference: string | undefined;
  /** Whether the InChIs of both, each as a whole, are equal. */
  readonly isSame: boolean;
}

/**
 * The exact match of Mol-Instructions: stereochemistry is dropped on both sides, the number of equal
 * parts counts. That evaluator divides by the readable predictions only.
 */
export async function matchFlatMolecules(
  rows: readonly FlatRow[],
  chemistry: Pick<MoleculeBatches, 'canonicaliseMolecules' | 'writeInchis'>,
  signal?: AbortSignal,
): Promise<readonly FlatMatch[]> {
  const texts = rows.flatMap(({ predicted, reference }) =>
    [predicted, reference].map((text) => text && asPythonReads(text)),
  );
  const forms = await chemistry.canonicaliseMolecules(
    texts.map((text = '') => text),
    signal,
  );
  const flat = texts.map((text, at) => (text === '' ? '' : forms[at]?.flatSmiles));
  const inchis = await chemistry.writeInchis(
    flat.map((each) => each ?? ''),
    signal,
  );
  return rows.map((_, row) => {
    const [predicted, reference] = [flat[2 * row], flat[2 * row + 1]];
    const [own, other] = [inchis[2 * row], inchis[2 * row + 1]];
    const isSame = Boolean(own) && own === other;
    return { predicted, reference, isSame };
  });
}
