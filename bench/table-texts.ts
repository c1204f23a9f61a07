import { definitely } from '#base/assert.ts';
import { tableRows } from './checks/reaction-rows.ts';

/** One column of a gzipped table below `folder`. */
export function column(folder: string, path: string, name: string): readonly string[] {
  return tableRows(folder, path).map((row) => definitely(row[name], `column ${name}`));
}

/** Every text stands in one pair and on one side only, as long as there are enough of them. */
export function pairsOf(
  texts: readonly string[],
  count: number,
): readonly (readonly [string, string])[] {
  const at = (index: number) => definitely(texts[index % texts.length], 'text');
  return Array.from({ length: count }, (_, row) => [at(2 * row), at(2 * row + 1)]);
}
