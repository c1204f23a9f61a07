import { findTask } from '#tasks/registry.ts';

/** Where preferences outlive the page; it keeps a text and must not throw. */
export interface PreferenceStorage {
  read(): string | undefined;
  write(text: string): void;
}

/** The stored model that was used last. */
export interface KeptModel {
  /** In the library of this browser. */
  readonly id: string;
  /** What it was called, to name it when it is gone. */
  readonly label: string;
  /** Loading it came to an end; while this is false, the page may have died of it. */
  readonly loadEnded: boolean;
}

/**
 * Which tasks this person likes and has opened, by id, the latest first; and which model to start
 * with, unless it is the embedded one.
 */
export interface Preferences {
  readonly favourites: readonly string[];
  readonly recent: readonly string[];
  readonly keptModel: KeptModel | undefined;
}

const VERSION = 2;
const MOST_RECENT = 6;

/** What is stored. Damaged or foreign text counts as nothing, and so does a task that is gone. */
export function readPreferences(storage: PreferenceStorage): Preferences {
  const stored = upgraded(parseJson(storage.read() ?? ''));
  if (!isObject(stored)) return { favourites: [], recent: [], keptModel: undefined };
  return {
    favourites: knownTaskIds(stored['favourites']),
    recent: knownTaskIds(stored['recent']).slice(0, MOST_RECENT),
    keptModel: readKeptModel(stored['keptModel']),
  };
}

export function writePreferences(storage: PreferenceStorage, preferences: Preferences): void {
  storage.write(JSON.stringify({ version: VERSION, ...preferences }));
}

export function withFavourite(
  preferences: Preferences,
  taskId: string,
  isFavourite: boolean,
): Preferences {
  const others = preferences.favourites.filter((id) => id !== taskId);
  return { ...preferences, favourites: isFavourite ? [taskId, ...others] : others };
}

export function withOpened(preferences: Preferences, taskId: string): Preferences {
  const others = preferences.recent.filter((id) => id !== taskId);
  return { ...preferences, recent: [taskId, ...others].slice(0, MOST_RECENT) };
}

/** Version 1 knew no models. What a later version wrote is not guessed at. */
function upgraded(stored: unknown): unknown {
  if (!isObject(stored)) return undefined;
  if (stored['version'] === 1) return { ...stored, version: VERSION, keptModel: undefined };
  return stored['version'] === VERSION ? stored : undefined;
}

function readKeptModel(stored: unknown): KeptModel | undefined {
  if (!isObject(stored)) return undefined;
  const { id, label, loadEnded } = stored;
  if (typeof id !== 'string' || id === '' || typeof label !== 'string') return undefined;
  return { id, label, loadEnded: loadEnded === true };
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
