import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDecimalNumber } from './decimal-number.ts';
import { testParserLaws } from './parser-laws.fixture.ts';

const MODULUS = { unit: 'GPa', lowest: 0, highest: 500 };
const COMMA = 'The decimal comma was written as a point.';
const UNIT = 'The unit GPa was removed: the prompt has it already.';

describe('parseDecimalNumber', () => {
  const pieces = [...'0123456789.,eE+-−– ', 'GPa', 'NaN', 'Infinity'];
  testParserLaws((text) => parseDecimalNumber(text, MODULUS), pieces);
  testParserLaws(
    (text) => parseDecimalNumber(text, { unit: '', lowest: -1e9, highest: 1e9 }),
    pieces,
  );

  test.each([
    ['75.321', '75.321', []],
    [' 75 ', '75', []],
    ['+75', '75', []],
    ['75.', '75', []],
    ['.5', '0.5', []],
    ['-0', '0', []],
    ['75.30', '75.30', []],
    ['75,3', '75.3', [COMMA]],
    ['0,321', '0.321', [COMMA]],
    ['75 GPa', '75', [UNIT]],
    ['75,32GPa', '75.32', [COMMA, UNIT]],
    ['7.5e1', '75', ['7.5e1 was written as 75.']],
    ['1.25E-3', '0.00125', ['1.25E-3 was written as 0.00125.']],
    ['5e−2', '0.05', ['5e−2 was written as 0.05.']],
    ['500', '500', []],
  ])('reads %j as %s', (text, value, notes) => {
    expect(parseDecimalNumber(text, MODULUS)).toEqual({ ok: true, value: { value, notes } });
  });

  test.each(['-5', '−5', '–5', '- 5'])('reads the minus of %s', (text) => {
    expect(parseDecimalNumber(text, { unit: 'eV', lowest: -10, highest: 0 })).toEqual({
      ok: true,
      value: { value: '-5', notes: [] },
    });
  });

  test.each([
    ['', undefined, 'empty', 'from 0 to 500 GPa'],
    ['stiff', 0, '“s” at character 1', 'from 0 to 500 GPa'],
    ['NaN', 0, '“N” at character 1', 'from 0 to 500 GPa'],
    ['-Infinity', 1, '“I” at character 2', 'from 0 to 500 GPa'],
    ['1,234.5', 6, '“5” at character 7', 'nothing between thousands'],
    ['1.2.3', 4, '“3” at character 5', 'one decimal point'],
    ['75,321', 2, 'comma in 75,321', 'Write 75.321 or 75321.'],
    ['75 MPa', 3, '“MPa” at character 4', 'number in GPa'],
    ['75 gpa', 3, '“gpa” at character 4', 'number in GPa'],
    ['75 80', 3, 'second number, “80”', 'one number'],
    [' 501', 1, '501 GPa is above 500 GPa', 'from 0 to 500 GPa'],
    ['-1', 0, '-1 GPa is below 0 GPa', 'from 0 to 500 GPa'],
    ['1e999', 0, '“1e999” takes more digits', 'from 0 to 500 GPa'],
  ])('says where %j is wrong', (text, position, words, cure) => {
    const result = parseDecimalNumber(text, MODULUS);
    if (result.ok) throw new Error(`${text} was accepted`);
    expect(result.error.message).toContain(words);
    expect(result.error.position).toBe(position);
    expect(result.error.cure).toContain(cure);
  });

  test('keeps the number that an exponent writes', () => {
    const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter(isNotTiny);
    fc.assert(
      fc.property(finite, (number) => {
        const result = parseDecimalNumber(number.toExponential(), {
          unit: '',
          lowest: -1e9,
          highest: 1e9,
        });
        expect(result.ok && Number(result.value.value)).toBe(number === 0 ? 0 : number);
        expect(result.ok && result.value.value).not.toMatch(/e/);
      }),
    );
  });
});

/** Smaller numbers take more zeros than are read. */
function isNotTiny(number: number): boolean {
  return number === 0 || Math.abs(number) > 1e-15;
}
