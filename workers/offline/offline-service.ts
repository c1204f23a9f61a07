import { RUN_LOCK } from '#base/run-lock.ts';
import { cachePrefix, createBuildCaches } from './build-caches.ts';
import { type Build, totalBytes, usedFiles } from './build-files.ts';
import { createClientBuilds } from './client-builds.ts';
import { fillCache } from './fill-cache.ts';
import { partOfResponse } from './part-of-response.ts';
import type { OfflineReport } from './protocol.ts';
import { mayBeKept, requestedPath } from './requested-path.ts';

export interface OfflineService {
  /** Rejects, and with it the installation, when not every file could be kept. */
  install(): Promise<void>;
  /** The same for a build that is served already and lost something; reports instead of rejecting. */
  complete(): Promise<void>;
  /** Removes builds that no page uses. */
  tidy(): Promise<void>;
  takeOver(): Promise<void>;
  /** The answer to a request; undefined when it is none of ours. */
  answer(event: FetchEvent): Promise<Response> | undefined;
}

/** Stands for a build where a page was not served by us: the cache had been cleared. */
const NETWORK = 'network';

/** Keeps one build of the page in the browser and serves it, each page wholly from one build. */
export function createOfflineService(
  worker: ServiceWorkerGlobalScope,
  build: Build,
): OfflineService {
  const { scope } = worker.registration;
  const caches = createBuildCaches(worker.caches, scope);
  const notes = () => worker.caches.open(`${cachePrefix(scope)} clients`);
  const clientBuilds = createClientBuilds(notes, scope);
  const files = usedFiles(build.files, 'Suspending' in WebAssembly);
  const bytes = totalBytes(files);
  const listed = new Set(files.map(({ path }) => path));

  async function otherBuilds(): Promise<readonly string[]> {
    return (await caches.ids()).filter((id) => id !== build.id);
  }

  async function fill(): Promise<void> {
    const others = await otherBuilds();
    await worker.navigator.locks.request(`${cachePrefix(scope)} caches`, async () => {
      await fillCache({
        build,
        files,
        cache: await caches.open(build.id),
        others: await Promise.all(others.map((id) => caches.open(id))),
        url: caches.url,
        onProgress: (doneBytes) =>
          void tell(worker, { kind: 'progress', doneBytes, totalBytes: bytes }),
      });
    });
    await tell(worker, { kind: 'complete', files: files.length, bytes });
  }

  async function install(): Promise<void> {
    try {
      await fill();
    } catch (thrown) {
      // A full disk must not stay full of what cannot be used. After anything else the next
      // attempt goes on with what was right.
      if (isQuotaExceeded(thrown)) await caches.remove(build.id);
      await tell(worker, { kind: 'incomplete', reason: reasonOf(thrown, bytes) });
      throw thrown;
    }
  }

  async function tidy(): Promise<void> {
    const lock = { ifAvailable: true };
    await worker.navigator.locks.request(`${cachePrefix(scope)} caches`, lock, async (held) => {
      const { installing, waiting } = worker.registration;
      // What looks unused may be the build that comes next.
      if (!held || installing || waiting) return;
      const live = await worker.clients.matchAll({ includeUncontrolled: true, type: 'all' });
      const used = await clientBuilds.usedBy(new Set(live.map(({ id }) => id)));
      const unused = (await otherBuilds()).filter((id) => !used.has(id));
      await Promise.all(unused.map((id) => caches.remove(id)));
    });
  }

  async function answerPage(event: FetchEvent, path: string): Promise<Response> {
    const found = await caches.find(build.id, path);
    await clientBuilds.note(event.resultingClientId, found ? build.id : NETWORK);
    return found ?? fetch(event.request);
  }

  async function answerPart(event: FetchEvent, path: string): Promise<Response> {
    const { request, clientId, resultingClientId } = event;
    const buildId = await clientBuilds.of(clientId);
    if (buildId) await clientBuilds.note(resultingClientId, buildId);
    const builds = buildId ? [buildId] : [build.id, ...(await otherBuilds())];
    for (const id of builds) {
      const found = await caches.find(id, path);
      if (found) return partOfResponse(found, request.headers.get('range') ?? undefined);
    }
    return fetch(request);
  }

  return {
    install,
    complete: () =>
      fill().catch((thrown) =>
        tell(worker, { kind: 'incomplete', reason: reasonOf(thrown, bytes) }),
      ),
    tidy,
    takeOver: async () => {
      const { held = [], pending = [] } = await worker.navigator.locks.query();
      const isBusy = [...held, ...pending].some(({ name }) => name === RUN_LOCK);
      if (!isBusy) await worker.skipWaiting();
    },
    answer: (event) => {
      const path = requestedPath(event.request, scope);
      if (path === undefined || !mayBeKept(path, listed)) return undefined;
      const isPage = event.request.mode === 'navigate';
      return isPage ? answerPage(event, path) : answerPart(event, path);
    },
  };
}

async function tell(worker: ServiceWorkerGlobalScope, report: OfflineReport): Promise<void> {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const page of pages) page.postMessage(report);
}

function isQuotaExceeded(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'QuotaExceededError';
}

function reasonOf(thrown: unknown, bytes: number): string {
  if (isQuotaExceeded(thrown)) {
    return `the browser's storage is full; ${Math.ceil(bytes / 1e6)} MB are needed`;
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}
