import { beforeAll, describe, expect, it } from 'vitest';
import { knownChanges } from './known-changes.ts';
import { mapAtoms } from './map-atoms.ts';
import type { MoleculeGraph } from './molecule-graph.ts';
import { reactionChange } from './reaction-sites.ts';
import { sayChanges } from './say-changes.ts';

/** Atoms as symbols, bonds as `0-1` or `0=1`. */
function graph(symbols: string, bonds: string): MoleculeGraph {
  const numbers: Readonly<Record<string, number>> = { C: 6, N: 7, O: 8, L: 17 };
  return {
    atoms: [...symbols].map((symbol, written) => ({
      atomicNumber: numbers[symbol] ?? 0,
      charge: 0,
      hydrogens: 0,
      written,
    })),
    bonds: bonds.split(' ').flatMap((bond) => {
      const match = /^(\d+)([-=])(\d+)$/.exec(bond);
      return match
        ? [{ from: Number(match[1]), to: Number(match[3]), order: match[2] === '=' ? 2 : 1 }]
        : [];
    }),
  };
}

/** Propanoyl chloride and methylamine; N-methylpropanamide. */
const educts = graph('CCCOLCN', '0-1 1-2 2=3 2-4 5-6');
const amide = graph('CCCONC', '0-1 1-2 2=3 2-4 4-5');

function changeOf(product: MoleculeGraph) {
  return reactionChange(educts, product, mapAtoms(educts, product));
}

describe('where the atoms of a product come from', () => {
  let sites: ReturnType<typeof changeOf>;
  beforeAll(() => {
    sites = changeOf(amide);
  });

  it('is found for each of them', () => {
    expect(mapAtoms(educts, amide)).toEqual([0, 1, 2, 3, 6, 5]);
    expect(sites.missing).toEqual([]);
  });

  it('gives the bonds that change at one site, as reactions of patents have it', () => {
    expect(sites.sites).toEqual([{ atoms: [2, 4], changes: ['C2-N1+', 'C2-X!-'] }]);
    expect(knownChanges.has('C2-N1+ C2-X!-')).toBe(true);
    expect(sayChanges(['C2-N1+', 'C2-X!-', 'C-O2~1'])).toBe(
      'C–N formed, C–halogen broken, C–O from double to single',
    );
  });

  it('is unknown for an atom that nothing supplies', () => {
    expect(changeOf(graph('CCCONCO', '0-1 1-2 2=3 2-4 4-5 5-6')).missing).toHaveLength(1);
  });

  it('gives two sites where a group is lost elsewhere', () => {
    const amine = graph('NCCCCOLCN', '0-1 1-2 2-3 3-4 4=5 4-6 7-8');
    const withoutAmine = graph('CCCCONC', '0-1 1-2 2-3 3=4 3-5 5-6');
    const change = reactionChange(amine, withoutAmine, mapAtoms(amine, withoutAmine));
    expect(change.sites).toHaveLength(2);
  });

  it('finds nothing changed in what stays as it is', () => {
    expect(reactionChange(amide, amide, mapAtoms(amide, amide))).toEqual({
      missing: [],
      sites: [],
    });
  });
});
