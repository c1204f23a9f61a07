import type { Cell, TestTable } from './test-table.ts';

interface ReadNumbers {
  readonly table: TestTable;
  /** A sentence for each column in which commas became points. */
  readonly notes: readonly string[];
}

const NUMBER = /^\s*[+\-−]?\d+(?:,\d+)?(?:[eE][+-]?\d+)?\s*$/;
/** May be a thousand and more just as well. */
const GROUPED = /^\s*[+\-−]?[1-9]\d{0,2},\d{3}\s*$/;

/**
 * Numbers as spreadsheets of some countries write them, with a decimal comma, in the notation that
 * all evaluators read: these take `1,1` for 1. Only in columns that hold such numbers, and beside them
 * nothing but marks without a digit, such as "n.d.".
 */
export function withDecimalPoints(table: TestTable): ReadNumbers {
  const columns = table.columns.flatMap((column) => {
    const example = decimalCommaIn(table, column);
    return example === undefined ? [] : [{ column, example: example.trim() }];
  });
  if (columns.length === 0) return { table, notes: [] };
  const rows = table.rows.map((row) => ({
    ...row,
    cells: {
      ...row.cells,
      ...Object.fromEntries(
        columns.flatMap(({ column }) => {
          const cell = row.cells[column];
          return cell === undefined ? [] : [[column, withPoint(cell)] as const];
        }),
      ),
    },
  }));
  const notes = columns.map(
    ({ column, example }) =>
      `Commas in the numbers of “${column}” are decimal marks: “${example}” is read as ${withPoint(example)}.`,
  );
  return { table: { ...table, rows }, notes };
}

/** A number of the column whose comma is a decimal mark; undefined where there is none. */
function decimalCommaIn({ rows }: TestTable, column: string): string | undefined {
  let example: string | undefined;
  for (const { cells } of rows) {
    const cell = cells[column];
    if (cell === undefined || (typeof cell === 'string' && !/\d/.test(cell))) continue;
    if (typeof cell !== 'string' || !NUMBER.test(cell)) return undefined;
    if (cell.includes(',') && !GROUPED.test(cell)) example ??= cell;
  }
  return example;
}

function withPoint<T extends Cell>(cell: T): T | string {
  return typeof cell === 'string' && NUMBER.test(cell) ? cell.replace(',', '.') : cell;
}
