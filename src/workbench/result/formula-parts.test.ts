import { describe, expect, it } from 'vitest';
import { formulaParts } from './formula-parts.ts';

/** Underscore before what stands below, caret before what stands above. */
const written = (formula: string) =>
  formulaParts(formula)
    .map(({ text, place }) => ({ line: text, below: `_${text}`, above: `^${text}` })[place])
    .join('');

describe('formula parts', () => {
  it.each([
    ['C9H8O4', 'C_9H_8O_4'],
    ['CH4', 'CH_4'],
    ['H2O', 'H_2O'],
    ['C5H12N+', 'C_5H_12N^+'],
    ['O4S-2', 'O_4S^2−'],
    ['Na+', 'Na^+'],
    ['Cl-1', 'Cl^−'],
    ['Ca3(PO4)2', 'Ca_3(PO_4)_2'],
    ['CuSO4·5H2O', 'CuSO_4·5H_2O'],
    ['', ''],
  ])('%s is %s', (formula, expected) => expect(written(formula)).toBe(expected));
});
