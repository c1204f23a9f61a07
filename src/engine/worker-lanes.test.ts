import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkerLanes } from './worker-lanes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lanes that are numbers, and the numbers of those that have ended. */
function numberedLanes(most: number) {
  let opened = 0;
  const ended: number[] = [];
  const open = () => {
    const number = ++opened;
    return { number, dispose: () => void ended.push(number) };
  };
  return { lanes: new WorkerLanes({ most, open, idleMs: 1000 }), ended };
}

describe('lanes of workers', () => {
  it('are opened one after the other as they are needed', async () => {
    const { lanes } = numberedLanes(3);
    const used = () => lanes.use(async ({ number }) => number);
    expect([await used(), await used()]).toEqual([1, 1]);
    expect(await Promise.all([used(), used()])).toEqual([1, 2]);
  });

  it('are lent to those who wait, in their order', async () => {
    const { lanes } = numberedLanes(1);
    const order: string[] = [];
    const use = (name: string) =>
      lanes.use(async () => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
      });
    await Promise.all([use('a'), use('b'), use('c')]);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('are free again after work that fails', async () => {
    const { lanes } = numberedLanes(1);
    await expect(lanes.use(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await lanes.use(async ({ number }) => number)).toBe(1);
  });

  it('end after a while without work, and others take their place', async () => {
    const { lanes, ended } = numberedLanes(2);
    const used = () => lanes.use(async ({ number }) => number);
    await Promise.all([used(), used()]);
    vi.advanceTimersByTime(900);
    await used();
    vi.advanceTimersByTime(900);
    expect(ended).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(ended).toEqual([1, 2]);
    expect(await used()).toBe(3);
  });

  it('do not end while one of them works', async () => {
    const { lanes, ended } = numberedLanes(2);
    const long = lanes.use(() => new Promise((resolve) => setTimeout(resolve, 5000)));
    await lanes.use(async () => undefined);
    await vi.advanceTimersByTimeAsync(4000);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(3000);
    await long;
    expect(ended).toEqual([1, 2]);
  });

  it('end at once when they are disposed of, and whoever comes later gets an ended one', async () => {
    const { lanes, ended } = numberedLanes(2);
    await lanes.use(async () => undefined);
    lanes.dispose();
    expect(ended).toEqual([1]);
    await Promise.all([1, 2].map(() => lanes.use(async () => undefined)));
    expect(ended).toEqual([1, 2]);
  });
});
