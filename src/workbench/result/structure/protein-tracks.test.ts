import { describe, expect, it } from 'vitest';
import { proteinFacts, proteinTracks, sayResidue } from './protein-tracks.ts';

const UBIQUITIN = 'MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG';

describe('what the letters of a protein tell', () => {
  it('has a value between −1 and 1 for each letter and track', () => {
    for (const { values } of proteinTracks(UBIQUITIN)) {
      expect(values).toHaveLength(76);
      expect(values.every((value) => value !== undefined && Math.abs(value) <= 1)).toBe(true);
    }
  });

  it('names a residue, its charge and what is around it', () => {
    expect(sayResidue(UBIQUITIN, proteinTracks(UBIQUITIN), 48)).toMatch(
      /^Lys48, charge \+1\.0, hydropathy around it −\d\.\d$/,
    );
    expect(sayResidue(UBIQUITIN, proteinTracks(UBIQUITIN), 3)).toMatch(/^Ile3, hydropathy/);
  });

  it('gives ubiquitin its mass, and no mass where a letter has none', () => {
    expect(proteinFacts(UBIQUITIN)).toContainEqual({ name: 'Molar mass', value: '8,565 g/mol' });
    expect(proteinFacts(`X${UBIQUITIN}`).map(({ name }) => name)).not.toContain('Molar mass');
  });
});
