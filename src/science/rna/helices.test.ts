import fc from 'fast-check';
import { expect, test } from 'vitest';
import { helicesOf } from './helices.ts';
import { readDotBracket } from './pair-table.ts';
import { referenceFoldings } from './reference-foldings.fixture.ts';

function helices(structure: string) {
  const table = readDotBracket(structure);
  if (!table.ok) throw new Error(table.error);
  return helicesOf(table.value);
}

test('a helix ends at a bulge', () => {
  expect(helices('((.((...))))')).toEqual([
    { fivePrime: { first: 1, last: 2 }, threePrime: { first: 11, last: 12 }, pairCount: 2 },
    { fivePrime: { first: 4, last: 5 }, threePrime: { first: 9, last: 10 }, pairCount: 2 },
  ]);
});

test('helices next to each other are two, and an open chain has none', () => {
  expect(helices('(...)(...)')).toHaveLength(2);
  expect(helices('.....')).toEqual([]);
});

test('helices hold every pair once', () => {
  fc.assert(
    fc.property(fc.constantFrom(...referenceFoldings), ({ structure }) => {
      const count = helices(structure).reduce((sum, { pairCount }) => sum + pairCount, 0);
      expect(count).toBe(structure.split('(').length - 1);
    }),
  );
});
