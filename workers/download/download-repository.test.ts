import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DescribeExport } from '#library/export-manifest.ts';
import {
  type MemoryPlaces,
  madeBytes,
  memoryPlaces,
  nodeSha256,
  storedFolder,
} from '#library/library-places.fixture.ts';
import { listContents } from '#library/list-contents.ts';
import { CHUNK_BYTES } from '#library/manifest.ts';
import { downloadModel } from './download-model.ts';
import { still } from './downloader.fixture.ts';
import { type FaultServer, startFaultServer } from './fault-server.fixture.ts';
import type { DownloadPlan, PlannedFile } from './protocol.ts';

const SHARD = 'model.safetensors';
const folder = new Map([
  ['config.json', madeBytes(400, 1)],
  [SHARD, madeBytes(CHUNK_BYTES + 999, 2)],
]);

let server: FaultServer;
let places: MemoryPlaces;
beforeEach(async () => {
  server = await startFaultServer(folder);
  places = memoryPlaces();
});
afterEach(() => server.close());

describe('a repository, whose chunks nobody has hashed', () => {
  test('arrives as a checkpoint that waits for its conversion', async () => {
    const result = await download('checkpoint');
    expect(result).toMatchObject({ content: 'checkpoint' });
    const { models, unfinished } = await listContents(places);
    expect(models).toEqual([]);
    expect(unfinished).toMatchObject([{ content: 'checkpoint', isBusy: false }]);
    expect(unfinished[0]!.doneBytes).toBe(unfinished[0]!.totalBytes);
    await expectWhole(unfinished[0]!.id);
    const rows = await places.index.files(unfinished[0]!.id);
    const hashes = Object.fromEntries(rows.map(({ path, sha256 }) => [path, sha256]));
    expect(hashes).toEqual(
      Object.fromEntries([...folder].map(([path, bytes]) => [path, nodeSha256(bytes)])),
    );
  });

  test('a shard that arrives wrong is fetched anew once, as a whole', async () => {
    server.faults.path = SHARD;
    server.faults.list = [{ kind: 'flip-bit' }];
    await download('checkpoint');
    await expectWhole((await listContents(places)).unfinished[0]!.id);
    expect(requests(SHARD)).toBe(2);
  });

  test('a shard that is wrong at its source is refused, and is not kept', async () => {
    const wrong = folder.get(SHARD)!.slice();
    wrong[7]! ^= 1;
    server.folder.set(SHARD, wrong);
    await expect(download('checkpoint')).rejects.toMatchObject({
      code: 'damaged-source',
      facts: { file: SHARD },
    });
    const [kept] = (await listContents(places)).unfinished;
    expect(kept?.doneBytes).toBe(400);
    const rows = await places.index.files(kept!.id);
    expect(rows.map(({ path }) => path)).toEqual(['config.json']);
    expect(places.files.usedBytes()).toBe(400);
  });

  test('a small file is checked by the name that git gives it', async () => {
    server.faults.path = 'config.json';
    server.faults.list = [{ kind: 'flip-bit' }, { kind: 'flip-bit' }];
    await expect(download('checkpoint')).rejects.toMatchObject({ code: 'damaged-source' });
    expect(await listContents(places)).toMatchObject({ models: [], unfinished: [] });
  });

  test('goes on where it was, and begins a file anew that is another one by now', async () => {
    server.faults.path = SHARD;
    server.faults.list = [{ kind: 'status', status: 403 }];
    await expect(download('checkpoint')).rejects.toMatchObject({ code: 'download-refused' });
    const [{ id } = { id: '' }] = (await listContents(places)).unfinished;
    const newer = madeBytes(500, 9);
    server.folder.set('config.json', newer);
    const changed = new Map([...folder, ['config.json', newer]]);
    await download('checkpoint', id, changed);
    await expectWhole(id, changed);
  });

  test('an ONNX export gets a manifest, and loses what loading does not need', async () => {
    const result = await download('model');
    if (result.content !== 'model') throw new Error('a model was expected');
    const { id, manifest } = result.model;
    expect(manifest.files).toMatchObject([{ path: SHARD, sha256: nodeSha256(folder.get(SHARD)!) }]);
    expect(manifest.files[0]?.chunks).toHaveLength(2);
    const stored = await storedFolder(places, id, folder.keys());
    expect([...stored.keys()]).toEqual([SHARD]);
    expect((await listContents(places)).models).toHaveLength(1);
  });
});

const describeExport: DescribeExport = async () => ({
  flavours: [
    {
      id: 'x',
      backend: 'wasm',
      quantisation: 'q',
      activations: 'fp32',
      graph: SHARD,
      data: [],
    },
  ],
  paths: [SHARD],
});

function download(content: DownloadPlan['content'], resumeId?: string, files = folder) {
  const planned: readonly PlannedFile[] = [...files].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    ...(path === SHARD ? { sha256: nodeSha256(bytes) } : { gitBlob: gitBlob(bytes) }),
  }));
  const totalBytes = planned.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  const about = { baseUrl: server.url, label: 'owner/name', content, isChecked: false } as const;
  const network = {
    fetch: (url: string, init: RequestInit) => fetch(url, init),
    mayAskIfRange: () => false,
    times: { firstWaitMs: 1, longestWaitMs: 8, idleMs: 1500, mostFailures: 6 },
  };
  const plan = { ...about, files: planned, totalBytes };
  return downloadModel(plan, resumeId, { places, network, describeExport, ...still });
}

function gitBlob(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function requests(path: string): number {
  return server.requests.filter((request) => request.path === path).length;
}

async function expectWhole(id: string, expected: ReadonlyMap<string, Uint8Array> = folder) {
  const stored = await storedFolder(places, id, expected.keys());
  for (const [path, bytes] of expected)
    expect(nodeSha256(stored.get(path)!), path).toBe(nodeSha256(bytes));
}
