import { definitely } from '#base/assert.ts';
import { err, ok, type Result } from '#base/result.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { accessRun, type RunAccess } from './change-run.ts';
import { goingOn, isContinuable } from './continue-run.ts';
import { askToStay } from './history/ask-to-stay.ts';
import type { RunJournal } from './history/run-journal.ts';
import { loadedModel, prepareBranch, prepareRepeat } from './prepare-again.ts';
import { prepareRun } from './prepare-run.ts';
import { isRunning, type Run } from './run.ts';
import { checkRun, checkSample } from './run-checks.ts';
import { createVoteCount } from './run-vote.ts';
import { withoutEntry } from './without-entry.ts';
import type { WorkbenchActions } from './workbench-state.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';
import { writeRun } from './write-run.ts';

type RunActions = Pick<
  WorkbenchActions,
  'startRun' | 'continueRun' | 'repeatRun' | 'branchRun' | 'stopRun' | 'answerNow' | 'showSample'
>;

/** What happens before a run is written; the sentence says why it is not. */
type Prepare = (task: Task) => Promise<Result<Run, string>>;

const BENCHMARK_RUNS =
  'Nothing ran: a benchmark is running. Pause it on its screen, then press Run.';

const TAKEN =
  'Another tab is writing this run. Wait until it has ended there, or stop it there first.';

/** One run at a time: the engine holds one model with one cache. */
export function createRunActions(
  store: StoreAccess,
  dependencies: WorkbenchDependencies,
  journal: RunJournal,
): RunActions {
  const { get, set } = store;
  const { engine } = dependencies;
  let current: AbortController | undefined;
  let isPreparing = false;

  async function run(taskId: string, prepare: Prepare): Promise<void> {
    if (isPreparing || Object.values(get().runs).some(isRunning)) return;
    const task = definitely(findTask(taskId), `task ${taskId}`);
    if (get().benchmark.phase === 'running') {
      set({ startProblems: { ...get().startProblems, [taskId]: BENCHMARK_RUNS } });
      return;
    }
    isPreparing = true;
    const prepared = await prepare(task).finally(() => {
      isPreparing = false;
    });
    set({ startProblems: withoutEntry(get().startProblems, taskId) });
    if (!prepared.ok) {
      set({ startProblems: { ...get().startProblems, [taskId]: prepared.error } });
      return;
    }
    current = new AbortController();
    const { value } = prepared;
    set({
      runs: { ...get().runs, [taskId]: value },
      openedRuns: withoutEntry(get().openedRuns, taskId),
    });
    if (!journal.knows(value.id)) {
      void journal.begin(value).then(() => askToStay(store, dependencies.runStorage));
    }
    await write(value, task, current.signal);
  }

  async function write(begun: Run, task: Task, signal: AbortSignal): Promise<void> {
    const access = accessRun(store, begun);
    const votes = createVoteCount(begun, { task, access, ...dependencies });
    for (const [index, { summary }] of begun.samples.entries()) {
      if (summary) votes.sampleEnded(index);
    }
    await writeRun({ store, access, votes, dependencies, signal });
    await votes.settled();
    showLeader(access);
    await checkRun(task, access, dependencies);
  }

  async function continued(latest: Run): Promise<Result<Run, string>> {
    const model = loadedModel(get().model);
    if (!model.ok) return model;
    const nextEntry = get().openedRuns[latest.taskId]?.nextEntry ?? 0;
    if (!(await journal.resume(latest, nextEntry))) return err(TAKEN);
    return ok(goingOn(latest, model.value));
  }

  async function showSample(taskId: string, sample: number): Promise<void> {
    const shown = get().runs[taskId];
    if (!shown?.samples[sample]) return;
    const task = definitely(findTask(taskId), `task ${taskId}`);
    const access = accessRun(store, shown);
    access.change(() => ({ shownSample: sample, shownIsChosen: true }));
    await checkSample(task, sample, access, dependencies);
  }

  return {
    startRun: (taskId) => run(taskId, (task) => prepareRun(task, get(), dependencies)),
    continueRun: async (taskId) => {
      const latest = get().runs[taskId];
      if (latest && isContinuable(latest)) await run(taskId, () => continued(latest));
    },
    repeatRun: async (taskId, mode) => {
      const latest = get().runs[taskId];
      if (!latest) return;
      await run(taskId, async () => prepareRepeat(latest, get().model, dependencies, mode));
    },
    branchRun: async (taskId, branching) => {
      const latest = get().runs[taskId];
      if (!latest) return;
      await run(taskId, async () => prepareBranch(latest, branching, get().model, dependencies));
    },
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
