import { RUN_LOCK } from '#base/run-lock.ts';
import type { BenchmarkState } from '#state/benchmark/benchmark-state.ts';
import type { Transfer } from '#state/library-state.ts';
import { isRunning, type Run } from '#state/run.ts';

/** The parts of the store that say whether something goes on that nothing may end. */
export interface WatchedState {
  readonly runs: Readonly<Record<string, Run>>;
  readonly transfers: readonly Pick<Transfer, 'state'>[];
  readonly benchmark: { readonly phase: BenchmarkState['benchmark']['phase'] };
}

export interface WatchedStore {
  getState(): WatchedState;
  subscribe(listener: (state: WatchedState) => void): () => void;
}

/**
 * Holds a Web Lock, shared with other tabs, as long as a run, a benchmark or the transfer of a model is active:
 * a new version of the page waits for it in every tab.
 */
export function holdRunLock(
  store: WatchedStore,
  locks: Pick<LockManager, 'request'> | undefined,
): void {
  let release: (() => void) | undefined;

  function follow(state: WatchedState): void {
    if (isActive(state) === (release !== undefined)) return;
    if (release) {
      release();
      release = undefined;
      return;
    }
    const ended = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Only secure addresses have locks, and a service worker that asks for them.
    void locks?.request(RUN_LOCK, { mode: 'shared' }, () => ended);
  }

  follow(store.getState());
  store.subscribe(follow);
}

function isActive({ runs, transfers, benchmark }: WatchedState): boolean {
  return (
    benchmark.phase === 'running' ||
    Object.values(runs).some(isRunning) ||
    transfers.some(({ state }) => state.phase === 'running')
  );
}
