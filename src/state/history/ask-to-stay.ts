import type { StoreAccess } from '../workbench-store.ts';
import type { RunStorage } from './run-storage.ts';

/**
 * Asks the browser to keep what is stored, once the first run of all is kept: some ask the person,
 * who then knows what for. Later it is asked only where a person presses a button.
 */
export async function askToStay({ set }: StoreAccess, storage: RunStorage): Promise<void> {
  try {
    const listed = await storage.list();
    if (listed.length === 1) set({ historyIsPersistent: await storage.persist() });
  } catch {
    // That the run could not be kept is told where it was tried.
  }
}
