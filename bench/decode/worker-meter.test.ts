import { expect, it } from 'vitest';
import { busyMs } from './worker-meter.ts';

const figures = (...waits: (readonly [number, number])[]) => ({ waits, gpuBytes: 0, heapBytes: 0 });

it('counts what of a time was not spent waiting, overlapping waits once', () => {
  expect(busyMs(figures(), 100, 110)).toBe(10);
  expect(busyMs(figures([102, 104], [103, 107]), 100, 110)).toBe(5);
  expect(busyMs(figures([102, 108], [103, 104]), 100, 110)).toBe(4);
  expect(busyMs(figures([108, 120], [90, 101]), 100, 110)).toBe(7);
});
