import { describe, expect, it } from 'vitest';
import { judgeSequenceClaims, type KnownSequence } from './sequence-claims.ts';

const dna: KnownSequence = { kind: 'dna', letters: 'GCGCATGC' };
const protein: KnownSequence = { kind: 'protein', letters: 'KKKKAAAADD' };

describe('claims about a sequence', () => {
  it.each([
    ['The GC content is 75%.', dna],
    ['the overall GC content is about 73 %', dna],
    ['The sequence is 8 nt long', dna],
    ['Total length: 8 bp', dna],
    ['The protein consists of 10 residues.', protein],
    ['The net charge at pH 7 is +2', protein],
  ])('hold: “%s”', (text, sequence) => {
    expect(judgeSequenceClaims(text, [sequence])).toMatchObject([{ holds: true }]);
  });

  it.each([
    ['The overall GC content: 50 %', dna, 'The GC content is 75 %, the text says 50 %.'],
    ['The sequence is 12 nucleotides long', dna, 'The sequence has 8 bases, the text says 12.'],
    [
      'The protein is 12 amino acids long',
      protein,
      'The sequence has 10 residues, the text says 12.',
    ],
    ['The net charge at pH 7 is -6', protein, /^At pH 7 the chain carries 2 .*says -6\.$/],
  ])('are wrong: “%s”', (text, sequence, sentence) => {
    const [claim] = judgeSequenceClaims(text, [sequence]);
    expect(claim?.holds).toBe(false);
    expect(claim?.sentence).toMatch(sentence);
  });

  it.each([
    ['the GC content of the core is 90%', dna],
    ['this sequence contains 2 bases that pair', dna],
    ['The sequence has 5 residues', dna],
    ['The protein has 3 residues of lysine', protein],
    ['The sequence is 5 residues from the end', protein],
    ['The net charge at pH 7 is 2 to 4', protein],
    ['GC content is usually 50 %', dna],
  ])('are not read into “%s”', (text, sequence) => {
    expect(judgeSequenceClaims(text, [sequence])).toEqual([]);
  });

  it('are left alone where the text can mean several sequences', () => {
    expect(judgeSequenceClaims('The GC content is 10%.', [dna, dna])).toEqual([]);
  });
});
