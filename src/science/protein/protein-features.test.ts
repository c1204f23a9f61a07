import { describe, expect, it } from 'vitest';
import { longestRepeat, lowComplexity } from './low-complexity.ts';
import {
  extinctionAt280,
  hydropathyProfile,
  isoelectricPoint,
  netCharge,
  proteinMass,
} from './protein-features.ts';

/** UniProt P62158 and P00698 (mature, residues 19 to 147), and 1CRN. */
const CALMODULIN =
  'MADQLTEEQIAEFKEAFSLFDKDGDGTITTKELGTVMRSLGQNPTEAELQDMINEVDADGNGTIDFPEFLTMMARKMKDTDSEEEIREAFRVFDKDGNGYISAAELRHVMTNLGEKLTDEEVDEMIREADIDGDGQVNYEEFVQMMTAK';
const LYSOZYME =
  'KVFGRCELAAAMKRHGLDNYRGYSLGNWVCAAKFESNFNTQATNRNTDGSTDYGILQINSRWWCNDGRTPGSRNLCNIPCSALLSSDITASVNCAKKIVSDGNGMNAWVAWRNRCKGTDVQAWIRGCRL';

describe('features of a protein', () => {
  it('has the mass and absorption of lysozyme as published: 14,313 g/mol and 37,970', () => {
    expect(proteinMass(LYSOZYME)).toBeCloseTo(14_313.1, 0);
    expect(extinctionAt280(LYSOZYME)).toEqual({ reduced: 37_470, oxidised: 37_970 });
  });

  it('tells an acidic protein from a basic one', () => {
    expect(netCharge(LYSOZYME, 7)).toBeGreaterThan(6);
    expect(netCharge(LYSOZYME, 7)).toBeLessThan(9);
    expect(netCharge(CALMODULIN, 7)).toBeLessThan(-20);
    expect(isoelectricPoint(CALMODULIN)).toBeGreaterThan(3.8);
    expect(isoelectricPoint(CALMODULIN)).toBeLessThan(4.3);
    expect(isoelectricPoint(LYSOZYME)).toBeGreaterThan(9);
  });

  it('has a charge that falls with the pH and is zero at the isoelectric point', () => {
    const charges = Array.from({ length: 15 }, (_, pH) => netCharge(LYSOZYME, pH));
    expect([...charges].sort((a, b) => b - a)).toEqual(charges);
    expect(netCharge(LYSOZYME, isoelectricPoint(LYSOZYME))).toBeCloseTo(0, 1);
  });

  it('gives glycine the charge of its two ends alone', () => {
    expect(netCharge('G', 7)).toBeCloseTo(0.9755 - 0.9996, 3);
    expect(netCharge('', 7)).toBe(0);
  });

  it('has no mass for a letter that is no residue', () => {
    expect(proteinMass('MXK')).toBeUndefined();
    expect(proteinMass('G')).toBeCloseTo(75.07, 2);
  });

  it('averages hydropathy over a window, shorter at the ends', () => {
    expect(hydropathyProfile('IIIRRR', 3)).toEqual([
      4.5,
      4.5,
      expect.closeTo(1.5),
      expect.closeTo(-1.5),
      -4.5,
      -4.5,
    ]);
    expect(hydropathyProfile('X')).toEqual([undefined]);
  });
});

describe('low complexity', () => {
  it('finds a run of glutamines and leaves the protein around it', () => {
    const sequence = `${LYSOZYME.slice(0, 40)}${'Q'.repeat(20)}${LYSOZYME.slice(40, 80)}`;
    const [stretch, ...others] = lowComplexity(sequence);
    expect(others).toEqual([]);
    expect(stretch?.first).toBeLessThanOrEqual(41);
    expect(stretch?.first).toBeGreaterThan(30);
    expect(stretch?.last).toBeGreaterThanOrEqual(60);
    expect(stretch?.last).toBeLessThan(70);
  });

  it('finds none in a globular protein, nor in a short peptide', () => {
    expect(lowComplexity(LYSOZYME)).toEqual([]);
    expect(lowComplexity('QQQQQQ')).toEqual([]);
  });

  it('names the word that is repeated', () => {
    expect(longestRepeat('MKTGSGSGSGSGSAY')).toMatchObject({
      word: 'GS',
      times: 5,
      first: 4,
      last: 13,
    });
    expect(longestRepeat('MAAAAAAAAAAK')).toMatchObject({ word: 'A', times: 10 });
    expect(longestRepeat(LYSOZYME)).toBeUndefined();
  });
});
