import { Failure } from '#base/failure.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { accessRun } from '../change-run.ts';
import { isRunning, type Run } from '../run.ts';
import { checkRun } from '../run-checks.ts';
import { withoutEntry } from '../without-entry.ts';
import type { StoreAccess, WorkbenchDependencies } from '../workbench-store.ts';
import type { RunJournal } from './run-journal.ts';
import type { KeptRun } from './run-storage.ts';

/** Kept runs on their way to the screens. All reject with a `Failure` that says why it did not go. */
export interface RunOpening {
  /** Resolves to the id of the run's task. */
  open(runId: string): Promise<string>;
  /** Does nothing where a run or a draft of the task is there, or it was done before. */
  openLatest(taskId: string): Promise<void>;
  takeIn(run: Run): Promise<void>;
}

export function createRunOpening(
  store: StoreAccess,
  dependencies: WorkbenchDependencies,
  journal: RunJournal,
): RunOpening {
  const { get, set } = store;
  const { runStorage: storage } = dependencies;
  const asked = new Set<string>();

  /** Also checks the answer where nobody did: the page may have ended before. */
  function show(task: Task, kept: Extract<KeptRun, { kind: 'run' }>): void {
    const { run, nextEntry, isWritten } = kept;
    const opened = { runId: run.id, nextEntry, isWrittenElsewhere: isWritten };
    set(({ runs, openedRuns }) => ({
      runs: { ...runs, [task.id]: run },
      openedRuns: { ...openedRuns, [task.id]: opened },
    }));
    void checkRun(task, accessRun(store, run), dependencies);
  }

  return {
    open: async (runId) => {
      await journal.flush();
      const kept = await storage.read(runId);
      if (kept.kind !== 'run') throw whyNotShown(kept);
      const task = freeTaskOf(kept.run);
      // What this page wrote itself is newer than what it reads.
      const isOwn = journal.knows(runId) && get().runs[task.id]?.id === runId;
      if (!isOwn) show(task, kept);
      set(draftOf(kept.run, task, get()));
      return task.id;
    },
    openLatest: async (taskId) => {
      const task = findTask(taskId);
      if (!task || get().runs[taskId] || asked.has(taskId)) return;
      asked.add(taskId);
      const id = await storage.latestOf(taskId);
      const kept = id === undefined ? undefined : await storage.read(id);
      if (kept?.kind !== 'run' || get().runs[taskId]) return;
      show(task, kept);
      const { drafts, promptEdits } = get();
      const isUntouched = drafts[taskId] === undefined && promptEdits[taskId] === undefined;
      if (isUntouched) set(draftOf(kept.run, task, get()));
    },
    takeIn: async (run) => {
      const task = freeTaskOf(run);
      await journal.begin(run);
      show(task, { kind: 'run', run, nextEntry: 1, isWritten: false });
      set(draftOf(run, task, get()));
    },
  };

  /** A run that is being written keeps its place on the screen. */
  function freeTaskOf(run: Run): Task {
    const task = findTask(run.taskId);
    if (!task) throw noTask(run.taskId);
    const shown = get().runs[task.id];
    if (shown && shown.id !== run.id && isRunning(shown)) throw busy(task);
    return task;
  }
}

/** The form and the prompt as they were when the run began. */
function draftOf(
  run: Run,
  task: Task,
  { drafts, promptEdits, startProblems }: ReturnType<StoreAccess['get']>,
) {
  const edit = { text: run.prompt, builtPrompt: task.prompt(run.values) };
  return {
    drafts: { ...drafts, [task.id]: run.values },
    promptEdits: run.promptIsEdited
      ? { ...promptEdits, [task.id]: edit }
      : withoutEntry(promptEdits, task.id),
    startProblems: withoutEntry(startProblems, task.id),
  };
}

function whyNotShown(kept: Exclude<KeptRun, { kind: 'run' }>): Failure {
  if (kept.kind === 'missing') {
    return new Failure({
      code: 'run-missing',
      message: 'This run is not in this browser any more.',
      cure: 'It may have been erased in another tab. Go back to the history.',
    });
  }
  return kept.why === 'newer'
    ? new Failure({
        code: 'run-newer',
        message: 'A newer version of the workbench wrote this run.',
        cure: 'Reload the page to get that version. The run is kept as it is.',
      })
    : new Failure({
        code: 'run-damaged',
        message: `What is kept of this run cannot be read: ${kept.reason}`,
        cure: 'Nothing of it was changed or deleted. If it matters to you, please report this message.',
      });
}

function noTask(taskId: string): Failure {
  return new Failure({
    code: 'no-task',
    message: `The task “${taskId}” of this run is not in this version of the workbench.`,
    cure: 'The run is kept; a version that has the task can show it.',
  });
}

function busy(task: Task): Failure {
  return new Failure({
    code: 'task-busy',
    message: `A run of “${task.title}” is being written.`,
    cure: 'Wait until it has ended, or stop it first; then open the kept one.',
  });
}
