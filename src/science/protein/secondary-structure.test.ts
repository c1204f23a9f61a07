import { expect, it } from 'vitest';
import { idealBackbone } from './ideal-backbone.ts';
import { secondaryStructure } from './secondary-structure.ts';

const letters = { helix: 'H', strand: 'E', coil: '-' } as const;

function shapeOf(sequence: string, shape: 'helix' | 'extended'): string {
  const structure = idealBackbone(sequence, shape);
  const residues = structure.chains[0]?.residues ?? [];
  return secondaryStructure(structure, residues)
    .map((each) => letters[each])
    .join('');
}

it('finds an ideal helix, but for its first residue and its last', () => {
  expect(shapeOf('A'.repeat(20), 'helix')).toBe(`-${'H'.repeat(18)}-`);
});

it('breaks where prolines cannot give four bonds in a row', () => {
  expect(shapeOf('AAAAAAAAAAPPPPAAAAAA', 'helix')).toBe('-HHHHHHHH--HHHHHHHH-');
});

it('calls a lone extended chain coil: a strand needs a neighbour', () => {
  expect(shapeOf('A'.repeat(20), 'extended')).toBe('-'.repeat(20));
});

it('calls a structure of CA alone coil', () => {
  const structure = idealBackbone('AAAAAAAAAA', 'helix');
  const residues = structure.chains[0]?.residues ?? [];
  const bare = { ...structure, atoms: structure.atoms.map((atom) => ({ ...atom, name: 'CA' })) };
  expect(new Set(secondaryStructure(bare, residues))).toEqual(new Set(['coil']));
});
