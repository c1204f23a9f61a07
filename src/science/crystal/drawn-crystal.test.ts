import { describe, expect, it } from 'vitest';
import type { Crystal } from './crystal.ts';
import { compareGroups, describeCrystal, sayCell } from './describe-crystal.ts';
import { drawCrystal, type Repeats } from './drawn-crystal.ts';
import { fillCell } from './fill-cell.ts';
import { parseSymmetryOperation } from './symmetry-operation.ts';

function operations(...texts: readonly string[]) {
  return texts.map((text) => {
    const operation = parseSymmetryOperation(text);
    if (!operation.ok) throw new Error(text);
    return operation.value;
  });
}

const rockSalt: Crystal = {
  name: 'NaCl',
  cell: { a: 5.64, b: 5.64, c: 5.64, alpha: 90, beta: 90, gamma: 90 },
  sites: [
    { label: 'Na1', occupants: [{ symbol: 'Na', occupancy: 1 }], position: [0, 0, 0] },
    { label: 'Cl1', occupants: [{ symbol: 'Cl', occupancy: 1 }], position: [0.5, 0.5, 0.5] },
  ],
  operations: operations('x,y,z', 'x,y+1/2,z+1/2', 'x+1/2,y,z+1/2', 'x+1/2,y+1/2,z'),
  stated: { number: 225, symbol: 'Fm-3m' },
  notes: [],
};

function filledOf(crystal: Crystal) {
  const filled = fillCell(crystal);
  if (!filled.ok) throw new Error(filled.error.message);
  return filled.value;
}

function drawn(crystal: Crystal, repeats: Repeats) {
  const picture = drawCrystal(crystal, filledOf(crystal), repeats);
  if (!picture.ok) throw new Error(picture.error.message);
  return picture.value;
}

describe('a drawn crystal', () => {
  it('has the atoms on its faces twice, and twelve edges', () => {
    const { atoms, edges, axes } = drawn(rockSalt, [1, 1, 1]);
    expect(atoms.filter(({ symbol }) => symbol === 'Na')).toHaveLength(14);
    expect(atoms.filter(({ symbol }) => symbol === 'Cl')).toHaveLength(13);
    expect(edges).toHaveLength(12);
    expect(new Set(edges.map((edge) => JSON.stringify(edge))).size).toBe(12);
    expect(axes.map(({ end }) => Math.hypot(...end))).toEqual([5.64, 5.64, 5.64]);
  });

  it('has more atoms with more cells, along each edge by itself', () => {
    const { atoms } = drawn(rockSalt, [2, 1, 1]);
    expect(Math.max(...atoms.map(({ place }) => place[0]))).toBeCloseTo(11.28);
    expect(Math.max(...atoms.map(({ place }) => place[1]))).toBeCloseTo(5.64);
    expect(drawn(rockSalt, [3, 3, 3]).atoms).toHaveLength(7 ** 3);
  });

  it('binds each atom to the neighbours in the picture, metals to no metal', () => {
    const { atoms, bonds } = drawn(rockSalt, [1, 1, 1]);
    // A 3 × 3 × 3 grid has 54 edges.
    expect(bonds).toHaveLength(54);
    for (const [one, other] of bonds) expect(atoms[one]?.symbol).not.toBe(atoms[other]?.symbol);
    const copper = rockSalt.sites.slice(0, 1).map((site) => ({
      ...site,
      occupants: [{ symbol: 'Cu', occupancy: 1 }],
    }));
    expect(drawn({ ...rockSalt, sites: copper }, [1, 1, 1]).bonds).toEqual([]);
  });

  it('leaves the bonds of crowded ions out', () => {
    const perovskite: Crystal = {
      ...rockSalt,
      cell: { ...rockSalt.cell, a: 3.9, b: 3.9, c: 3.9 },
      sites: [
        { label: 'Sr', occupants: [{ symbol: 'Sr', occupancy: 1 }], position: [0, 0, 0] },
        { label: 'Ti', occupants: [{ symbol: 'Ti', occupancy: 1 }], position: [0.5, 0.5, 0.5] },
        { label: 'O1', occupants: [{ symbol: 'O', occupancy: 1 }], position: [0, 0.5, 0.5] },
        { label: 'O2', occupants: [{ symbol: 'O', occupancy: 1 }], position: [0.5, 0, 0.5] },
        { label: 'O3', occupants: [{ symbol: 'O', occupancy: 1 }], position: [0.5, 0.5, 0] },
      ],
      operations: operations('x,y,z'),
    };
    const { atoms, bonds } = drawn(perovskite, [1, 1, 1]);
    const pairs = bonds.map(([one, other]) =>
      [atoms[one]?.symbol, atoms[other]?.symbol].toSorted(),
    );
    expect(pairs).toEqual(Array.from({ length: 6 }, () => ['O', 'Ti']));
  });

  it('is refused with too many atoms', () => {
    const sites = Array.from({ length: 1200 }, (_, i) => ({
      label: `H${i}`,
      occupants: [{ symbol: 'H', occupancy: 1 }],
      position: [
        0.1 + (i % 12) / 15,
        0.1 + (Math.floor(i / 12) % 10) / 13,
        0.1 + i / 1500,
      ] as const,
    }));
    const large = {
      ...rockSalt,
      cell: { ...rockSalt.cell, a: 90, b: 90, c: 90 },
      sites,
      operations: operations('x,y,z'),
    };
    expect(drawCrystal(large, filledOf(large), [1, 1, 1])).toMatchObject({ ok: true });
    expect(drawCrystal(large, filledOf(large), [3, 3, 3])).toMatchObject({
      ok: false,
      error: { message: '3 × 3 × 3 cells have more than 4,000 atoms.' },
    });
  });
});

describe('in words', () => {
  it.each([
    [rockSalt.cell, 'a = b = c = 5.64 Å'],
    [{ ...rockSalt.cell, c: 5.2, gamma: 120 }, 'a = b = 5.64, c = 5.2 Å, γ = 120°'],
    [{ ...rockSalt.cell, b: 6, beta: 97.125 }, 'a = 5.64, b = 6, c = 5.64 Å, β = 97.13°'],
  ])('a cell is said', (cell, words) => expect(sayCell(cell)).toBe(words));

  it('a crystal is described', () =>
    expect(describeCrystal(rockSalt, filledOf(rockSalt))).toBe(
      'A unit cell with a = b = c = 5.64 Å, holding 8 atoms, Na4Cl4, on 2 different places.',
    ));

  it.each([
    [{ number: 225, symbol: undefined }, 225, /Fm-3m \(225\) within 0.01 Å, as the file states/],
    [{ number: 1, symbol: 'P 1' }, 225, /states P1, which lists every atom/],
    [{ number: 221, symbol: undefined }, 99, /states Pm-3m \(221\), but moyo finds P4mm \(99\)/],
    [{ number: undefined, symbol: 'X 1' }, 99, /states X 1; moyo finds P4mm/],
    [{ number: undefined, symbol: undefined }, 99, /states no space group; moyo finds/],
  ])('groups are compared', (stated, spaceGroup, words) =>
    expect(compareGroups(stated, { spaceGroup, tolerance: 0.01 })).toMatch(words),
  );
});
