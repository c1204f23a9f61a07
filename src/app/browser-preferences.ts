import type { PreferenceStorage } from '#state/preferences.ts';

const STORAGE_KEY = 'scireasoner-workbench.preferences';

/**
 * Preferences in the browser's storage. What a full or forbidden storage refuses is kept until the
 * page closes. Asking for the storage may throw already, hence the function.
 */
export function browserPreferences(
  storage: () => Pick<Storage, 'getItem' | 'setItem'>,
): PreferenceStorage {
  let refused: string | undefined;
  return {
    read: () => {
      if (refused !== undefined) return refused;
      try {
        return storage().getItem(STORAGE_KEY) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (text) => {
      refused = undefined;
      try {
        storage().setItem(STORAGE_KEY, text);
      } catch {
        refused = text;
      }
    },
  };
}
