import { describe, expect, it } from 'vitest';
import { placeUnder } from './place-under.ts';

const at = (id: number, x: number, y: number, z: number) => ({ id, x, y, z, radius: 1 });
const unturned = [0, 0, 0, 0, 0, 0, 0, 1];
/** Half a turn about the vertical axis. */
const turned = [0, 0, 0, 0, 0, 1, 0, 0];

describe('the place under a point', () => {
  const places = [at(7, 0, 0, -2), at(8, 0, 0, 3), at(9, 5, 0, 0)];
  const drawnAt = [
    { x: 100, y: 50 },
    { x: 104, y: 50 },
    { x: 200, y: 50 },
  ];

  it('is the one in front where several are near', () => {
    expect(placeUnder({ x: 101, y: 51 }, places, drawnAt, unturned)).toBe(8);
    expect(placeUnder({ x: 101, y: 51 }, places, drawnAt, turned)).toBe(7);
  });

  it('is none where all are far', () => {
    expect(placeUnder({ x: 150, y: 50 }, places, drawnAt, unturned)).toBeUndefined();
    expect(placeUnder({ x: 150, y: 50 }, [], [], unturned)).toBeUndefined();
  });

  it('is found with the turn about the horizontal axis too', () => {
    // A quarter turn about x brings y to the front.
    const quarter = [0, 0, 0, 0, Math.SQRT1_2, 0, 0, Math.SQRT1_2];
    const stacked = [at(1, 0, 2, 0), at(2, 0, -2, 0)];
    const same = [
      { x: 0, y: 0 },
      { x: 0, y: 0 },
    ];
    expect(placeUnder({ x: 0, y: 0 }, stacked, same, quarter)).toBe(1);
  });
});
