import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Random, seededRandom } from '#base/seeded-random.ts';
import { parseFormula } from '#science/formula.ts';

/** Different formulas of a packed table with a column `formula`, in an order that is always the same. */
export function sampleCompositions(
  path: string,
  mostRows: number,
): readonly ReadonlyMap<string, number>[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(path)).toString().trim().split('\n');
  const column = head.split('\t').indexOf('formula');
  const formulas = new Set(lines.map((line) => line.split('\t')[column] ?? ''));
  return shuffled([...formulas], seededRandom(1))
    .slice(0, mostRows)
    .flatMap((formula) => {
      const parsed = parseFormula(formula);
      return parsed.ok ? [parsed.value.counts] : [];
    });
}

function shuffled(texts: readonly string[], random: Random): readonly string[] {
  return texts
    .map((text) => ({ text, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ text }) => text);
}
