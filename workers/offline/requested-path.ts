/**
 * The file that a request asks for, relative to the page's folder; undefined for what the service
 * worker leaves alone: other methods, other origins, what lies outside the folder, and addresses
 * with a query. Only pages have one that changes nothing on the server (`/?model=models/mine`).
 */
export function requestedPath(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  scope: string,
): string | undefined {
  const { origin, pathname, search } = new URL(url);
  const folder = new URL(scope);
  if (method !== 'GET' || origin !== folder.origin) return undefined;
  if (!pathname.startsWith(folder.pathname)) return undefined;
  const path = pathname.slice(folder.pathname.length);
  if (mode === 'navigate') return path === '' ? 'index.html' : path;
  return search === '' && path !== '' ? path : undefined;
}

/** Whether a build of any age may hold this path: it is listed, or beside a listed file. */
export function mayBeKept(path: string, listed: Iterable<string>): boolean {
  const folder = folderOf(path);
  for (const other of listed) {
    if (other === path || (folder !== '' && folderOf(other) === folder)) return true;
  }
  return false;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
