import type { FieldValues } from '#tasks/field.ts';

/** What the fragment of the address asks for. */
export type Route =
  | { readonly page: 'start' }
  | {
      readonly page: 'task';
      readonly taskId: string;
      /** What a link puts into the form; empty for the plain address of a task. */
      readonly values: FieldValues;
    }
  | { readonly page: 'models' }
  | { readonly page: 'history' }
  | { readonly page: 'benchmark' }
  /** Kept runs side by side, by their ids. */
  | { readonly page: 'compare'; readonly runIds: readonly string[] }
  | { readonly page: 'unknown'; readonly fragment: string };

export const modelsHref = '#/models';
export const historyHref = '#/history';
export const benchmarkHref = '#/benchmark';

export function parseRoute(hash: string): Route {
  const fragment = hash.replace(/^#/, '');
  if (fragment === '' || fragment === '/') return { page: 'start' };
  if (fragment === '/models') return { page: 'models' };
  if (fragment === '/history') return { page: 'history' };
  if (fragment === '/benchmark') return { page: 'benchmark' };
  const [, compared] = /^\/compare\?(.*)$/.exec(fragment) ?? [];
  if (compared !== undefined) return { page: 'compare', runIds: runIdsIn(compared) };
  const [, taskId, values = ''] = /^\/task\/([^/?]+)(?:\?(.*))?$/.exec(fragment) ?? [];
  if (taskId === undefined) return { page: 'unknown', fragment };
  return {
    page: 'task',
    taskId: decoded(taskId),
    values: Object.fromEntries(new URLSearchParams(values)),
  };
}

/**
 * The address of a task, with the values to put into its form. They stand in the fragment, which
 * no browser sends to a server.
 */
export function taskHref(taskId: string, values: FieldValues = {}): string {
  const given = Object.entries(values).filter(([, text]) => text !== '');
  const query = given.length > 0 ? `?${new URLSearchParams(given)}` : '';
  return `#/task/${encodeURIComponent(taskId)}${query}`;
}

export function compareHref(runIds: readonly string[]): string {
  return `#/compare?runs=${runIds.map(encodeURIComponent).join(',')}`;
}

function runIdsIn(query: string): readonly string[] {
  const ids = (new URLSearchParams(query).get('runs') ?? '').split(',').filter((id) => id !== '');
  return [...new Set(ids)];
}

/** A fragment with a broken escape is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
