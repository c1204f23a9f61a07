import { failureDetails } from '#base/failure.ts';
import { isRunning } from '../run.ts';
import type { StoreAccess, WorkbenchDependencies } from '../workbench-store.ts';
import type { HistoryActions } from './history-state.ts';
import { createRunOpening } from './open-runs.ts';
import type { RunJournal } from './run-journal.ts';
import type { ListedRun, RunRemarks } from './run-storage.ts';

/** A tab that deleted a run may still bring it back. */
const DELETED_FOR_MS = 3_600_000;

/** What is asked of the history: one action after the other has its failure in `historyFailure`. */
export function createHistoryActions(
  store: StoreAccess,
  dependencies: WorkbenchDependencies,
  journal: RunJournal,
): HistoryActions {
  const { get, set } = store;
  const { runStorage: storage, now } = dependencies;
  const opening = createRunOpening(store, dependencies, journal);
  let isListening = false;

  async function attempt(action: () => Promise<void>): Promise<void> {
    set({ historyFailure: undefined });
    await action().catch((thrown) => set({ historyFailure: failureDetails(thrown) }));
  }

  async function readList(): Promise<void> {
    try {
      const listed = await storage.list();
      await eraseLongDeleted(listed);
      const runs = listed.filter(({ remarks }) => remarks.deletedAtMs === undefined);
      set({ history: { phase: 'known', runs } });
    } catch (thrown) {
      set({ history: { phase: 'failed', failure: failureDetails(thrown) } });
    }
  }

  async function eraseLongDeleted(listed: readonly ListedRun[]): Promise<void> {
    const before = now().getTime() - DELETED_FOR_MS;
    const ids = listed.flatMap(({ id, remarks: { deletedAtMs = Infinity } }) =>
      deletedAtMs < before ? id : [],
    );
    if (ids.length > 0) await storage.erase(ids);
  }

  async function remark(ids: readonly string[], change: Partial<RunRemarks>): Promise<void> {
    await attempt(async () => {
      for (const id of ids) await storage.remark(id, change);
    });
    await readList();
  }

  async function eraseAll(): Promise<void> {
    await storage.erase();
    journal.forget(journal.ids());
    const running = Object.entries(get().runs).filter(([, run]) => isRunning(run));
    set({
      deletedRunIds: [],
      comparedRuns: {},
      openedRuns: {},
      runs: Object.fromEntries(running),
    });
    await Promise.all(running.map(([, run]) => journal.begin(run)));
  }

  return {
    readHistory: async () => {
      if (get().history.phase !== 'known') set({ history: { phase: 'reading' } });
      if (!isListening) {
        isListening = true;
        storage.onChange(() => void readList());
      }
      await readList();
      // Where it cannot be asked, nothing is promised.
      if (await storage.isPersistent().catch(() => false)) set({ historyIsPersistent: true });
    },
    // A storage that does not open says so once there is something to keep or to list.
    showLatestRun: (taskId) => opening.openLatest(taskId).catch(() => undefined),
    openRun: async (runId) => {
      let taskId: string | undefined;
      await attempt(async () => {
        taskId = await opening.open(runId);
      });
      return taskId;
    },
    takeInRun: (run) => attempt(() => opening.takeIn(run)),
    remarkRun: (runId, change) => remark([runId], change),
    deleteRuns: async (runIds) => {
      set({ deletedRunIds: runIds });
      await remark(runIds, { deletedAtMs: now().getTime() });
    },
    undeleteRuns: async () => {
      const ids = get().deletedRunIds;
      set({ deletedRunIds: [] });
      await remark(ids, { deletedAtMs: undefined });
    },
    eraseHistory: async () => {
      await attempt(eraseAll);
      await readList();
    },
    compareRuns: async (runIds) => {
      await attempt(async () => {
        await journal.flush();
        const read = await Promise.all(runIds.map((id) => storage.read(id)));
        const entries = read.map((kept, index) => [runIds[index], kept]);
        set({ comparedRuns: Object.fromEntries(entries) });
      });
    },
    keepRunsAgain: () => journal.flush(),
    askHistoryPersistence: () =>
      attempt(async () => set({ historyIsPersistent: await storage.persist() })),
    dismissHistoryFailure: () => set({ historyFailure: undefined }),
  };
}
