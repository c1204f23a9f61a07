import { describe, expect, it } from 'vitest';
import { judgeArithmetic } from './arithmetic.ts';

function outcomes(text: string): readonly boolean[] {
  return judgeArithmetic(text).map(({ holds }) => holds);
}

describe('arithmetic in a text', () => {
  it.each([
    '3 × 12.011 = 36.03',
    'C: 9 × 12.011 = 108.10',
    'So 9*12.01 + 8*1.008 + 4*16.00 = 180.15 g/mol.',
    '(5 × 12.01) + (4 × 1.008) = 64.1',
    '45/89 = 50.6%',
    '1 / 3 ≈ 0.33',
    '1,200 + 300 = 1,500',
    '12.5 - 2.5 = 10',
    '2 x 3 = 6',
    '5 - 8 = -3',
  ])('holds in “%s”', (text) => {
    expect(outcomes(text)).toEqual([true]);
  });

  it.each([
    ['2 + 2 = 5', '2 + 2 is 4, not 5.'],
    ['so 3 x 4 = 13.', '3 x 4 is 12, not 13.'],
    ['9 × 12.011 = 118.10', '9 × 12.011 is 108.099, not 118.10.'],
    ['10 - 3 = 6', '10 - 3 is 7, not 6.'],
    ['45/89 = 60%', '45/89 is 50.5618 %, not 60 %.'],
  ])('is wrong in “%s”', (text, sentence) => {
    expect(judgeArithmetic(text)).toMatchObject([{ holds: false, sentence }]);
  });

  it('says where the sum stands', () => {
    const text = 'First, 2 + 2 = 5, then more.';
    const [claim] = judgeArithmetic(text);
    expect(text.slice(claim?.start, claim?.end)).toBe('2 + 2 = 5');
  });

  it.each([
    'a range of 5-10 = medium',
    'in 2020-21 = 7',
    'x + 2 = 5',
    'N3 + 4 = 9',
    '2 × 10^3 = 2000',
    '1.5 + 2 = 3.5 × 2',
    '12 + 3 = 15 = 15',
    'pH = 7 - 4 = 2',
    '100 × 2.5% = 2.5',
    '2H2 + O2 = 2H2O',
    'log 3 + 4 = 4.48',
    'C1 + C2 = 5',
    'CC(=O)OC1=CC=CC=C1',
    'sum of 3 + 4 = 8 by symmetry of x',
    '1 + 2 = 3.5.1',
    '5 × 3 + 2 = 17H',
  ])('is not read into “%s”', (text) => {
    expect(outcomes(text)).toEqual([]);
  });
});
