import { expect, it } from 'vitest';
import type { Run } from '#state/run.ts';
import { freeQuestion } from '#tasks/free-question.ts';
import { runOf } from '#workbench/workbench.fixture.tsx';
import { holdRunLock, type WatchedState } from './hold-run-lock.ts';

const running: Run = runOf(freeQuestion, '', { phase: { phase: 'decoding' } });
const ended: Run = { ...running, phase: { phase: 'stopped' } };

const moving = { phase: 'running', meter: undefined, note: undefined } as const;

const idle: WatchedState = { runs: {}, transfers: [], benchmark: { phase: 'empty' } };

/** A store to push states into, and the names of the locks that are held. */
function watched(initial: WatchedState) {
  const held: string[] = [];
  let state = initial;
  let tell: (state: WatchedState) => void = () => {};
  const store = {
    getState: () => state,
    subscribe: (listener: (state: WatchedState) => void) => {
      tell = listener;
      return () => {};
    },
  };
  const locks = {
    request: async (name: string, _: unknown, work: () => Promise<unknown>) => {
      held.push(name);
      await work();
      held.splice(held.indexOf(name), 1);
    },
  };
  holdRunLock(store, locks as unknown as LockManager);
  const set = async (next: Partial<WatchedState>) => {
    state = { ...state, ...next };
    tell(state);
    await Promise.resolve();
  };
  return { held, set };
}

it('holds the lock while a run is active, once, and lets it go', async () => {
  const { held, set } = watched(idle);
  expect(held).toEqual([]);
  await set({ runs: { a: running } });
  await set({ runs: { a: running, b: ended } });
  expect(held).toEqual(['run']);
  await set({ runs: { a: ended, b: ended } });
  expect(held).toEqual([]);
});

it('holds it for the transfer of a model too, and until both have ended', async () => {
  const { held, set } = watched({ ...idle, transfers: [{ state: moving }] });
  expect(held).toEqual(['run']);
  await set({ runs: { a: running } });
  await set({ transfers: [{ state: { phase: 'cancelled' } }] });
  expect(held).toEqual(['run']);
  await set({ runs: { a: ended } });
  expect(held).toEqual([]);
});

it('holds it while a benchmark is running', async () => {
  const { held, set } = watched(idle);
  await set({ benchmark: { phase: 'running' } });
  expect(held).toEqual(['run']);
  await set({ benchmark: { phase: 'paused' } });
  expect(held).toEqual([]);
});

it('does without where the browser has no locks', () => {
  const store = { getState: () => idle, subscribe: () => () => {} };
  expect(() => holdRunLock(store, undefined)).not.toThrow();
});
