import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One reaction of a table: SMILES joined by dots, without atom numbers. */
export interface ReactionRow {
  readonly reactants: string;
  /** Empty where the table has none. */
  readonly reagents: string;
  readonly product: string;
}

/** Rows of one split of a gzipped table with a header line. */
export function tableRows(
  folder: string,
  path: string,
  split?: string,
): readonly Readonly<Record<string, string>>[] {
  const text = gunzipSync(readFileSync(join(folder, path))).toString('utf8');
  const [head = [], ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return lines
    .map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])))
    .filter((row) => split === undefined || row['split'] === split);
}

export function reactionRows(folder: string, name: string, split: string): readonly ReactionRow[] {
  return tableRows(folder, `reactions/${name}.tsv.gz`, split).map((row) => ({
    reactants: row['reactants'] ?? '',
    reagents: row['reagents'] ?? '',
    product: row['product'] ?? '',
  }));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
