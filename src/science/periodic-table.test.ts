import { describe, expect, it } from 'vitest';
import { nextInTable, periodicTable, type TableCell } from './periodic-table.ts';

function cellOf(symbol: string): TableCell {
  const cell = periodicTable.find(({ element }) => element.symbol === symbol);
  if (!cell) throw new Error(`no ${symbol}`);
  return cell;
}

const right = { columns: 1, rows: 0 };
const left = { columns: -1, rows: 0 };
const down = { columns: 0, rows: 1 };
const up = { columns: 0, rows: -1 };

describe('the periodic table', () => {
  it('has 118 elements, each in a place of its own', () => {
    expect(periodicTable).toHaveLength(118);
    expect(new Set(periodicTable.map(({ column, row }) => `${column}/${row}`)).size).toBe(118);
  });

  it.each([
    ['H', 1, 1],
    ['He', 18, 1],
    ['Be', 2, 2],
    ['B', 13, 2],
    ['Ne', 18, 2],
    ['Sc', 3, 4],
    ['Zn', 12, 4],
    ['Cs', 1, 6],
    ['Ba', 2, 6],
    ['La', 3, 8],
    ['Lu', 17, 8],
    ['Hf', 4, 6],
    ['Rn', 18, 6],
    ['Ac', 3, 9],
    ['Lr', 17, 9],
    ['Rf', 4, 7],
    ['Og', 18, 7],
  ])('has %s in column %i and row %i', (symbol, column, row) => {
    expect(cellOf(symbol)).toMatchObject({ column, row });
  });
});

describe('going through the periodic table', () => {
  it.each([
    ['H', right, 'He'],
    ['Al', left, 'Mg'],
    ['Ba', right, 'Hf'],
    ['Y', down, 'La'],
    ['La', up, 'Y'],
    ['Og', down, undefined],
    ['H', up, undefined],
    ['Li', left, undefined],
  ])('leads from %s over gaps', (symbol, step, expected) => {
    expect(nextInTable(cellOf(symbol), step)?.element.symbol).toBe(expected);
  });
});
