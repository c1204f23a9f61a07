import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChain } from './describe-chain.ts';
import { bestChain, matchChain } from './match-chain.ts';
import { readStructure } from './read-structure.ts';
import { secondaryStructure } from './secondary-structure.ts';
import { pdbLine, pdbResidue } from './structure.fixture.ts';

const pdb = [
  'HEADER    MADE UP                                 01-JAN-26   9XYZ',
  'MODRES 9XYZ MSE A    3  MET  SELENOMETHIONINE',
  ...['LYS', 'SER', 'MSE', 'GLY'].map((residue, i) =>
    pdbResidue({ residue, number: i + 1, place: [`${i * 3.8}`, '1.0', '-2.5'] }),
  ),
  pdbLine({ record: 'HETATM', name: 'ZN', residue: 'ZN', number: 90 }),
  'END',
].join('\n');

const tags =
  'group_PDB type_symbol label_atom_id label_comp_id Cartn_x Cartn_y Cartn_z auth_seq_id auth_asym_id';
const cif = [
  'data_X',
  'loop_',
  ...tags.split(' ').map((tag) => `_atom_site.${tag}`),
  'ATOM N N LYS 0.0 1.0 2.0 7 A',
  'ATOM C CA LYS 1.4 1.0 2.0 7 A',
  "HETATM C \"C1'\" 'A B' 9.0 1.0 2.0 8 B",
  '#',
  '',
].join('\n');

/** Pieces that damage a file: other lengths of columns, numbers that are none, other line ends. */
const pieces = fc.oneof(
  fc.constantFrom('NaN', 'Infinity', '1e308', '-0', '\u0000', '\r', '\n', '\t', '"', "'", ';', '#'),
  fc.constantFrom('ATOM  ', 'HETATM', 'MODEL ', 'ENDMDL\n', 'loop_\n', '_atom_site.x\n', 'data_'),
  fc.string({ maxLength: 12, unit: 'binary' }),
);

const damaged = fc
  .tuple(
    fc.constantFrom(pdb, cif),
    fc.array(fc.tuple(fc.nat(), fc.nat(12), pieces), { maxLength: 3 }),
  )
  .map(([text, cuts]) =>
    cuts.reduce((whole, [at, count, piece]) => {
      const from = at % (whole.length + 1);
      return whole.slice(0, from) + piece + whole.slice(from + count);
    }, text),
  );

describe('a damaged structure file', () => {
  it('is refused with a cure, or gives finite numbers, residues inside its atoms and words', () => {
    let accepted = 0;
    fc.assert(
      fc.property(damaged, (text) => {
        const read = readStructure(text);
        if (!read.ok) {
          expect(read.error.message).not.toBe('');
          expect(read.error.cure).not.toBe('');
          return;
        }
        accepted++;
        const { atoms, chains } = read.value;
        for (const { x, y, z } of atoms) expect(Number.isFinite(x + y + z)).toBe(true);
        for (const chain of chains) {
          for (const { firstAtom, endAtom } of [...chain.residues, ...chain.others]) {
            expect(endAtom).toBeGreaterThan(firstAtom);
            expect(endAtom).toBeLessThanOrEqual(atoms.length);
          }
          expect(secondaryStructure(read.value, chain.residues)).toHaveLength(
            chain.residues.length,
          );
          expect(describeChain(read.value, chain)).not.toMatch(/NaN|undefined/);
        }
        const best = bestChain('KSMG', read.value);
        expect(best && matchChain('KSMG', best)?.residues).toHaveLength(4);
      }),
      { numRuns: 1_000 },
    );
    // Else all of the above would say nothing of accepted files.
    expect(accepted).toBeGreaterThan(50);
  });
});
