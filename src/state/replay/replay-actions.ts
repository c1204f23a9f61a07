import { definitely } from '#base/assert.ts';
import { findTask } from '#tasks/registry.ts';
import { accessRun } from '../change-run.ts';
import { isRunning, type Run } from '../run.ts';
import { checkRun } from '../run-checks.ts';
import type { StoreAccess, WorkbenchDependencies } from '../workbench-store.ts';
import { recordedTokens, unwritten, withRecorded } from './replay-frames.ts';
import type { Replay, ReplayActions } from './replay-state.ts';

/** A person sees no difference below this, and the screen has time to draw. */
const TICK_MS = 60;

export function createReplayActions(
  store: StoreAccess,
  dependencies: WorkbenchDependencies,
): ReplayActions {
  const { get, set } = store;
  let current: AbortController | undefined;

  const change = (next: Partial<Replay>) =>
    set(({ replay }) => (replay ? { replay: { ...replay, ...next } } : {}));

  async function replayRun(run: Run): Promise<void> {
    if (Object.values(get().runs).some(isRunning)) return;
    const task = definitely(findTask(run.taskId), `task ${run.taskId}`);
    const controller = new AbortController();
    current = controller;
    set(({ runs }) => ({
      replay: { taskId: run.taskId, runId: run.id, speed: 1, isPaused: false },
      runs: { ...runs, [run.taskId]: unwritten(run) },
    }));
    const access = accessRun(store, run);
    try {
      await showTokens(run, store, controller.signal);
    } finally {
      // Checks are made anew: what a file says of its own answer proves nothing.
      access.change(() => ({ ...run, samples: run.samples.map(unchecked) }));
      set({ replay: undefined });
    }
    await checkRun(task, access, dependencies);
  }

  return { replayRun, setReplay: change, endReplay: () => current?.abort() };
}

const unchecked = (sample: Run['samples'][number]) =>
  ({ ...sample, checks: { phase: 'waiting' } }) as const;

/** Plays the tokens at their recorded times, faster or not at all as the replay is set meanwhile. */
async function showTokens(run: Run, { get, set }: StoreAccess, signal: AbortSignal): Promise<void> {
  const tokens = recordedTokens(run);
  let shown = 0;
  let positionMs = 0;
  while (shown < tokens.length && !signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    const { replay, runs } = get();
    const latest = runs[run.taskId];
    if (!replay || latest?.id !== run.id) return;
    if (replay.isPaused) continue;
    positionMs += TICK_MS * replay.speed;
    const from = shown;
    while (shown < tokens.length && (tokens[shown]?.token.timeMs ?? 0) <= positionMs) shown++;
    if (shown === from) continue;
    const written = withRecorded(latest, tokens.slice(from, shown), run);
    set({ runs: { ...get().runs, [run.taskId]: written } });
  }
}
