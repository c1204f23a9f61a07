import type { MoleculeBatches, MoleculeSimilarity } from '#science/chemistry.ts';
import type { MoleculeRow } from './match-molecules.ts';

/**
 * How near each prediction comes to its nearest reference, by each fingerprint on its own. Undefined
 * where RDKit does not read the prediction, or none of its references.
 */
export async function nearestSimilarities(
  rows: readonly MoleculeRow[],
  chemistry: Pick<MoleculeBatches, 'compareMolecules'>,
  signal?: AbortSignal,
): Promise<readonly (MoleculeSimilarity | undefined)[]> {
  const pairs = pairsOf(rows);
  const found = await chemistry.compareMolecules(
    pairs.map(({ pair }) => pair),
    signal,
  );
  const nearest: (MoleculeSimilarity | undefined)[] = rows.map(() => undefined);
  for (const [at, { row }] of pairs.entries()) {
    const each = found[at];
    if (each) nearest[row] = nearer(each, nearest[row] ?? each);
  }
  return nearest;
}

/** The same by Morgan environments alone. */
export async function nearestEnvironments(
  rows: readonly MoleculeRow[],
  chemistry: Pick<MoleculeBatches, 'compareEnvironments'>,
  signal?: AbortSignal,
): Promise<readonly (number | undefined)[]> {
  const pairs = pairsOf(rows);
  const found = await chemistry.compareEnvironments(
    pairs.map(({ pair }) => pair),
    signal,
  );
  const nearest: (number | undefined)[] = rows.map(() => undefined);
  for (const [at, { row }] of pairs.entries()) {
    const each = found[at];
    if (each !== undefined) nearest[row] = Math.max(each, nearest[row] ?? 0);
  }
  return nearest;
}

function pairsOf(rows: readonly MoleculeRow[]) {
  return rows.flatMap(({ predicted, references }, row) =>
    predicted === undefined
      ? []
      : references.map((reference) => ({ row, pair: [predicted, reference] as const })),
  );
}

function nearer(a: MoleculeSimilarity, b: MoleculeSimilarity): MoleculeSimilarity {
  return {
    maccs: Math.max(a.maccs, b.maccs),
    path: Math.max(a.path, b.path),
    morgan: Math.max(a.morgan, b.morgan),
  };
}

/**
 * Means over rows. The released evaluators leave out rows without similarity; over all rows such a
 * row counts as 0. NaN where no row is left.
 */
export function meanSimilarity(
  similarities: readonly (MoleculeSimilarity | undefined)[],
  over: 'readable' | 'all',
): MoleculeSimilarity {
  const rows = over === 'all' ? similarities : similarities.filter((each) => each !== undefined);
  const mean = (key: keyof MoleculeSimilarity) =>
    rows.reduce((sum, each) => sum + (each?.[key] ?? 0), 0) / rows.length;
  return { maccs: mean('maccs'), path: mean('path'), morgan: mean('morgan') };
}
