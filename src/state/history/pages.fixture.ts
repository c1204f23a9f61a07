import { definitely } from '#base/assert.ts';
import type { Engine } from '#engine/engine.ts';
import { memoryLocks } from '#library/memory-locks.fixture.ts';
import { ResumingEngine } from '../resuming-engine.fixture.ts';
import type { Run } from '../run.ts';
import { storeWith } from '../workbench-store.fixture.ts';
import type { WorkbenchStore } from '../workbench-store.ts';
import { runWith, storageNamed, writtenOn } from './history.fixture.ts';
import type { IdbRunStorage } from './idb-run-storage.ts';
import { changeBetween } from './run-change.ts';
import { rowOf } from './run-row.ts';

export const TASK = 'esol';
export const REPLY = ['a', ' thought', '</think>', ' -', '2', '.', '1'];

export interface Page {
  readonly store: WorkbenchStore;
  readonly runStorage: IdbRunStorage;
}

/** A page of the browser whose database has this name, its model loaded. */
export async function page(
  name: string,
  engine = new ResumingEngine([REPLY]),
  locks = memoryLocks(),
): Promise<Page & { readonly engine: ResumingEngine }> {
  return { ...(await pageWith(name, engine, locks)), engine };
}

/** The same with any engine. */
export async function pageWith(name: string, engine: Engine, locks = memoryLocks()): Promise<Page> {
  const runStorage = storageNamed(name, locks);
  const store = storeWith(engine, { runStorage });
  await store.getState().loadModel();
  return { store, runStorage };
}

/** Runs the task to its end, and waits until it is kept. */
export async function ask(store: WorkbenchStore, smiles = 'CCO'): Promise<void> {
  store.getState().editField(TASK, 'smiles', smiles);
  await store.getState().startRun(TASK);
  await store.getState().keepRunsAgain();
}

/** The run on the task's screen. */
export function runOn(store: WorkbenchStore): Run {
  return definitely(store.getState().runs[TASK], 'a run');
}

/** Keeps a run of the task up to a number of tokens, as its page was killed then. */
export async function keepKilledRun(name: string, tokens = 40): Promise<Run> {
  const storage = storageNamed(name);
  const begun = runWith({ id: 'killed', maxTokens: 500 });
  const written = writtenOn(begun, tokens);
  const change = definitely(changeBetween(undefined, written), 'a change');
  await storage.append('killed', 0, change, rowOf(begun));
  await storage.close();
  return written;
}
