import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MemoryPlaces, memoryPlaces, modelFolder } from '#library/library-places.fixture.ts';
import { listContents } from '#library/list-contents.ts';
import { CHUNK_BYTES } from '#library/manifest.ts';
import { download, downloader, still, wrongFiles } from './downloader.fixture.ts';
import { type Fault, type FaultServer, startFaultServer } from './fault-server.fixture.ts';
import type { DownloadProgress } from './protocol.ts';

const BIG = 'cpu/weights-0.bin';
const BIG_BYTES = 2 * CHUNK_BYTES + 12_345;
const folder = modelFolder(BIG_BYTES);

let server: FaultServer;
let places: MemoryPlaces;
beforeEach(async () => {
  server = await startFaultServer(folder);
  places = memoryPlaces();
});
afterEach(() => server.close());

describe('faults that mend themselves', () => {
  const healing: readonly (readonly [string, Fault])[] = [
    ['the connection is reset', { kind: 'reset', after: CHUNK_BYTES + 9 }],
    ['the body ends early without a length', { kind: 'short-without-length', after: 20_000 }],
    ['the body ends early with a length', { kind: 'short-with-length', after: CHUNK_BYTES }],
    ['nothing comes any more', { kind: 'stall', after: CHUNK_BYTES + 1 }],
    ['a bit flips on the way', { kind: 'flip-bit' }],
    ['too many requests', { kind: 'status', status: 429, retryAfter: '0' }],
    ['the server restarts', { kind: 'status', status: 503 }],
    ['the body comes compressed', { kind: 'gzip' }],
  ];
  test.each(healing)('%s', async (_, fault) => {
    const { calls } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    server.faults.path = BIG;
    server.faults.list = [fault];
    expect(await wrongFiles(places, (await download(calls, plan)).id, folder)).toEqual([]);
  });

  const restarting: readonly (readonly [string, () => void])[] = [
    ['the server ignores the range', () => server.faults.list.push({ kind: 'ignore-range' })],
    ['the server compresses the range', () => server.faults.list.push({ kind: 'gzip' })],
    ['the ETag changed', () => server.version++],
  ];
  test.each(restarting)('%s: the file begins anew and nothing is mixed', async (_, change) => {
    const { calls, progress } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    server.faults.path = BIG;
    server.faults.list = [{ kind: 'reset', after: CHUNK_BYTES + 9 }];
    const waited: string[] = [];
    const report = (each: DownloadProgress) => {
      progress.push(each);
      if (each.waiting && waited.push(each.waiting.reason) === 1) change();
    };
    const result = await calls.download({ plan }, { ...still, report });
    if (result.content !== 'model') throw new Error('a model was expected');
    expect(await wrongFiles(places, result.model.id, folder)).toEqual([]);
    expect(waited.join()).toContain('begins anew');
  });

  test('If-Range goes along where the ETag is strong, and not where it is weak', async () => {
    const { calls } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    for (const etag of ['strong', 'weak'] as const) {
      server.etag = etag;
      server.faults.path = BIG;
      server.faults.list = [{ kind: 'reset', after: CHUNK_BYTES + 9 }];
      expect(await wrongFiles(places, (await download(calls, plan)).id, folder)).toEqual([]);
      const strong = etag === 'strong' ? `"${BIG}-1"` : undefined;
      expect(server.requests.at(-1)).toMatchObject({ range: /^bytes=/, ifRange: strong });
    }
  });

  test('waits as long as the server asks, and says why', async () => {
    const { calls, progress } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    server.faults.path = BIG;
    server.faults.list = [{ kind: 'status', status: 429, retryAfter: '1' }];
    const before = performance.now();
    await download(calls, plan, progress);
    expect(performance.now() - before).toBeGreaterThan(1000);
    const { waiting } = progress.find((each) => each.waiting)!;
    expect(waiting).toMatchObject({ reason: expect.stringContaining('429'), seconds: 1 });
  });

  test('stops at once while waiting, and keeps what is checked', async () => {
    const { calls } = downloader(places, {}, { firstWaitMs: 60_000 });
    const plan = await calls.plan({ address: server.url }, still);
    server.faults.path = BIG;
    server.faults.list = [{ kind: 'reset', after: CHUNK_BYTES + 9 }];
    const controller = new AbortController();
    let stoppedAt = 0;
    const report = ({ waiting }: DownloadProgress) => {
      if (!waiting) return;
      stoppedAt = performance.now();
      controller.abort();
    };
    await expect(calls.download({ plan }, { signal: controller.signal, report })).rejects.toThrow(
      /abort/i,
    );
    expect(performance.now() - stoppedAt).toBeLessThan(2000);
    const [unfinished] = (await listContents(places)).unfinished;
    expect(unfinished?.doneBytes).toBe(plan.totalBytes! - BIG_BYTES + CHUNK_BYTES);
  });
});

