import { describe, expect, test } from 'vitest';
import { type Box, layOut } from './reaction-layout.ts';

const picture = (width: number, height = 40): Box => ({ kind: 'picture', width, height });
const plus: Box = { kind: 'plus', width: 10, height: 10 };
const arrow: Box = { kind: 'arrow', width: 60, height: 20 };

describe('the layout of a reaction', () => {
  const boxes = [picture(100), plus, picture(80, 60), arrow, picture(120)];

  test('is one row where there is room, everything on one middle line', () => {
    const { places, width, height } = layOut(boxes, 1000);
    expect([width, height]).toEqual([410, 60]);
    expect(places).toEqual([
      { x: 0, y: 10 },
      { x: 110, y: 25 },
      { x: 130, y: 0 },
      { x: 220, y: 20 },
      { x: 290, y: 10 },
    ]);
  });

  test('begins a row with the arrow and ends one with the plus', () => {
    expect(layOut(boxes, 250)).toMatchObject({ width: 210, height: 60 + 16 + 40 });
    const isInSecondRow = layOut(boxes, 250).places.map(({ y }) => y > 60);
    expect(isInSecondRow).toEqual([false, false, false, true, true]);
    expect(layOut(boxes, 150).height).toBe(40 + 60 + 40 + 2 * 16);
  });

  test('gives a box that is too wide a row of its own', () => {
    expect(layOut([picture(500), plus, picture(20)], 100)).toMatchObject({ width: 520 });
  });
});
