import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCsv } from './write-csv.ts';

describe('a CSV table', () => {
  test('quotes commas, quotation marks, line ends and outer spaces', () => {
    expect(writeCsv([['a,b', 'say "x"', 'two\nlines', ' out ', 'plain']])).toBe(
      '"a,b","say ""x""","two\nlines"," out ",plain\r\n',
    );
  });

  test.each([
    '=1+1',
    '+SUM(A1)',
    '-2+3',
    '@cmd',
    '\t=1',
    '\r=1',
    '=HYPERLINK("http://lab.example")',
    ' =1+1',
    '\u00a0=1',
    '\n@x',
    '-',
    '+',
    '＝1+1',
    '-1e',
    '=cmd|"/C calc"!A0',
  ])('keeps a spreadsheet from running %j', (formula) => {
    const [cell = ''] = writeCsv([[formula]]).split('\r\n');
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
  });

  test.each(['-2.13', '+4', '1e-7', '-1.5E+3', '0', 'C=O', 'a-b', 'x@y'])(
    'leaves %j as it is',
    (text) => {
      expect(writeCsv([[text]])).toBe(`${text}\r\n`);
    },
  );

  test('can be read back, apart from the apostrophes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary-ascii' }), { minLength: 1 }), { minLength: 1 }),
        (rows) => {
          const read = readCsv(writeCsv(rows));
          expect(read).toEqual(
            rows.map((cells) => cells.map((cell) => expect.toSatisfy(same(cell)))),
          );
        },
      ),
    );
  });
});

const same = (cell: string) => (read: string) => read === cell || read === `'${cell}`;

/** A reader of its own: cells up to a comma or a line end, quoted or not. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  for (const [, cell = '', end] of text.matchAll(/("(?:[^"]|"")*"|[^,]*?)(,|\r\n)/gs)) {
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ',') continue;
    rows.push(cells);
    cells = [];
  }
  return rows;
}
