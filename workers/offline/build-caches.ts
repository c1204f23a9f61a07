/** What is used of a browser's cache: responses by their address. */
export interface FileCache {
  keys(): Promise<readonly { readonly url: string }[]>;
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
  delete(url: string): Promise<boolean>;
}

/** The caches of one copy of the page: one for each build that is kept. */
export interface BuildCaches {
  /** Opens a build's cache, and makes it when there is none. */
  open(buildId: string): Promise<FileCache>;
  /** Builds that have a cache, whole or not. */
  ids(): Promise<readonly string[]>;
  remove(buildId: string): Promise<void>;
  /** A file of one build; undefined when that build does not have it. */
  find(buildId: string, path: string): Promise<Response | undefined>;
  /** The address that a file is kept under. */
  url(path: string): string;
}

/** `scope` is the page's folder: several copies may share an origin, and with it all caches. */
export function createBuildCaches(storage: CacheStorage, scope: string): BuildCaches {
  const prefix = `${cachePrefix(scope)} build `;
  const url = (path: string) => new URL(path, scope).href;
  return {
    url,
    open: (buildId) => storage.open(prefix + buildId),
    ids: async () => {
      const names = await storage.keys();
      return names
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length));
    },
    remove: async (buildId) => {
      await storage.delete(prefix + buildId);
    },
    find: (buildId, path) => storage.match(url(path), { cacheName: prefix + buildId }),
  };
}

/** How the names of all caches of one copy of the page begin. */
export function cachePrefix(scope: string): string {
  return `scireasoner-workbench ${new URL(scope).pathname}`;
}
