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
  access: StoreAccess,
  dependencies: WorkbenchDependencies,
): PreferenceActions {
  const change = (next: (latest: Preferences) => Preferences) =>
    changePreferences(access, dependencies, next);
  return {
    setFavourite: (taskId, isFavourite) =>
      change((latest) => withFavourite(latest, taskId, isFavourite)),
    noteOpened: (taskId) => change((latest) => withOpened(latest, taskId)),
  };
}

/** Starts from what is stored: another tab may have changed it since. */
export function changePreferences(
  { set }: StoreAccess,
  { preferences: storage }: WorkbenchDependencies,
  next: (latest: Preferences) => Preferences,
): void {
  const preferences = next(readPreferences(storage));
  writePreferences(storage, preferences);
  set({ preferences });
}
