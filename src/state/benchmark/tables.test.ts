import { describe, expect, it } from 'vitest';
import { readTestFile } from './read-test-file.ts';

async function read(text: string, name: string) {
  return readTestFile(new File([text], name), () => {});
}

describe('a test file', () => {
  it('of CSV may have commas and line breaks in quotation marks, and rows of another width', async () => {
    const text = 'smiles,answer\r\nCCO,"C2H6O, or\nso"\r\nC\r\nCC,C2H6\r\n';
    const { table } = await read(text, 'x.csv');
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      { smiles: 'CCO', answer: 'C2H6O, or\nso' },
      { smiles: 'CC', answer: 'C2H6' },
    ]);
    expect(table.badRows).toEqual([
      { fileRow: 3, reason: expect.stringContaining('It has 1 columns, and the heading has 2.') },
    ]);
  });

  it('of CSV that is longer than what is parsed at once loses nothing', async () => {
    const lines = Array.from({ length: 60_000 }, (_, row) => `"row ${row}, with more text",${row}`);
    const shares: number[] = [];
    const { table } = await readTestFile(
      new File([`prompt,gold\n${lines.join('\n')}\n`], 'long.csv'),
      (share) => shares.push(share),
    );
    expect(table.badRows).toEqual([]);
    expect(table.rows).toHaveLength(60_000);
    expect(table.rows.every(({ cells }, row) => cells['gold'] === String(row))).toBe(true);
    expect(shares.length).toBeGreaterThan(1);
  });

  it.each([
    ['tabs', 'smiles\tlogS (log10, mol/L)\nCCO\t1.1\nCC\t-1\n'],
    ['semicolons, and commas in the heading', 'smiles;logS (log10, mol/L)\nCCO;1.1\nCC;-1\n'],
    ['commas, with others in its texts', 'smiles,"logS (log10, mol/L)"\nCCO,1.1\nCC,-1\n'],
  ])('of CSV may have its columns parted by %s', async (_, text) => {
    const { table } = await read(text, 'x.csv');
    expect(table.columns).toEqual(['smiles', 'logS (log10, mol/L)']);
    expect(table.rows.map(({ cells }) => cells['logS (log10, mol/L)'])).toEqual(['1.1', '-1']);
    expect(table.badRows).toEqual([]);
  });

  it('of CSV may leave the column of row numbers without a name', async () => {
    const { table } = await read(',smiles,answer\n0,CCO,1.1\n', 'pandas.csv');
    expect(table.rows[0]?.cells).toEqual({ '(column 1)': '0', smiles: 'CCO', answer: '1.1' });
  });

  it('has decimal points where a spreadsheet wrote decimal commas, and says so', async () => {
    const { table, file } = await read(
      'smiles;answer;n\nC;-0,77;1\nCC;;2\nN;n.d., sorry;4\nO;1,5e-3;3',
      'x.csv',
    );
    expect(table.rows.map(({ cells }) => cells['answer'])).toEqual([
      '-0.77',
      '',
      'n.d., sorry',
      '1.5e-3',
    ]);
    expect(file.notes).toEqual([
      'Commas in the numbers of “answer” are decimal marks: “-0,77” is read as -0.77.',
    ]);
    expect(file.firstRows[0]).toEqual({ smiles: 'C', answer: '-0.77', n: '1' });
  });

  it.each([
    ['what may be thousands', '"1,000"\n"12,345"'],
    ['lists', '"1,2"\n"1,2,3"'],
    ['texts', '"1,5"\n"1,2-dichloroethane"'],
    ['points beside them', '"1,5"\n1.5'],
  ])('keeps the commas of %s', async (_, cells) => {
    const { table, file } = await read(`answer\n${cells}\n`, 'x.csv');
    expect(table.rows.some(({ cells: { answer } }) => answer?.includes(','))).toBe(true);
    expect(file.notes).toEqual([]);
  });

  it('of CSV counts each line that a quotation mark swallows', async () => {
    const { table, file } = await read('prompt,answer\na,1\n"b,2\nc,3\nd,4\n', 'x.csv');
    expect(table.rows).toHaveLength(1);
    expect(file.rowCount).toBe(4);
    expect(file.badRows.map(({ fileRow }) => fileRow)).toEqual([3, 4, 5]);
    expect(file.badRows[2]?.reason).toContain('the quotation mark in row 3');
  });
});
