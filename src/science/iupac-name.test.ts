import { describe, expect, test } from 'vitest';
import { parseIupacName } from './iupac-name.ts';
import { testParserLaws } from './parser-laws.fixture.ts';

describe('parseIupacName', () => {
  testParserLaws(parseIupacName, [
    'methyl',
    '2,3-',
    '(',
    ')',
    '[',
    ']',
    "'",
    '−',
    'λ',
    '  ',
    'C=O',
  ]);

  test.each([
    'propan-2-one',
    '2-acetyloxybenzoic acid',
    "4,4'-bipyridine",
    'bicyclo[2.2.1]heptane',
    '(2Z)-3,7-dimethylocta-2,6-dien-1-ol',
    'rel-(1R*,2S*)-cyclohexane-1,2-diol',
    'diethoxy-(4-nitrophenoxy)-thioxo-$l^{5}-phosphane',
    '5λ5-phosphaspiro[4.4]nonane',
    'α-D-glucopyranose',
    '(±)-2-phenylpropanoic acid',
    '[1,4]dioxino[2,3-b:5,6-b′]dipyridine',
    '[(2R,3S)-2-[[4-(dimethylamino)phenyl]methyl]-3-{[2-hydroxyethyl]amino}butyl] acetate',
    'sodium;2-hydroxybenzoate',
    'urea',
    'tin',
  ])('takes %s', (name) => {
    expect(parseIupacName(` ${name}`)).toEqual({ ok: true, value: { value: name, notes: [] } });
  });

  test('tells what it changed', () => {
    expect(parseIupacName('4,4’–bipyridine  oxide\t')).toEqual({
      ok: true,
      value: {
        value: "4,4'-bipyridine oxide",
        notes: [
          "Printed dashes and primes were written as - and '.",
          'White space was written as single spaces.',
        ],
      },
    });
  });

  test.each([
    ['', undefined, 'empty', 'propan-2-one'],
    ['CC(=O)Oc1ccccc1C(=O)O', 0, 'This is a SMILES', 'systematic name'],
    [' CCO', 1, 'This is a SMILES', 'systematic name'],
    ['InChI=1S/CH4/h1H4', 0, 'This is an InChI', 'systematic name'],
    ['2-(methylamino', 2, 'The ( at character 3 is never closed', 'closes it'],
    ['2-methylamino)ethanol', 13, 'The ) at character 14 closes no (', 'missing ('],
    ['(2[methyl)]ethanol', 9, 'The ) at character 10 closes no (', 'missing ('],
    ['prop@n', 4, '“@” at character 5', 'Remove'],
    ['methyl\nethanoate', 6, 'second line at character 7', 'one line'],
    ['2-1', 0, 'fewer than three letters', 'systematic name'],
    ['a'.repeat(2001), 2000, '2,001 characters', 'Leave out 1'],
  ])('says where %j is wrong', (text, position, words, cure) => {
    const result = parseIupacName(text);
    if (result.ok) throw new Error(`${text} was accepted`);
    expect(result.error.message).toContain(words);
    expect(result.error.position).toBe(position);
    expect(result.error.cure).toContain(cure);
  });
});
