import { describe, expect, it } from 'vitest';
import { type MappedSide, reactionChanges } from './reaction-changes.ts';

/** Atoms as `C1`, bonds as `0-1` or `0=1`. */
function side(atoms: string, bonds: string): MappedSide {
  return {
    atoms: atoms.split(' ').map((text) => {
      const [, symbol = '', map = ''] = /^([A-Z][a-z]?)(\d*)$/.exec(text) ?? [];
      return { symbol, map: Number(map) };
    }),
    bonds: bonds.split(' ').flatMap((text) => {
      const match = /^(\d+)([-=])(\d+)$/.exec(text);
      if (!match) return [];
      return [{ from: Number(match[1]), to: Number(match[3]), order: match[2] === '=' ? 2 : 1 }];
    }),
  };
}

describe('the bonds that a reaction changes', () => {
  it('are those between mapped atoms that one side lacks, and those to what leaves', () => {
    // CH3-Br + NH3: the bond to bromine breaks, the one to nitrogen is new.
    const changes = reactionChanges(side('C1 Br N2', '0-1'), side('N2 C1', '0-1'));
    expect(changes).toEqual({
      changes: [
        { kind: 'broken', between: ['C1', 'Br'] },
        { kind: 'formed', between: ['N2', 'C1'] },
      ],
      inReactants: [0],
      inProducts: [0],
    });
  });

  it('are told once where only their order changes, and marked on both sides', () => {
    expect(reactionChanges(side('C1 O2', '0=1'), side('O2 C1', '0-1'))).toEqual({
      changes: [{ kind: 'order', between: ['C1', 'O2'] }],
      inReactants: [0],
      inProducts: [0],
    });
  });

  it('are not those inside of what leaves', () => {
    const tosylate = side('C1 C2 O S O', '0-1 1-2 2-3 3=4');
    expect(reactionChanges(tosylate, side('C1 C2 Cl', '0-1 1-2'))?.changes).toEqual([
      { kind: 'broken', between: ['C2', 'O'] },
      { kind: 'formed', between: ['C2', 'Cl'] },
    ]);
  });

  it('are none where all stays', () => {
    const ethane = side('C1 C2', '0-1');
    expect(reactionChanges(ethane, ethane)?.changes).toEqual([]);
  });

  it('are unknown without numbers, with too few shared, or with one twice', () => {
    expect(reactionChanges(side('C C', '0-1'), side('C C', '0-1'))).toBeUndefined();
    expect(reactionChanges(side('C1 C', '0-1'), side('C1 C', '0-1'))).toBeUndefined();
    expect(reactionChanges(side('C1 C1', '0-1'), side('C1 C2', '0-1'))).toBeUndefined();
  });
});
