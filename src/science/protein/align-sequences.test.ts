import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSequences } from './align-sequences.ts';

const AMINO = 'ACDEFGHIKLMNPQRSTVWY';

function pairs(one: string, other: string): string {
  const { partners = new Int32Array() } = alignSequences(one, other) ?? {};
  return [...partners].map((partner) => (partner === -1 ? '-' : (other[partner] ?? '?'))).join('');
}

function randomProtein(length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return AMINO.charAt(Math.floor((state / 2_147_483_648) * 20));
  }).join('');
}

describe('aligning two proteins', () => {
  it('finds a part in the whole, either way round, without charge for the ends', () => {
    expect(pairs('MKTAYIAK', 'TAYI')).toBe('--TAYI--');
    expect(pairs('TAYI', 'MKTAYIAK')).toBe('TAYI');
  });

  it('spans the gap of a missing loop once, not letter by letter', () => {
    const whole = 'MKTAYIAKQRQISFVKSHFSRQLEERLGLIEVQ';
    const observed = whole.slice(0, 12) + whole.slice(18);
    expect(pairs(whole, observed)).toBe(`MKTAYIAKQRQI------${whole.slice(18)}`);
    const { identicalCount, alignedCount } = alignSequences(whole, observed) ?? {};
    expect([identicalCount, alignedCount]).toEqual([27, 27]);
  });

  it('keeps a mutation in its place and counts it', () => {
    const alignment = alignSequences('MKTAYIAKQRQ', 'MKTAWIAKQRQ');
    expect(alignment).toMatchObject({ alignedCount: 11, identicalCount: 10 });
  });

  it('has the score of a small case that was added up by hand', () => {
    // P–G −2, A–A 4, W–W 11, G–H −2, H–E 0, E–A −1, E–E 5; the first three letters are free.
    expect(alignSequences('HEAGAWGHEE', 'PAWHEAE')?.score).toBe(15);
  });

  it('gives the same score both ways, orders its pairs, and never beats a sequence with itself', () => {
    const protein = fc.array(fc.constantFrom(...AMINO), { maxLength: 40 }).map((l) => l.join(''));
    fc.assert(
      fc.property(protein, protein, (one, other) => {
        const forth = alignSequences(one, other);
        const back = alignSequences(other, one);
        expect(forth?.score).toBe(back?.score);
        const own = [...(forth?.partners ?? [])].filter((partner) => partner !== -1);
        expect(own).toEqual([...new Set(own)].sort((a, b) => a - b));
        const itself = alignSequences(one, one)?.score ?? 0;
        expect(forth?.score ?? 0).toBeLessThanOrEqual(Math.max(itself, 0));
      }),
    );
  });

  it('scores what its pairs and gaps add up to', () => {
    const one = randomProtein(200, 7);
    const other = one.slice(20, 90) + randomProtein(8, 3) + one.slice(96, 180);
    const alignment = alignSequences(one, other);
    expect(alignment?.identicalCount).toBeGreaterThanOrEqual(150);
  });

  it('refuses what would fill the memory, but not a part of it', () => {
    const long = randomProtein(9_000, 1);
    expect(alignSequences(long, randomProtein(9_000, 2))).toBeUndefined();
    expect(alignSequences(long, long.slice(100, 8_000))?.identicalCount).toBe(7_900);
  });

  it('says nothing of an empty sequence', () => {
    expect(alignSequences('', 'MK')).toMatchObject({ alignedCount: 0, score: 0 });
    expect(alignSequences('MK', '')?.partners).toEqual(Int32Array.of(-1, -1));
  });
});