describe('a body that breaks off at the edges', () => {
  const kinds = ['reset', 'short-without-length', 'short-with-length', 'stall'] as const;
  const length = 60_000;
  const offsets = [0, 1, length / 4, length / 2, length - 1, length];
  const small = modelFolder(length, 4);

  test.each(kinds)(
    '%s after no byte, one, a quarter, a half, all but one, and all',
    async (kind) => {
      const own = await startFaultServer(small);
      for (const after of offsets) {
        const empty = memoryPlaces();
        const { calls } = downloader(empty, {}, { idleMs: 300 });
        const plan = await calls.plan({ address: own.url }, still);
        own.faults.path = BIG;
        own.faults.list = [{ kind, after }];
        const model = await download(calls, plan);
        expect(await wrongFiles(empty, model.id, small), `after ${after}`).toEqual([]);
      }
      own.close();
    },
  );
});

describe('faults that a person has to know of', () => {
  const typed: readonly (readonly [Fault, string])[] = [
    [{ kind: 'status', status: 401 }, 'download-refused'],
    [{ kind: 'status', status: 403 }, 'download-refused'],
    [{ kind: 'status', status: 404 }, 'not-found'],
    [{ kind: 'status', status: 418 }, 'unexpected-status'],
    [{ kind: 'status', status: 429, retryAfter: '86400' }, 'download-refused'],
    [{ kind: 'html' }, 'not-a-file'],
    [{ kind: 'status', status: 416 }, 'range-refused'],
    [{ kind: 'wrong-range' }, 'wrong-range'],
  ];
  test.each(typed)('%o is %s, and what is checked stays for another try', async (fault, code) => {
    const { calls } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    server.faults.path = BIG;
    server.faults.list = [{ kind: 'reset', after: CHUNK_BYTES + 9 }, fault];
    await expect(calls.download({ plan }, still)).rejects.toMatchObject({
      code,
      cure: expect.stringMatching(/\w/),
    });
    const [unfinished] = (await listContents(places)).unfinished;
    const model = await download(calls, plan, [], unfinished?.id);
    expect(await wrongFiles(places, model.id, folder)).toEqual([]);
  });

  test('a file that is damaged at its source is named with its chunk', async () => {
    const { calls } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    const damaged = folder.get(BIG)!.slice();
    damaged[CHUNK_BYTES + 3]! ^= 1;
    server.folder.set(BIG, damaged);
    await expect(calls.download({ plan }, still)).rejects.toMatchObject({
      code: 'damaged-source',
      message: expect.stringContaining(`chunk 1 of ${BIG}`),
    });
    expect((await listContents(places)).models).toEqual([]);
  });

  test('a server that is not there', async () => {
    const { calls } = downloader(places, {}, { mostFailures: 2 });
    const plan = await calls.plan({ address: server.url }, still);
    server.close();
    await expect(calls.plan({ address: server.url }, still)).rejects.toMatchObject({
      code: 'host-unreachable',
    });
    await expect(calls.download({ plan }, still)).rejects.toMatchObject({
      code: 'download-stopped',
      message: expect.stringContaining('in 3 tries'),
    });
  });

  test.each(['throw', 'error-code', 'short'] as const)(
    'a full storage (%s) at 20 points: says what is missing, keeps what is whole, and goes on',
    async (overQuota) => {
      const { calls } = downloader(places);
      const plan = await calls.plan({ address: server.url }, still);
      places.files.faults.overQuota = overQuota;
      let resumeId: string | undefined;
      for (let point = 0; point < 20; point++) {
        places.files.faults.quota = Math.floor((plan.totalBytes! * point) / 20);
        const params = resumeId === undefined ? { plan } : { plan, resumeId };
        await expect(calls.download(params, still)).rejects.toMatchObject({
          code: 'storage-full',
          facts: { missingBytes: expect.any(Number) },
        });
        const { models, unfinished } = await listContents(places);
        expect(models).toEqual([]);
        resumeId = unfinished[0]?.id;
        expect(places.files.usedBytes()).toBe(unfinished[0]?.doneBytes ?? 0);
      }
      places.files.faults.quota = Number.POSITIVE_INFINITY;
      expect(
        await wrongFiles(places, (await download(calls, plan, [], resumeId)).id, folder),
      ).toEqual([]);
    },
  );

  test("no room by the browser's own figures is said before the first byte", async () => {
    const { calls, received } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    places.claimed.quota = 1_000_000;
    const before = received.bytes;
    await expect(calls.download({ plan }, still)).rejects.toMatchObject({ code: 'storage-full' });
    expect(received.bytes).toBe(before);
  });
});
