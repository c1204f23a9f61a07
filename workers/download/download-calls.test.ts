import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type MemoryPlaces,
  memoryPlaces,
  modelFolder,
  nodeSha256,
} from '#library/library-places.fixture.ts';
import { listContents } from '#library/list-contents.ts';
import { CHUNK_BYTES } from '#library/manifest.ts';
import { withModelLock } from '#library/model-locks.ts';
import { storedFileName } from '#library/stored-file-name.ts';
import { download, downloader, still, wrongFiles } from './downloader.fixture.ts';
import { type FaultServer, startFaultServer } from './fault-server.fixture.ts';

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

describe('a download', () => {
  test('shows what will be fetched before, and stores exactly that', async () => {
    const { calls, progress } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    expect(plan).toMatchObject({ baseUrl: server.url, label: 'made up', isChecked: true });
    expect(places.files.writes).toBe(0);
    const model = await download(calls, plan, progress);
    expect(model).toMatchObject({ origin: { kind: 'downloaded', from: server.url } });
    expect(model.manifestSha256).toBe(nodeSha256(folder.get('manifest.json')!));
    expect(await wrongFiles(places, model.id, folder)).toEqual([]);
    expect(progress.at(-1)).toMatchObject({ doneBytes: model.bytes, totalBytes: model.bytes });
  });

  test('sends no cookies, no referrer, and asks no cache', async () => {
    const inits: RequestInit[] = [];
    const { calls } = downloader(places, {
      fetch: (url, init) => {
        inits.push(init);
        return fetch(url, init);
      },
    });
    await calls.plan({ address: server.url }, still);
    for (const init of inits) {
      expect(init).toMatchObject({
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      });
    }
    expect(inits.length).toBeGreaterThan(0);
  });

  test('goes on after 20 interruptions at random places, and refetches less than 16 MiB for each', async () => {
    const { calls, received } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    let refetched = 0;
    for (let trial = 0; trial < 20; trial++) {
      const after = 1 + ((trial * 2_654_435_761) % (BIG_BYTES - 1));
      server.faults.path = BIG;
      server.faults.list = [{ kind: trial % 2 ? 'reset' : 'short-without-length', after }];
      const before = received.bytes;
      const model = await download(calls, plan);
      const extra = received.bytes - before - model.bytes;
      expect(extra, `cut after ${after} bytes`).toBeLessThan(CHUNK_BYTES);
      refetched = Math.max(refetched, extra);
      expect(await wrongFiles(places, model.id, folder)).toEqual([]);
      await places.files.removeFolder(model.id);
      await places.index.forget(model.id);
    }
    expect(refetched).toBeGreaterThan(0);
  });

  test('goes on after the worker died, at 20 places, with what was checked', async () => {
    const { calls, received } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    let resumeId: string | undefined;
    for (let trial = 0; trial < 20; trial++) {
      const controller = new AbortController();
      const limit = received.bytes + ((trial * 2_654_435_761) % (1.5 * CHUNK_BYTES));
      received.onBytes = () => received.bytes > limit && controller.abort();
      const params = resumeId === undefined ? { plan } : { plan, resumeId };
      const startBytes = received.bytes;
      const [before] = (await listContents(places)).unfinished;
      await calls
        .download(params, { signal: controller.signal, report: () => undefined })
        .catch(() => undefined);
      received.onBytes = () => undefined;
      // As if power was lost: what was not flushed is gone.
      places.files.crash();
      const { models, unfinished } = await listContents(places);
      const kept = models[0]?.bytes ?? unfinished[0]?.doneBytes ?? 0;
      const lost = received.bytes - startBytes - (kept - (before?.doneBytes ?? 0));
      expect(lost, `interruption ${trial}`).toBeLessThan(2 * CHUNK_BYTES);
      resumeId = unfinished[0]?.id;
      if (models[0]) {
        expect(await wrongFiles(places, models[0].id, folder)).toEqual([]);
        await places.index.forget(models[0].id);
        await places.files.removeFolder(models[0].id);
      }
    }
    const model = await download(calls, plan, [], resumeId);
    expect(await wrongFiles(places, model.id, folder)).toEqual([]);
  });

  test('is listed with its progress while it is not whole, and never as a model', async () => {
    const { calls } = downloader(places, {}, { mostFailures: 0 });
    const plan = await calls.plan({ address: server.url }, still);
    server.faults.path = BIG;
    server.faults.list = [{ kind: 'reset', after: CHUNK_BYTES + 5000 }];
    await expect(calls.download({ plan }, still)).rejects.toMatchObject({
      code: 'download-stopped',
    });
    const { models, unfinished } = await listContents(places);
    expect(models).toEqual([]);
    const smallBytes = plan.totalBytes! - BIG_BYTES;
    expect(unfinished).toMatchObject([
      { doneBytes: smallBytes + CHUNK_BYTES, totalBytes: plan.totalBytes, content: 'model' },
    ]);
    const model = await download(calls, plan, [], unfinished[0]?.id);
    expect(await wrongFiles(places, model.id, folder)).toEqual([]);
    expect(server.requests.at(-1)).toMatchObject({ path: BIG, range: `bytes=${CHUNK_BYTES}-` });
  });

  test('one that brought nothing leaves nothing', async () => {
    const { calls } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    server.faults.path = 'config.json';
    server.faults.list = [{ kind: 'status', status: 404 }];
    await expect(calls.download({ plan }, still)).rejects.toMatchObject({ code: 'not-found' });
    expect(await listContents(places)).toMatchObject({ models: [], unfinished: [] });
  });

  test('of the same model in two tabs is refused to the second', async () => {
    const { calls } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    await withModelLock(
      'mine',
      'downloading',
      async () => {
        const second = calls.download({ plan, resumeId: 'mine' }, still);
        await expect(second).rejects.toMatchObject({ code: 'busy-elsewhere' });
      },
      places.locks,
    );
  });
});

describe('repair', () => {
  test('fetches the damaged chunks and nothing else', async () => {
    const { calls, received } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    const { id } = await download(calls, plan);
    places.files.bytes(id, await storedFileName(BIG))[CHUNK_BYTES + 5]! ^= 1;
    const before = received.bytes;
    server.faults.path = BIG;
    server.faults.list = [{ kind: 'reset', after: CHUNK_BYTES + 100 }];
    await calls.repair({ id }, still);
    expect(await wrongFiles(places, id, folder)).toEqual([]);
    // The request has no end, so the server may send a little more than is read.
    expect(received.bytes - before).toBeLessThan(2 * CHUNK_BYTES);
  });

  test('goes on with a model that lost a file', async () => {
    const { calls } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    const { id } = await download(calls, plan);
    await places.files.removeFile(id, await storedFileName(BIG));
    const { models, unfinished } = await listContents(places);
    expect({ models, ids: unfinished.map((each) => each.id) }).toEqual({ models: [], ids: [id] });
    await download(calls, plan, [], id);
    expect(await wrongFiles(places, id, folder)).toEqual([]);
  });

  test('is refused for a model that came from elsewhere', async () => {
    const { calls } = downloader(places);
    const plan = await calls.plan({ address: server.url }, still);
    const { id } = await download(calls, plan);
    const row = (await places.index.model(id))!;
    await places.index.commit({ ...row, origin: { kind: 'imported', from: 'a stick' } });
    await expect(calls.repair({ id }, still)).rejects.toMatchObject({ code: 'no-source' });
  });
});
