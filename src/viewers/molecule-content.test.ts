import { expect, it } from 'vitest';
import { parseMolblock, writeMolblock } from '#science/molblock.ts';
import { moleculeContent } from './molecule-content.ts';

const atom = (symbol: string, x: number) => ({
  symbol,
  x,
  y: 0,
  z: 0,
  charge: 0,
  isotope: 0,
  radical: 0,
});
const methanol = parseMolblock(
  writeMolblock({
    title: '',
    atoms: [atom('C', 0), atom('O', 1.4), atom('H', -1), atom('H', 2)],
    bonds: [
      { from: 0, to: 1, order: 1 },
      { from: 0, to: 2, order: 1 },
      { from: 3, to: 1, order: 1 },
    ],
  }),
);

it('numbers the places of a molecule as its text does, hydrogens as what bears them', () => {
  if (!methanol.ok) throw new Error(methanol.error.message);
  const { places } = moleculeContent(methanol.value, [1, 0], 'balls');
  expect(places.map(({ id, x, radius }) => [id, x, radius > 0])).toEqual([
    [1, 0, true],
    [0, 1.4, true],
    [1, -1, false],
    [0, 2, false],
  ]);
});
