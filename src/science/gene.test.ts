import { describe, expect, test } from 'vitest';
import { parseGeneName, parseGeneSymbol } from './gene.ts';
import { testParserLaws } from './parser-laws.fixture.ts';

describe('parseGeneSymbol', () => {
  testParserLaws(parseGeneSymbol, ['TP53', 'orf', 'C9', 'a', '-', ' ', ',', 'ENSG', '00000141510']);

  test.each(['TP53', 'HLA-A', 'C9orf72', 'CXorf56', 'MLLT1', 'A1BG', 'T'])('takes %s', (symbol) => {
    expect(parseGeneSymbol(`${symbol} \n`)).toEqual({
      ok: true,
      value: { value: symbol, notes: [] },
    });
  });

  test.each([
    ['tp53', 'TP53'],
    ['mTOR', 'MTOR'],
    ['c9ORF72', 'C9orf72'],
  ])('writes %s as %s and says so', (text, value) => {
    const result = parseGeneSymbol(text);
    expect(result).toMatchObject({ ok: true, value: { value } });
    expect(result.ok && result.value.notes).toEqual([
      expect.stringContaining(`“${text}” was written ${value}`),
    ]);
  });

  test.each([
    ['', undefined, 'empty', 'TP53'],
    ['TP53, BRCA1', 4, '“,” at character 5', 'one symbol'],
    ['tumor protein', 5, 'The space at character 6', 'full name'],
    ['TNFα', 3, '“α” at character 4', 'letters, digits'],
    [' 7157', 1, 'does not start with a letter', 'not an identifier'],
    ['ENSG00000141510', 0, 'Ensembl identifier', 'TP53'],
    ['A'.repeat(21), 20, '21 characters; at most 20', 'Leave out 1'],
  ])('says where %j is wrong', (text, position, words, cure) => {
    expectError(parseGeneSymbol(text), position, words, cure);
  });
});

describe('parseGeneName', () => {
  testParserLaws(parseGeneName, ['tumor protein', 'p53', ' ', '\t', '\n', '(', ';', 'TP53']);

  test.each([
    'tumor protein p53',
    'myeloid/lymphoid or mixed-lineage leukemia (trithorax homolog, Drosophila); translocated to, 1 (ENL)',
  ])('takes %s', (name) => {
    expect(parseGeneName(name)).toEqual({ ok: true, value: { value: name, notes: [] } });
  });

  test('warns about a symbol, and tells of white space', () => {
    expect(parseGeneName('TP53')).toMatchObject({
      value: { notes: [expect.stringContaining('gene symbol')] },
    });
    expect(parseGeneName('tumor  protein p53')).toMatchObject({
      value: { value: 'tumor protein p53', notes: ['White space was written as single spaces.'] },
    });
  });

  test.each([
    ['  ', undefined, 'empty', 'tumor protein p53'],
    [' 53', 1, '“53” holds no letter', 'name of the gene'],
    ['tumor\r\nprotein', 5, 'second line at character 6', 'one line'],
    ['a'.repeat(201), 200, '201 characters; at most 200', 'Leave out 1'],
  ])('says where %j is wrong', (text, position, words, cure) => {
    expectError(parseGeneName(text), position, words, cure);
  });
});

function expectError(
  result: ReturnType<typeof parseGeneName>,
  position: number | undefined,
  words: string,
  cure: string,
) {
  if (result.ok) throw new Error(`${result.value.value} was accepted`);
  expect(result.error.message).toContain(words);
  expect(result.error.position).toBe(position);
  expect(result.error.cure).toContain(cure);
}
