/** What the fragment of the address asks for. */
export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'task'; readonly taskId: string }
  | { readonly page: 'unknown'; readonly fragment: string };

export function parseRoute(hash: string): Route {
  const fragment = hash.replace(/^#/, '');
  if (fragment === '' || fragment === '/') return { page: 'start' };
  const taskId = /^\/task\/([^/]+)$/.exec(fragment)?.[1];
  return taskId ? { page: 'task', taskId: decoded(taskId) } : { page: 'unknown', fragment };
}

export function taskHref(taskId: string): string {
  return `#/task/${encodeURIComponent(taskId)}`;
}

/** A fragment with a broken escape is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
