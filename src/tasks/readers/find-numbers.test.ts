import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findNumbers,
  firstNumberOfInstructions,
  firstNumberOfParser,
  numbersOfBiologyParser,
} from './find-numbers.ts';

const valuesIn = (text: string) => findNumbers(text).map(({ value }) => value);

describe('finding numbers as a reader sees them', () => {
  it.each([
    ["The 3' UTR gives 0.33.", [0.33]],
    ['The 3’ UTR and the 5′ end give 0.33', [0.33]],
    ['The 5-prime end gives .5', [0.5]],
    ['EC50 of p53 in 5S rRNA, CO2 and log10 units: -1.2', [-1.2]],
    ['1e-3', [0.001]],
    ['1.5 × 10^-3 or 1.5 x 10⁻³', [0.0015, 0.0015]],
    ['10^-3, 10⁻⁴ or -10^2', [0.001, 0.0001, -100]],
    ['10^-3.5', []],
    ['0.5 ± 0.2 eV/Å^3 and 2 cm^-1', [0.5, 2]],
    ['2.5-3.0', [2.5, 3]],
    ['ON=-0.68, OFF:−1.26', [-0.68, -1.26]],
    ['1.2eV at 28.00% and 56.77°C', [1.2, 28, 56.77]],
    ['1,234.5 and 12,345', [1234.5, 12345]],
    ['version 1.2.3', []],
    ['1e999', []],
  ])('%s', (text, values) => expect(valuesIn(text)).toEqual(values));

  it('finds any decimal that a sentence states', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), (thousandths) => {
        const text = (thousandths / 1000).toFixed(3);
        expect(valuesIn(`The predicted value is ${text}.`)).toEqual([Number(text)]);
      }),
    );
  });
});

describe('finding numbers as the official parsers do', () => {
  it.each([
    ["3' UTR 0.33", [0.33]],
    ['3’ UTR 0.33', [3, 0.33]],
    ['EC50', [0]],
    ['p53', [3]],
    ['ON-1.2', [1.2]],
    ['1e-3', [1, 3]],
    ['.5', [5]],
    ['2.5-3.0', [2.5, -3]],
  ])('Biology-Instructions reads %s', (text, values) =>
    expect(numbersOfBiologyParser(text)).toEqual(values),
  );

  it.each([
    ['-5', 5],
    ['-0.5', -0.5],
    ['0. 27 56', 0],
    ['nothing', undefined],
  ])('a first-number parser reads %s', (text, value) =>
    expect(firstNumberOfParser(text)).toBe(value),
  );

  it.each([
    ['0. 27 56', 0.2756],
    ['This is the gap. 0.25', 0],
    ['3\n4', 3],
  ])('the one of Mol-Instructions closes up spaces before: %j', (text, value) =>
    expect(firstNumberOfInstructions(text)).toBe(value),
  );
});
