import { definitely } from '#base/assert.ts';
import { type Element, elementOfNumber } from './elements.ts';

/** An element and its place in the periodic table of 18 columns. */
export interface TableCell {
  readonly element: Element;
  /** From 1 to 18; outside the lanthanoids and actinoids it is the group. */
  readonly column: number;
  /** The period from 1 to 7; the lanthanoids stand in row 8, the actinoids in row 9. */
  readonly row: number;
}

const FIRST_OF_PERIOD = [1, 3, 11, 19, 37, 55, 87, 119];
const ELEMENT_COUNT = 118;
const LANTHANUM = 57;
const ACTINIUM = 89;
/** La to Lu and Ac to Lr. */
const SERIES_LENGTH = 15;

/** All 118 elements in the order of atomic number. */
export const periodicTable: readonly TableCell[] = Array.from(
  { length: ELEMENT_COUNT },
  (_, index) => {
    const element = definitely(elementOfNumber(index + 1), 'element');
    return { element, ...placeOf(element.atomicNumber) };
  },
);

function placeOf(atomicNumber: number): Omit<TableCell, 'element'> {
  const inLanthanoids = atomicNumber - LANTHANUM;
  if (isInSeries(inLanthanoids)) return { column: 3 + inLanthanoids, row: 8 };
  const inActinoids = atomicNumber - ACTINIUM;
  if (isInSeries(inActinoids)) return { column: 3 + inActinoids, row: 9 };
  const row = FIRST_OF_PERIOD.findIndex((first) => first > atomicNumber);
  const first = definitely(FIRST_OF_PERIOD[row - 1], 'first element of the period');
  const next = definitely(FIRST_OF_PERIOD[row], 'first element of the next period');
  const fromStart = atomicNumber - first;
  const isLeft = fromStart < 2 && next - first > 2;
  return { column: isLeft || fromStart === 0 ? fromStart + 1 : 19 - (next - atomicNumber), row };
}

function isInSeries(offset: number): boolean {
  return offset >= 0 && offset < SERIES_LENGTH;
}

/**
 * The nearest element in a direction (a step of one column or row), over gaps; undefined at the
 * edge of the table.
 */
export function nextInTable(
  from: TableCell,
  step: { readonly columns: number; readonly rows: number },
): TableCell | undefined {
  let { column, row } = from;
  while (column >= 1 && column <= 18 && row >= 1 && row <= 9) {
    column += step.columns;
    row += step.rows;
    const found = periodicTable.find((cell) => cell.column === column && cell.row === row);
    if (found) return found;
  }
  return undefined;
}
