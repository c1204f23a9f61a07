/** `system` follows the operating system. */
export type ThemeChoice = 'system' | 'light' | 'dark';
/** What is really on the screen. */
export type Theme = 'light' | 'dark';

const STORAGE_KEY = 'scireasoner-workbench.theme';

/**
 * The stored choice; anything unknown, and a browser without storage, mean `system`. Asking for the
 * storage may throw already, hence the function.
 */
export function storedThemeChoice(storage: () => Pick<Storage, 'getItem'>): ThemeChoice {
  try {
    const stored = storage().getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

/** Remembers the choice where the browser allows it; where not, it holds until the page closes. */
export function storeThemeChoice(
  storage: () => Pick<Storage, 'setItem' | 'removeItem'>,
  choice: ThemeChoice,
): void {
  try {
    if (choice === 'system') storage().removeItem(STORAGE_KEY);
    else storage().setItem(STORAGE_KEY, choice);
  } catch {
    // Storage is full or forbidden: the choice still holds for this page.
  }
}

export function resolveTheme(choice: ThemeChoice, systemIsDark: boolean): Theme {
  if (choice !== 'system') return choice;
  return systemIsDark ? 'dark' : 'light';
}
