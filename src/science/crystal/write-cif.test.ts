import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err } from '#base/result.ts';
import type { Vector } from '../crystallography.ts';
import { mainSymbol } from './crystal.ts';
import { readCrystalFile } from './read-crystal-file.ts';
import { parseSymmetryOperation } from './symmetry-operation.ts';
import { writeCif } from './write-cif.ts';

async function read(text: string) {
  const noTables = () => Promise.resolve(err({ message: 'no tables', cure: '' }));
  const crystal = await readCrystalFile(text, noTables);
  if (!crystal.ok) throw new Error(crystal.error.message);
  return crystal.value;
}

function operations(...texts: readonly string[]) {
  return texts.map((text) => {
    const operation = parseSymmetryOperation(text);
    if (!operation.ok) throw new Error(text);
    return operation.value;
  });
}

describe('a written CIF', () => {
  const fraction = fc.integer({ min: 0, max: 99 }).map((n) => n / 100);
  const position = fc.tuple(fraction, fraction, fraction).map(([x, y, z]): Vector => [x, y, z]);
  const crystal = fc.record({
    name: fc.constantFrom('NaCl', 'a b', "it's", ''),
    cell: fc.record({
      a: fc.integer({ min: 200, max: 3000 }).map((n) => n / 100),
      b: fc.integer({ min: 200, max: 3000 }).map((n) => n / 100),
      c: fc.integer({ min: 200, max: 3000 }).map((n) => n / 100),
      alpha: fc.integer({ min: 70, max: 110 }),
      beta: fc.integer({ min: 70, max: 110 }),
      gamma: fc.constantFrom(90, 120),
    }),
    sites: fc.uniqueArray(
      fc.record({
        label: fc.constantFrom('Na1', 'loop_', '_x', "O'", 'data_q'),
        symbol: fc.constantFrom('Na', 'Cl', 'O', 'U'),
        position,
      }),
      { minLength: 1, maxLength: 6, selector: ({ position: place }) => place.join(' ') },
    ),
  });

  it('is read back: cell, elements, places and operations', async () => {
    const made = operations('x,y,z', '-x,-y,-z', '-y,x-y,z+1/3');
    await fc.assert(
      fc.asyncProperty(crystal, async ({ sites, ...rest }) => {
        const text = writeCif(
          {
            ...rest,
            sites: sites.map(({ symbol, ...site }) => ({
              ...site,
              occupants: [{ symbol, occupancy: 1 }],
            })),
            operations: made,
            stated: { number: 2, symbol: 'P -1' },
            notes: [],
          },
          ['a comment\nof two lines'],
        );
        const back = await read(text);
        expect(back.cell).toEqual(rest.cell);
        expect(back.operations).toEqual(made);
        expect(back.stated).toEqual({ number: 2, symbol: 'P -1' });
        expect(back.sites.map((site) => [mainSymbol(site), site.position])).toEqual(
          sites.map((site) => [site.symbol, site.position]),
        );
      }),
    );
  });
});
