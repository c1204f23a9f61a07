import { findTask } from '#tasks/registry.ts';

/** Where preferences outlive the page; it keeps a text and must not throw. */
export interface PreferenceStorage {
  read(): string | undefined;
  write(text: string): void;
}

/** Which tasks this person likes and has opened, by id, the latest first. */
export interface Preferences {
  readonly favourites: readonly string[];
  readonly recent: readonly string[];
}

const VERSION = 1;
const MOST_RECENT = 6;

/** What is stored. Damaged or foreign text counts as nothing, and so does a task that is gone. */
export function readPreferences(storage: PreferenceStorage): Preferences {
  const stored = parseJson(storage.read() ?? '');
  if (!isObject(stored) || stored['version'] !== VERSION) return { favourites: [], recent: [] };
  return {
    favourites: knownTaskIds(stored['favourites']),
    recent: knownTaskIds(stored['recent']).slice(0, MOST_RECENT),
  };
}

export function writePreferences(storage: PreferenceStorage, preferences: Preferences): void {
  storage.write(JSON.stringify({ version: VERSION, ...preferences }));
}

export function withFavourite(
  { favourites, recent }: Preferences,
  taskId: string,
  isFavourite: boolean,
): Preferences {
  const others = favourites.filter((id) => id !== taskId);
  return { favourites: isFavourite ? [taskId, ...others] : others, recent };
}

export function withOpened({ favourites, recent }: Preferences, taskId: string): Preferences {
  const others = recent.filter((id) => id !== taskId);
  return { favourites, recent: [taskId, ...others].slice(0, MOST_RECENT) };
}

function knownTaskIds(stored: unknown): string[] {
  if (!Array.isArray(stored)) return [];
  const ids = stored.filter((id) => typeof id === 'string' && findTask(id) !== undefined);
  return [...new Set<string>(ids)];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
