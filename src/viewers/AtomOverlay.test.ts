import { describe, expect, it } from 'vitest';
import { indexAfter, nearestAtom } from './AtomOverlay.tsx';

const atoms = [
  { id: 0, label: 'C1', x: 10, y: 10 },
  { id: 1, label: 'C2', x: 40, y: 10 },
];

describe('the atoms of a drawing', () => {
  it('are pointed at within reach, the nearest first', () => {
    expect(nearestAtom({ x: 20, y: 12 }, atoms, 15)?.label).toBe('C1');
    expect(nearestAtom({ x: 28, y: 12 }, atoms, 15)?.label).toBe('C2');
    expect(nearestAtom({ x: 25, y: 40 }, atoms, 15)).toBeUndefined();
  });

  it.each([
    ['ArrowRight', undefined, 0],
    ['ArrowRight', 0, 1],
    ['ArrowDown', 1, 1],
    ['ArrowLeft', 1, 0],
    ['ArrowUp', undefined, 0],
    ['Home', 1, 0],
    ['End', 0, 1],
    ['a', 0, undefined],
  ])('are walked through by %s from %s to %s', (key, from, to) => {
    expect(indexAfter(key, from, atoms.length)).toBe(to);
  });

  it('lead nowhere where there is none', () => {
    expect(indexAfter('End', undefined, 0)).toBeUndefined();
  });
});
