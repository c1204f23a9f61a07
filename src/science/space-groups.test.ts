import { describe, expect, it } from 'vitest';
import { spaceGroupOfNumber } from './space-groups.ts';

const all = Array.from({ length: 230 }, (_, index) => spaceGroupOfNumber(index + 1));

describe('space groups', () => {
  it('are 230, each with a symbol of its own', () => {
    expect(new Set(all.map((group) => group?.symbol)).size).toBe(230);
    expect(all).not.toContain(undefined);
  });

  // Structures that textbooks name by symbol and number.
  it.each([
    [1, 'P1', 'triclinic'],
    [14, 'P2_1/c', 'monoclinic'],
    [19, 'P2_12_12_1', 'orthorhombic'],
    [62, 'Pnma', 'orthorhombic'],
    [64, 'Cmce', 'orthorhombic'],
    [74, 'Imma', 'orthorhombic'],
    [75, 'P4', 'tetragonal'],
    [136, 'P4_2/mnm', 'tetragonal'],
    [142, 'I4_1/acd', 'tetragonal'],
    [143, 'P3', 'trigonal'],
    [154, 'P3_221', 'trigonal'],
    [167, 'R-3c', 'trigonal'],
    [168, 'P6', 'hexagonal'],
    [194, 'P6_3/mmc', 'hexagonal'],
    [195, 'P23', 'cubic'],
    [216, 'F-43m', 'cubic'],
    [225, 'Fm-3m', 'cubic'],
    [227, 'Fd-3m', 'cubic'],
    [230, 'Ia-3d', 'cubic'],
  ])('%i is %s, %s', (number, symbol, system) =>
    expect(spaceGroupOfNumber(number)).toEqual({ number, symbol, system }),
  );

  // In each system the symbol's lattice letter and axes follow one pattern.
  it('have symbols of their system', () => {
    const pattern = {
      triclinic: /^P-?1$/,
      monoclinic: /^[PC](2|2_1|[mc]|2(_1)?\/[mc])$/,
      orthorhombic: /^[PCAFI]([2mnabcde]|2_1){3}$/,
      tetragonal: /^[PI]-?4/,
      trigonal: /^[PR]-?3/,
      hexagonal: /^P-?6/,
      cubic: /^[PFI](-?4(_[123])?|2(_1)?|[mnad]-?)3/,
    };
    for (const group of all) expect(group?.symbol).toMatch(pattern[group!.system]);
  });

  it.each([0, 231, 1.5, -1, Number.NaN])('%d is none', (number) =>
    expect(spaceGroupOfNumber(number)).toBeUndefined(),
  );
});
