import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseComposition } from './composition.ts';
import { testParserLaws } from './parser-laws.fixture.ts';

const ONE = 'An element without a number has a count of one, and every count is written.';
const ORDERED = 'The elements were put in alphabetical order, as in the training data.';
const SCALED = 'The fractions were scaled to whole numbers of atoms.';

describe('parseComposition', () => {
  testParserLaws(parseComposition, [
    ...['Al', 'Co', 'Cr', 'Fe', 'Ni', 'C', 'Xx'],
    ...'0123456789.₂, -()%',
  ]);

  test.each([
    ['Al2Co1Cr1Mn1Ni2Si1', 'Al2Co1Cr1Mn1Ni2Si1', []],
    ['CoCrFeMnNi', 'Co1Cr1Fe1Mn1Ni1', [ONE]],
    [' NiCo ', 'Co1Ni1', [ONE, ORDERED]],
    ['Al0.5CoCrFeNi', 'Al1Co2Cr2Fe2Ni2', [SCALED, ONE]],
    ['Co0.2Cr0.2Fe0.2Mn0.2Ni0.2', 'Co1Cr1Fe1Mn1Ni1', [SCALED]],
    ['Al0.3Co1.2Ni1.5', 'Al1Co4Ni5', [SCALED]],
    ['Al33.33Co33.33Ni33.34', 'Al3333Co3333Ni3334', [SCALED]],
    ['Co20Cr20Fe20Mn20Ni20', 'Co20Cr20Fe20Mn20Ni20', []],
    ['Al₂Co₁', 'Al2Co1', ['Subscript digits were written as plain digits.']],
    ['Co-Cr-Ni', 'Co1Cr1Ni1', ['What separates the elements was removed.', ONE]],
    ['Co, Cr', 'Co1Cr1', ['What separates the elements was removed.', ONE]],
  ])('reads %j as %s', (text, value, notes) => {
    expect(parseComposition(text)).toEqual({ ok: true, value: { value, notes } });
  });

  test.each([
    ['', undefined, 'empty', 'CoCrFeMnNi'],
    ['CoXx', 2, '“Xx” at character 3', 'capital letter'],
    ['cocr', 0, '“co” at character 1', 'capital letter'],
    ['Co0Cr', 2, 'count of Co at character 3 is zero', 'Leave the element out'],
    ['Co0.0Cr', 2, 'count of Co at character 3 is zero', 'Leave the element out'],
    ['CoCrCo2', 4, 'Co stands a second time at character 5', 'once'],
    ['Al0,5Co', 2, '“0” at character 3', 'with a point'],
    ['COCRNI', 2, 'C stands a second time', 'Co is cobalt'],
    ['(CoCr)94Al6', 0, '“(” at character 1', 'count of each element'],
    ['Co1.', 2, '“1” at character 3', 'after its symbol'],
    ['Co20%', 4, '“%” at character 5', 'numbers alone'],
    [' Co+Cr', 3, '“+” at character 4', 'Al0.5CoCrFeNi'],
    ['2Co', 0, '“2” at character 1', 'after its symbol'],
  ])('says where %j is wrong', (text, position, words, cure) => {
    const result = parseComposition(text);
    if (result.ok) throw new Error(`${text} was accepted`);
    expect(result.error.message).toContain(words);
    expect(result.error.position).toBe(position);
    expect(result.error.cure).toContain(cure);
  });

  test('keeps the proportions of hundredths', () => {
    const share = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(share, share, (al, ni) => {
        const result = parseComposition(`Al${(al / 100).toFixed(2)}Ni${(ni / 100).toFixed(2)}`);
        const [, a, b] = /^Al(\d+)Ni(\d+)$/.exec(result.ok ? result.value.value : '') ?? [];
        expect(Number(a) * ni).toBe(Number(b) * al);
        expect(Number(a)).toBeLessThanOrEqual(al);
      }),
    );
  });
});
