import type { FileCache } from './build-caches.ts';

/**
 * From which build each page, and each worker that it started, was served. What a page asks for
 * later comes from the same build, also when a newer service worker answers meanwhile.
 */
export interface ClientBuilds {
  note(clientId: string, buildId: string): Promise<void>;
  /** Undefined where the browser did not tell which client it was that it opened. */
  of(clientId: string): Promise<string | undefined>;
  /** Forgets clients that have ended, and says which builds the others use. */
  usedBy(live: ReadonlySet<string>): Promise<ReadonlySet<string>>;
}

const arrivalMs = 60_000;

/** `open` opens a cache for the notes: browsers end an idle service worker, and its memory. */
export function createClientBuilds(open: () => Promise<FileCache>, scope: string): ClientBuilds {
  const noted = new Map<string, { readonly buildId: string; readonly atMs: number }>();
  // A page that is being opened is noted some time before the browser lists it.
  const isArriving = (clientId: string) =>
    performance.now() - (noted.get(clientId)?.atMs ?? Number.NEGATIVE_INFINITY) < arrivalMs;
  const url = (clientId: string) => new URL(`client/${encodeURIComponent(clientId)}`, scope).href;

  async function written(clientId: string): Promise<string | undefined> {
    const note = await (await open()).match(url(clientId));
    return note?.text();
  }

  return {
    note: async (clientId, buildId) => {
      // Empty for requests that open no client; some browsers leave the field out.
      if (!clientId) return;
      noted.set(clientId, { buildId, atMs: performance.now() });
      await (await open()).put(url(clientId), new Response(buildId));
    },
    of: async (clientId) =>
      !clientId ? undefined : (noted.get(clientId)?.buildId ?? (await written(clientId))),
    usedBy: async (live) => {
      const notes = await open();
      const used = new Set<string>();
      for (const { url: address } of await notes.keys()) {
        const clientId = decodeURIComponent(address.slice(address.lastIndexOf('/') + 1));
        if (live.has(clientId) || isArriving(clientId)) used.add((await written(clientId)) ?? '');
        else {
          noted.delete(clientId);
          await notes.delete(address);
        }
      }
      return used;
    },
  };
}
