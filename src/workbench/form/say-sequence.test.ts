import { describe, expect, it } from 'vitest';
import type { SequenceField } from '#tasks/field.ts';
import { saySequence } from './say-sequence.ts';

const dna: SequenceField = { kind: 'dna', name: 'dna', label: 'DNA', hint: 'Letters.' };

describe('the line below a sequence', () => {
  it('counts bases and the share of G and C', () => {
    expect(saySequence(dna, 'GATTACAC')).toBe('8 bases · 38\u00a0% G+C');
  });

  it('counts residues in groups of three digits', () => {
    expect(saySequence({ ...dna, kind: 'protein' }, 'M'.repeat(1234))).toBe('1,234 residues');
    expect(saySequence({ ...dna, kind: 'protein' }, 'M')).toBe('1 residue');
  });

  it('names the usual length where this one differs', () => {
    const usual = { ...dna, usualLength: 4 };
    expect(saySequence(usual, 'GA')).toBe('2 bases · usually 4 · 50\u00a0% G+C');
    expect(saySequence(usual, 'GATT')).toBe('4 bases · 25\u00a0% G+C');
  });
});
