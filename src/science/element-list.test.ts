import { describe, expect, test } from 'vitest';
import { parseElementList } from './element-list.ts';
import { testParserLaws } from './parser-laws.fixture.ts';

const ORDERED = 'The elements were put in alphabetical order, as in the training data.';

describe('parseElementList', () => {
  testParserLaws(
    (text) => parseElementList(text, 5),
    ['F', 'In', 'Tc', 'Zr', 'na', 'CO', 'iron', ',', ';', ' ', '-', 'x', '\n'],
  );

  test.each([
    ['F, In, Tc, Zr', 'F, In, Tc, Zr', []],
    ['F In;Tc\nZr', 'F, In, Tc, Zr', []],
    ['Fe-Ni', 'Fe, Ni', []],
    ['Zr, F', 'F, Zr', [ORDERED]],
    ['na, CL', 'Cl, Na', ['“na” was read as Na.', '“CL” was read as Cl.', ORDERED]],
    ['iron, Oxygen', 'Fe, O', ['“iron” was read as Fe.', '“Oxygen” was read as O.']],
    ['aluminum', 'Al', ['“aluminum” was read as Al.']],
    ['Fe, O, Fe', 'Fe, O', ['Repeated elements were dropped: Fe.']],
    ['co', 'Co', ['“co” was read as Co.']],
  ])('reads %j as %s', (text, value, notes) => {
    expect(parseElementList(text, 5)).toEqual({ ok: true, value: { value, notes } });
  });

  test.each([
    ['', undefined, 'No element', 'F, In, Zr'],
    [' , ;', undefined, 'No element', 'F, In, Zr'],
    ['Fe, Xx', 4, '“Xx” at character 5', 'element symbols'],
    ['Fe, nikel', 4, '“nikel” at character 5', 'Did you mean nickel (Ni)?'],
    ['FInTcZr', 0, '“FInTcZr”', 'Separate the symbols: F, In, Tc, Zr.'],
    ['CO', 0, 'two ways', 'Co for cobalt, or C, O for two elements'],
    ['Fe2', 0, '“Fe2”', 'element symbols'],
    ['Li Na K Rb Cs Fr', 14, '6 elements are given; at most 5', 'Remove 1'],
  ])('says where %j is wrong', (text, position, words, cure) => {
    const result = parseElementList(text, 5);
    if (result.ok) throw new Error(`${text} was accepted`);
    expect(result.error.message).toContain(words);
    expect(result.error.position).toBe(position);
    expect(result.error.cure).toContain(cure);
  });
});
