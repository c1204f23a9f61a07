import { describe, expect, it } from 'vitest';
import { crambinStructure } from './crambin.ts';
import { describeChain } from './describe-chain.ts';
import { bestChain, matchChain, residueAt, sayMatch } from './match-chain.ts';
import { readStructure } from './read-structure.ts';
import { secondaryStructure } from './secondary-structure.ts';
import { pdbResidue } from './structure.fixture.ts';

/** PDB 1CRN. */
const CRAMBIN = 'TTCCPSIVARSNFNVCRLPGTPEAICATYTGCIIIPGATCPGDYAN';
const structure = crambinStructure();
const [chain] = structure.chains;
if (!chain) throw new Error('no chain');

describe('the example structure', () => {
  it('is crambin, and its peptide bonds have the length of peptide bonds', () => {
    expect(chain.residues.map(({ letter }) => letter).join('')).toBe(CRAMBIN);
    for (const [i, { firstAtom }] of chain.residues.entries()) {
      const [c, n] = [structure.atoms[firstAtom + 2], structure.atoms[firstAtom + 4]];
      if (!c || !n || i === 45) continue;
      expect(Math.hypot(c.x - n.x, c.y - n.y, c.z - n.z)).toBeCloseTo(1.33, 1);
    }
  });

  it('has the helices and strands that DSSP finds in 1CRN', () => {
    const letters = secondaryStructure(structure, chain.residues).map((shape) =>
      shape === 'coil' ? '-' : shape === 'helix' ? 'H' : 'E',
    );
    expect(letters.join('')).toBe('-EE---HHHHHHHHHHH-----HHHHHHHH--EE------------');
  });

  it('is described in words', () => {
    expect(describeChain(structure, chain)).toBe(
      'Chain A with 46 residues, numbered 1 to 46. Along it: strand 2 to 3, helix 7 to 17, helix 23 to 30, strand 33 to 34.',
    );
  });
});

describe('a chain along a sequence', () => {
  it('keeps numbers both ways, where the sequence begins elsewhere', () => {
    const match = matchChain(`MKK${CRAMBIN.slice(0, 20)}${CRAMBIN.slice(25)}`, chain);
    if (!match) throw new Error('no match');
    expect(match.isAlike).toBe(true);
    expect(residueAt(match, 4)).toBe('A 1');
    expect(residueAt(match, 24)).toBe('A 26');
    expect(residueAt(match, 1)).toBeUndefined();
    expect(match.positions[25]).toBe(24);
    expect(match.positions[22]).toBeUndefined();
    for (const [i, residue] of match.residues.entries()) {
      if (residue !== undefined) expect(match.positions[residue]).toBe(i + 1);
    }
  });

  it('says identity, cover and how the numbers differ', () => {
    const match = matchChain(CRAMBIN, chain);
    expect(match && sayMatch(match, 46)).toBe(
      '46 of 46 positions lie along chain A (46 residues with coordinates), 100\u00a0% of them with the same letter; its numbers are those of the sequence.',
    );
    const shifted = matchChain(CRAMBIN.slice(10), chain);
    expect(shifted && sayMatch(shifted, 36)).toContain(
      'its numbers are 10 more than the positions',
    );
  });

  it('of another protein points at nothing, and says so', () => {
    const match = matchChain('MKAEAKLEAAEKLKAAEEAAKLAEAAEKLEAAKALEKAAELA', chain);
    expect(match?.isAlike).toBe(false);
    expect(match && sayMatch(match, 42)).toMatch(/^This looks like another protein: /);
  });

  it('of bases says that it is no protein', () => {
    const match = matchChain(CRAMBIN, { ...chain, kind: 'nucleic' });
    expect(match?.isAlike).toBe(false);
    expect(match && sayMatch(match, 46)).toMatch(/^This chain is of bases/);
  });

  it('is the one with most letters in common', () => {
    const residues = (letters: readonly string[], id: string) =>
      letters.map((residue, i) => pdbResidue({ residue, chain: id, number: i + 5 }));
    const read = readStructure(
      [
        ...residues(['GLY', 'GLY', 'SER', 'GLY'], 'A'),
        ...residues(['MET', 'LYS', 'THR', 'ALA', 'TYR'], 'B'),
      ].join('\n'),
    );
    expect(read.ok && bestChain('MKTAY', read.value)?.id).toBe('B');
  });
});
