import { breathing } from '../breathing.ts';

/** As `map`, for work that takes seconds over a test set: an abort is heard on the way. */
export async function mapRows<Row, Result>(
  rows: readonly Row[],
  work: (row: Row) => Result,
  signal: AbortSignal | undefined,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const breathe = breathing(signal);
  for (const row of rows) {
    results.push(work(row));
    await breathe();
  }
  return results;
}
