import type { FileCache } from './build-caches.ts';
import { type Build, type BuildFile, totalBytes } from './build-files.ts';
import { type FileSource, fetchChecked, reuseChecked } from './checked-file.ts';

export interface FillOptions {
  readonly build: Pick<Build, 'id' | 'headerSets'>;
  readonly files: readonly BuildFile[];
  readonly cache: FileCache;
  /** Caches of other builds, whose equal files need not be fetched again. */
  readonly others: readonly FileCache[];
  /** The address that a file is fetched from and kept under. */
  readonly url: (path: string) => string;
  readonly onProgress: (doneBytes: number) => void;
}

// For people who look at the network panel, and for the tests.
const BUILD_HEADER = 'X-Build';
const filesAtOnce = 4;

/**
 * Puts every missing file into the cache, each only after its bytes were found right. Rejects with
 * the first error once nothing is under way any more; what was right until then stays.
 */
export async function fillCache(options: FillOptions): Promise<void> {
  const { build, files, cache, others, url, onProgress } = options;
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const missing = files.filter(({ path }) => !kept.has(url(path)));
  let done = totalBytes(files) - totalBytes(missing);
  const failed = new AbortController();
  const waiting = [...missing];

  async function takeTurns(): Promise<void> {
    for (let file = waiting.shift(); file && !failed.signal.aborted; file = waiting.shift()) {
      const headers = { ...build.headerSets[file.headers], [BUILD_HEADER]: build.id };
      const source = { url: url(file.path), file, headers };
      const response =
        (await reuseChecked(source, await findIn(others, source))) ??
        (await fetchChecked(source, failed.signal));
      await cache.put(source.url, response);
      done += file.bytes;
      onProgress(done);
    }
  }

  const turns = Array.from({ length: filesAtOnce }, () =>
    takeTurns().catch((thrown) => failed.abort(thrown)),
  );
  await Promise.all(turns);
  failed.signal.throwIfAborted();
}

async function findIn(
  caches: readonly FileCache[],
  { url }: FileSource,
): Promise<Response | undefined> {
  for (const cache of caches) {
    const found = await cache.match(url);
    if (found) return found;
  }
  return undefined;
}
