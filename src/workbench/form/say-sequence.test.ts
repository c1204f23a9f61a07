import { describe, expect, it } from 'vitest';
import type { SequenceField } from '#tasks/field.ts';
import { saySequence } from './say-sequence.ts';

const dna: SequenceField = { kind: 'dna', name: 'dna', label: 'DNA', hint: 'Letters.' };

describe('the line below a sequence', () => {
  it('counts bases and the share of G and C', () => {
    expect(saySequence(dna, 'GATTACAC')).toBe('8 bases · 38\u00a0% G+C');
  });

  it('leaves unknown bases out of the share, as the answer view does', () => {
    expect(saySequence(dna, 'GATTACACNN')).toBe('10 bases · 38\u00a0% G+C');
    expect(saySequence(dna, 'NN')).toBe('2 bases');
  });

  it('counts residues in groups of three digits', () => {
    expect(saySequence({ ...dna, kind: 'protein' }, 'M'.repeat(1234))).toBe('1,234 residues');
    expect(saySequence({ ...dna, kind: 'protein' }, 'M')).toBe('1 residue');
  });
});
