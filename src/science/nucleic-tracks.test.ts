import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNucleicMotifs, placesOf } from './nucleic-motifs.ts';
import { nucleicTracks } from './nucleic-tracks.ts';

const dna = (maxLength: number) =>
  fc
    .array(fc.constantFrom('A', 'C', 'G', 'T', 'N'), { minLength: 1, maxLength })
    .map((letters) => letters.join(''));

describe('the tracks of a nucleic acid', () => {
  test('count G and C around each base', () => {
    const { window, gc } = nucleicTracks('A'.repeat(30) + 'G'.repeat(30));
    expect(window).toBe(12);
    expect([gc[0], gc[30], gc[59]]).toEqual([0, 0.5, 1]);
  });

  test('compare CG steps with their chance', () => {
    const { cpg } = nucleicTracks('CG'.repeat(30));
    expect(cpg[30]).toBeCloseTo(2);
    expect(nucleicTracks('GC'.repeat(6)).cpg[5]).toBeCloseTo((5 * 12) / 36);
    expect(nucleicTracks('CCCCCCGGGGGG').cpg[6]).toBeCloseTo((1 * 12) / 36);
  });

  test('say nothing where a window holds nothing to count', () => {
    const { gc, cpg } = nucleicTracks('N'.repeat(20));
    expect([gc[3], cpg[3]]).toEqual([undefined, undefined]);
    expect(nucleicTracks('ATATATATATAT').cpg[0]).toBeUndefined();
    expect(nucleicTracks('')).toEqual({ window: 0, gc: [], cpg: [] });
  });

  test('are those of each window counted anew', () => {
    fc.assert(
      fc.property(dna(150), (sequence) => {
        const { window, gc, cpg } = nucleicTracks(sequence);
        expect(gc).toHaveLength(sequence.length);
        for (let at = 0; at < sequence.length; at++) {
          const start = Math.min(Math.max(0, at - (window >> 1)), sequence.length - window);
          const part = sequence.slice(start, start + window);
          const count = (pattern: RegExp) => part.match(pattern)?.length ?? 0;
          const bases = count(/[ACGT]/g);
          expect(gc[at]).toBe(bases === 0 ? undefined : count(/[CG]/g) / bases);
          const expected = count(/C/g) * count(/G/g);
          expect(cpg[at]).toBe(expected === 0 ? undefined : (count(/CG/g) * bases) / expected);
        }
      }),
    );
  });
});

describe('motifs', () => {
  const named = (sequence: string) =>
    findNucleicMotifs(sequence).map(({ name, first, last }) => `${name} ${first}-${last}`);

  test('are found in DNA and RNA alike', () => {
    expect(named('GGTATAAAAGG')).toEqual(['TATA box 3-9']);
    expect(named('GGUAUAAAAGG')).toEqual(['TATA box 3-9']);
    expect(named('ggAATAAAcc')).toEqual(['Polyadenylation signal 3-8']);
  });

  test('are joined where they overlap, and have several forms', () => {
    const places = (sequence: string, consensus: string) =>
      placesOf(sequence, { name: 'x', consensus }).map(({ first, last }) => [first, last]);
    expect(places('AAAAAGGAAAA', 'AAA')).toEqual([
      [1, 5],
      [8, 11],
    ]);
    expect(places('CAGGAGGCAGGAGC', 'GGAGG|AGGAG')).toEqual([
      [2, 7],
      [9, 13],
    ]);
  });

  test('read IUPAC letters', () => {
    for (const [letter, sequence] of Object.entries({ R: 'AG', Y: 'CT', B: 'CGT', N: 'ACGT' })) {
      const found = placesOf('A.C.G.T', { name: 'x', consensus: letter });
      expect(found).toHaveLength(sequence.length);
    }
  });

  test('hold the first start codon and the stop in its frame', () => {
    expect(named('CCACCATGGCATAAGTGACC')).toEqual([
      'Kozak sequence 3-9',
      'Start codon 6-8',
      'Stop codon 12-14',
    ]);
    // The stop one base later is out of frame.
    expect(named('CCATGCATAAC')).toEqual(['Start codon 3-5']);
    expect(named('TAATAG')).toEqual([]);
  });
});
