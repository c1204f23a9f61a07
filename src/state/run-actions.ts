import { definitely } from '#base/assert.ts';
import { findTask } from '#tasks/registry.ts';
import { accessRun, type RunAccess } from './change-run.ts';
import { prepareRun } from './prepare-run.ts';
import { isRunning } from './run.ts';
import { checkRun, checkSample } from './run-checks.ts';
import { createVoteCount } from './run-vote.ts';
import { withoutEntry } from './without-entry.ts';
import type { WorkbenchActions } from './workbench-state.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';
import { writeRun } from './write-run.ts';

type RunActions = Pick<WorkbenchActions, 'startRun' | 'stopRun' | 'answerNow' | 'showSample'>;

/** One run at a time: the engine holds one model with one cache. */
export function createRunActions(
  store: StoreAccess,
  dependencies: WorkbenchDependencies,
): RunActions {
  const { get, set } = store;
  const { engine, chemistry } = dependencies;
  let current: AbortController | undefined;
  let isPreparing = false;

  async function startRun(taskId: string): Promise<void> {
    if (isPreparing || Object.values(get().runs).some(isRunning)) return;
    const task = definitely(findTask(taskId), `task ${taskId}`);
    isPreparing = true;
    const prepared = await prepareRun(task, get(), dependencies).finally(() => {
      isPreparing = false;
    });
    set({ startProblems: withoutEntry(get().startProblems, taskId) });
    if (!prepared.ok) {
      set({ startProblems: { ...get().startProblems, [taskId]: prepared.error } });
      return;
    }
    const controller = new AbortController();
    current = controller;
    const run = prepared.value;
    set({ runs: { ...get().runs, [taskId]: run } });
    const access = accessRun(store, run);
    const votes = createVoteCount(run, { task, access, engine, chemistry });
    await writeRun({ store, access, votes, dependencies, signal: controller.signal });
    await votes.settled();
    showLeader(access);
    await checkRun(task, access, dependencies);
  }

  async function showSample(taskId: string, sample: number): Promise<void> {
    const run = get().runs[taskId];
    if (!run?.samples[sample]) return;
    const task = definitely(findTask(taskId), `task ${taskId}`);
    const access = accessRun(store, run);
    access.change(() => ({ shownSample: sample, shownIsChosen: true }));
    await checkSample(task, sample, access, dependencies);
  }

  return {
    startRun,
    stopRun: () => current?.abort(),
    // Where the worker has just ended there is nothing left to steer.
    answerNow: () => void engine.steer({ kind: 'answer-now' }).catch(() => {}),
    showSample,
  };
}

/** The most confident sample of the leading answer, unless the person chose another. */
function showLeader({ change }: RunAccess): void {
  change(({ vote, shownIsChosen }) => {
    const leader = vote.phase === 'counted' ? vote.vote.groups[0]?.samples[0] : undefined;
    return leader === undefined || shownIsChosen ? {} : { shownSample: leader };
  });
}
