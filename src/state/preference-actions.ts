import {
  type Preferences,
  readPreferences,
  withFavourite,
  withOpened,
  writePreferences,
} from './preferences.ts';
import type { WorkbenchActions } from './workbench-state.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';

type PreferenceActions = Pick<WorkbenchActions, 'setFavourite' | 'noteOpened'>;

export function createPreferenceActions(
  { set }: StoreAccess,
  { preferences: storage }: WorkbenchDependencies,
): PreferenceActions {
  /** Starts from what is stored: another tab may have changed it since. */
  function change(next: (latest: Preferences) => Preferences): void {
    const preferences = next(readPreferences(storage));
    writePreferences(storage, preferences);
    set({ preferences });
  }

  return {
    setFavourite: (taskId, isFavourite) =>
      change((latest) => withFavourite(latest, taskId, isFavourite)),
    noteOpened: (taskId) => change((latest) => withOpened(latest, taskId)),
  };
}
