import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countClasses, gcContent, letterClasses, letterRuns } from './letter-classes.ts';
import type { SequenceKind } from './sequence-letters.ts';

const kinds = fc.constantFrom<SequenceKind>('protein', 'dna', 'rna');

describe('the letters of a sequence', () => {
  it('put each of the 20 residues into one class', () => {
    const letters = letterClasses.protein.map((entry) => entry.letters).join('');
    expect([...letters].sort().join('')).toBe('ACDEFGHIKLMNPQRSTVWY');
  });

  it('run as long as the class stays', () => {
    expect(letterRuns('dna', 'AAcN')).toEqual([
      { letters: 'AA', classId: 'adenine' },
      { letters: 'c', classId: 'cytosine' },
      { letters: 'N', classId: undefined },
    ]);
    expect(letterRuns('protein', 'AVLKR').map((run) => run.letters)).toEqual(['AVL', 'KR']);
  });

  it('are all kept and all counted, whatever they are', () => {
    fc.assert(
      fc.property(kinds, fc.string({ unit: 'grapheme' }), (kind, text) => {
        expect(
          letterRuns(kind, text)
            .map((run) => run.letters)
            .join(''),
        ).toBe(text);
        const { classes, others } = countClasses(kind, text);
        expect(classes.reduce((sum, { count }) => sum + count, others)).toBe([...text].length);
      }),
    );
  });

  it('count U as no base of DNA', () => {
    expect(countClasses('dna', 'ACGU').others).toBe(1);
    expect(countClasses('rna', 'ACGU').others).toBe(0);
  });

  it.each([
    ['GGCC', 1],
    ['ATGC', 0.5],
    ['augcNN', 0.5],
    ['NN', undefined],
    ['', undefined],
  ])('%s has a GC content of %s', (sequence, share) => expect(gcContent(sequence)).toBe(share));
});
