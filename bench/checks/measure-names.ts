import { formatHill, parseFormula } from '#science/formula.ts';
import { formulaOfName } from '#science/iupac-formula/formula-of-name.ts';
import { tableRows } from './reaction-rows.ts';

export interface NameFigures {
  readonly source: string;
  readonly names: number;
  /** Names for which the grammar has a formula. */
  readonly read: number;
  readonly differing: number;
  /** Those whose formula differs from the table's, with both. */
  readonly differences: readonly string[];
}

/** Formulas of the names in a table, against the formulas that were computed from structures. */
export function measureNames(folder: string): readonly NameFigures[] {
  const rows = tableRows(folder, 'molecules/names.tsv.gz');
  const sources = [...new Set(rows.map((row) => row['source'] ?? ''))];
  return sources.map((source) => {
    const own = rows.filter((row) => row['source'] === source);
    const read = own.flatMap((row) => {
      const formula = formulaOfName(row['name'] ?? '');
      return formula ? [{ ...row, found: formatHill(formula) }] : [];
    });
    const differences = read.flatMap(({ found, ...row }: Record<string, string>) => {
      const known = parseFormula(row['formula'] ?? '');
      const expected = known.ok ? formatHill(known.value) : row['formula'];
      return found === expected ? [] : [`${row['name']}: ${found}, the table has ${expected}`];
    });
    return {
      source,
      names: own.length,
      read: read.length,
      differing: differences.length,
      differences,
    };
  });
}
