import { describe, expect, test } from 'vitest';
import { testParserLaws } from './parser-laws.fixture.ts';
import { parseSelfies } from './selfies.ts';

const CAFFEINE =
  '[C][N][C][=N][C][=C][Ring1][Branch1][C][=Branch1][C][=O][N][Branch1][=Branch2][C][=Branch1][C][=O][N][Ring1][Branch2][C][C]';

describe('parseSelfies', () => {
  testParserLaws(parseSelfies, [
    '[C]',
    '[=C]',
    '[Branch1]',
    '[#Branch2]',
    '[Ring1]',
    '[C@@H1]',
    '.',
    ...'[]CcN=#/\\@+-1 \n',
  ]);

  test.each([
    CAFFEINE,
    '[C]',
    '[nop]',
    '[O-1].[Na+1]',
    '[F][/C][=C][\\F]',
    '[C][C@@H1][Branch1][C][F][Cl]',
    '[13CH3][O]',
    '[NH3+1]',
    '[C][=C][C][=C][C][=C][Ring1][=Branch1]',
    '[/C][=C][-/Ring1][C]',
    '[C][=Ring1][C][\\/Ring3]',
  ])('takes %s', (text) => {
    expect(parseSelfies(` ${text}\n`)).toEqual({ ok: true, value: { value: text, notes: [] } });
  });

  test('joins symbols that were broken across lines', () => {
    expect(parseSelfies('[C][C]\n[O] .[C]')).toEqual({
      ok: true,
      value: { value: '[C][C][O].[C]', notes: ['Spaces and line breaks were removed.'] },
    });
  });

  test.each([
    ['', undefined, 'empty', '[C][C][O]'],
    ['CCO', 0, '“C” at character 1 stands outside', 'SMILES'],
    ['[C]=[O]', 3, '“=” at character 4 stands outside', 'SMILES'],
    ['[C][C', 3, 'bracket at character 4 is never closed', 'Add the missing ]'],
    ['[C][C[O]', 3, 'bracket at character 4 is never closed', 'Add the missing ]'],
    ['[C]]', 3, '“]” at character 4', 'brackets'],
    ['[C][]', 3, '[] at character 4', 'order'],
    ['[C][Xx]', 3, '[Xx] at character 4', 'No element has the symbol Xx'],
    ['[C][c]', 3, '[c] at character 4', 'alternating bonds'],
    ['[C][Branch4]', 3, '[Branch4] at character 4', '[Branch3]'],
    ['[C][Branch1_2]', 3, '[Branch1_2]', 'SELFIES 1'],
    ['[C][C@@Hexpl]', 3, '[C@@Hexpl]', 'SELFIES 1'],
    ['[C][--Ring1]', 3, '[--Ring1]', '[Ring3]'],
    ['[C][N+]', 3, '[N+] at character 4', '[=N+1]'],
    ['.[C]', 0, 'dot at character 1', 'Remove it'],
    ['[C]..[C]', 4, 'dot at character 5', 'Remove it'],
    ['[C].', 3, 'dot at character 4', 'Remove it'],
    ['[C]'.repeat(1001), 3000, '1,001 symbols; at most 1,000', 'Leave out 1'],
  ])('says where %j is wrong', (text, position, words, cure) => {
    const result = parseSelfies(text);
    if (result.ok) throw new Error(`${text} was accepted`);
    expect(result.error.message).toContain(words);
    expect(result.error.position).toBe(position);
    expect(result.error.cure).toContain(cure);
  });
});
