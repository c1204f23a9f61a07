import { expect, test } from 'vitest';
import { describeStructure, sayEnergy, structureParts } from './describe-structure.ts';
import { foldRna } from './fold-rna.ts';
import { readDotBracket } from './pair-table.ts';
import { referenceFoldings } from './reference-foldings.fixture.ts';

function folded(sequence: string) {
  const result = foldRna(sequence);
  if (!result.ok) throw new Error(result.error.message);
  const table = readDotBracket(result.value.structure);
  if (!table.ok) throw new Error(table.error);
  return { folding: result.value, table: table.value };
}

test('names helices and loops with their places and energies', () => {
  const { folding, table } = folded('AGGGGAAAACCCCA');
  expect(structureParts(folding, table)).toMatchObject([
    { name: 'Exterior loop', words: '2 free bases, 1 stem', spans: [{ first: 1 }, { first: 14 }] },
    { name: 'Helix 1', words: '2–5 with 10–13, 4 pairs' },
    { name: 'Hairpin loop', words: 'within 5–10, 4 free bases', spans: [{ first: 6, last: 9 }] },
  ]);
  expect(describeStructure(table)).toBe('4 base pairs in 1 helix, with 1 hairpin loop.');
});

test('says that a chain is open', () => {
  const { folding, table } = folded('ACACAC');
  expect(describeStructure(table)).toBe('An open chain without a pair.');
  expect(structureParts(folding, table)).toMatchObject([{ words: '6 free bases', energy: 0 }]);
});

test.each(referenceFoldings.slice(0, 30))('parts of $name add up', ({ sequence }) => {
  const { folding, table } = folded(sequence);
  const sum = structureParts(folding, table).reduce((total, { energy }) => total + energy, 0);
  expect(sum).toBeCloseTo(folding.energy, 6);
});

test('writes energies with a true minus and as many digits as they have', () => {
  expect([-5.4, 0, 3, -12.24].map(sayEnergy)).toEqual([
    '−5.4 kcal/mol',
    '0.0 kcal/mol',
    '3.0 kcal/mol',
    '−12.24 kcal/mol',
  ]);
});
