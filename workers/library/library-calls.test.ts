import { describe, expect, test } from 'vitest';
import type { DescribeExport } from '#library/export-manifest.ts';
import {
  type Folder,
  type MemoryPlaces,
  memoryPlaces,
  modelFolder,
  nodeSha256,
  storedFolder,
} from '#library/library-places.fixture.ts';
import { CHUNK_BYTES } from '#library/manifest.ts';
import { holdModelLock, withModelLock } from '#library/model-locks.ts';
import { storedFileName } from '#library/stored-file-name.ts';
import { libraryCalls } from './library-calls.ts';
import type { ImportParams } from './protocol.ts';

const BIG = 'cpu/weights-0.bin';

describe('importing a converted folder', () => {
  test('stores every file of the manifest, and nothing else', async () => {
    const { calls, places, add } = library();
    const folder = new Map([...modelFolder(), ['notes.txt', new Uint8Array(9)]]);
    const model = await add(folder);
    expect(model).toMatchObject({ label: 'mine', origin: { kind: 'imported', from: 'mine' } });
    expect(model.manifestSha256).toBe(nodeSha256(folder.get('manifest.json')!));
    const contents = await calls.contents({}, still);
    expect(contents.models).toEqual([model]);
    expect(contents.unfinished).toEqual([]);
    const stored = await storedFolder(places, model.id, folder.keys());
    expect([...stored.keys()].sort()).toEqual(model.manifest.files.map(({ path }) => path).sort());
    for (const [path, bytes] of stored)
      expect(nodeSha256(bytes)).toBe(nodeSha256(folder.get(path)!));
    expect(places.announced.count).toBeGreaterThan(0);
  });

  test('tells how far it is, up to the last byte', async () => {
    const { calls } = library();
    const reports: number[] = [];
    const report = ({ doneBytes }: { readonly doneBytes: number }) => reports.push(doneBytes);
    const model = await calls.importFolder(params(modelFolder()), { ...still, report });
    expect(reports.at(-1)).toBe(model.bytes);
    expect([...reports].sort((a, b) => a - b)).toEqual(reports);
  });

  test('refuses a damaged chunk by file and number, and keeps nothing', async () => {
    const { places, add } = library();
    const folder = modelFolder();
    folder.get(BIG)![CHUNK_BYTES + 3]! ^= 4;
    await expect(add(folder)).rejects.toMatchObject({
      code: 'damaged-file',
      facts: { file: BIG, chunk: 1 },
    });
    await expectNothingLeft(places);
  });

  test.each([
    ['a missing file', (folder: Map<string, Uint8Array>) => folder.delete('config.json')],
    ['a short file', (folder: Map<string, Uint8Array>) => folder.set(BIG, new Uint8Array(5))],
  ])('refuses %s before copying', async (_, damage) => {
    const { places, add } = library();
    const folder = new Map(modelFolder());
    damage(folder);
    await expect(add(folder)).rejects.toMatchObject({ code: 'incomplete-folder' });
    expect(places.files.writes).toBe(0);
  });

  test.each([
    ['../config.json', 'unsafe-folder'],
    ['/etc/passwd', 'unsafe-folder'],
    ['C:/config.json', 'unsafe-folder'],
    ['a\\b', 'unsafe-folder'],
    ['a//b', 'unsafe-folder'],
    ['a\0', 'unsafe-folder'],
    ['Config.json', 'unsafe-folder'],
  ])('refuses a folder with a file %j', async (path, code) => {
    const { add } = library();
    await expect(add(new Map([...modelFolder(), [path, new Uint8Array(1)]]))).rejects.toMatchObject(
      {
        code,
      },
    );
  });

  test('refuses more files than a model folder has', async () => {
    const { add } = library();
    const many = Array.from({ length: 513 }, (_, i) => [`f${i}`, new Uint8Array()] as const);
    await expect(add(new Map(many))).rejects.toMatchObject({ code: 'too-many-files' });
  });

  test('an aborted import leaves nothing', async () => {
    const { calls, places } = library();
    const controller = new AbortController();
    const context = { signal: controller.signal, report: () => controller.abort() };
    await expect(calls.importFolder(params(modelFolder()), context)).rejects.toThrow(/abort/i);
    await expectNothingLeft(places);
  });

  test('a folder of safetensors is to be converted, another one is none', async () => {
    const { add } = library();
    const checkpoint = new Map([['model.safetensors', new Uint8Array(9)]]);
    await expect(add(checkpoint)).rejects.toMatchObject({ code: 'is-checkpoint' });
    const photos = new Map([['holiday.jpg', new Uint8Array(9)]]);
    await expect(add(photos)).rejects.toMatchObject({
      code: 'not-a-model-folder',
      message: expect.stringContaining('holiday.jpg'),
    });
  });

  test('an export of another tool gets a manifest with the hashes of its chunks', async () => {
    const { calls, places } = library();
    const folder = new Map(modelFolder());
    folder.delete('manifest.json');
    const model = await calls.importFolder(params(folder), still);
    const stored = await storedFolder(places, model.id, folder.keys());
    expect([...stored.keys()].sort()).toEqual(['config.json', 'cpu/model.onnx', BIG].sort());
    const big = model.manifest.files.find(({ path }) => path === BIG);
    expect(big).toMatchObject({ sha256: nodeSha256(folder.get(BIG)!) });
    expect(big?.chunks).toHaveLength(3);
    expect(await calls.verify({ id: model.id }, still)).toEqual([]);
  });
});

describe('when storage is full', () => {
  test.each(['throw', 'error-code', 'short'] as const)(
    'at 20 points (%s): says how much is missing, and keeps nothing torn',
    async (overQuota) => {
      const { places, calls, add } = library();
      const other = await add(modelFolder(1000, 9));
      const before = places.files.usedBytes();
      const folder = modelFolder();
      const total = [...folder].reduce(
        (sum, [path, bytes]) => sum + (path === 'manifest.json' ? 0 : bytes.length),
        0,
      );
      places.files.faults.overQuota = overQuota;
      for (let point = 0; point < 20; point++) {
        places.files.faults.quota = before + Math.floor((total * point) / 20);
        await expect(add(folder)).rejects.toMatchObject({
          code: 'storage-full',
          cure: expect.stringContaining(`Remove "${other.label}"`),
          facts: { missingBytes: expect.any(Number) },
        });
        expect(places.files.usedBytes()).toBe(before);
        expect((await calls.contents({}, still)).models).toEqual([other]);
      }
      places.files.faults.quota = Number.POSITIVE_INFINITY;
      const model = await add(folder);
      expect(await calls.verify({ id: model.id }, still)).toEqual([]);
    },
  );

  test('refuses before the first byte when the browser says so', async () => {
    const { places, add } = library();
    places.claimed.quota = 1000;
    await expect(add(modelFolder())).rejects.toMatchObject({ code: 'storage-full' });
    expect(places.files.writes).toBe(0);
  });

  test('a disk that fails at any write leaves nothing', async () => {
    const { places, add } = library();
    for (let write = 1; write <= 7; write++) {
      places.files.writes = 0;
      places.files.faults.throwAtWrite = write;
      await expect(add(modelFolder())).rejects.toThrow('the disk failed');
      await expectNothingLeft(places);
    }
  });
});

describe('what is stored', () => {
  test('200 flipped bits are each found and named', async () => {
    const { calls, places, add } = library();
    const { id, manifest } = await add(modelFolder(60_000));
    const files = manifest.files.filter(({ bytes }) => bytes > 0);
    for (let trial = 0; trial < 200; trial++) {
      const { path } = files[trial % files.length]!;
      const bytes = places.files.bytes(id, await storedFileName(path));
      const place = (trial * 2_654_435_761) % bytes.length;
      bytes[place]! ^= 1 << (trial % 8);
      expect(await calls.verify({ id }, still)).toEqual([{ path, chunks: [0] }]);
      bytes[place]! ^= 1 << (trial % 8);
    }
    expect(await calls.verify({ id }, still)).toEqual([]);
  });

  test('only the damaged chunks are mended from another copy of the folder', async () => {
    const { calls, places, add } = library();
    const folder = modelFolder();
    const { id } = await add(folder);
    places.files.bytes(id, await storedFileName(BIG))[CHUNK_BYTES + 5]! ^= 1;
    places.files.bytes(id, await storedFileName('config.json'))[0]! ^= 1;
    expect(await calls.verify({ id }, still)).toEqual([
      { path: 'config.json', chunks: [0] },
      { path: BIG, chunks: [1] },
    ]);
    places.files.writes = 0;
    expect(await calls.repair({ id, files: params(folder).files }, still)).toEqual([]);
    expect(places.files.writes).toBe(2);
    expect(await calls.verify({ id }, still)).toEqual([]);
  });

  test('repair takes nothing that is wrong itself', async () => {
    const { calls, places, add } = library();
    const folder = modelFolder();
    const { id } = await add(folder);
    places.files.bytes(id, await storedFileName(BIG))[5]! ^= 1;
    folder.get(BIG)![6]! ^= 1;
    const still0 = [{ path: BIG, chunks: [0] }];
    expect(await calls.repair({ id, files: params(folder).files }, still)).toEqual(still0);
  });

  test('a model that lost a file is listed as unfinished, and can be mended', async () => {
    const { calls, places, add } = library();
    const folder = modelFolder();
    const { id, bytes } = await add(folder);
    await places.files.removeFile(id, await storedFileName(BIG));
    const contents = await calls.contents({}, still);
    expect(contents.models).toEqual([]);
    expect(contents.unfinished).toMatchObject([
      { id, doneBytes: bytes - folder.get(BIG)!.length, totalBytes: bytes, isBusy: false },
    ]);
    expect(await calls.repair({ id, files: params(folder).files }, still)).toEqual([]);
    expect((await calls.contents({}, still)).models).toHaveLength(1);
  });

  test('files that no list names are removed when contents are listed', async () => {
    const { calls, places } = library();
    (await places.files.openForWriting('left-over', 'f')).close();
    (await places.files.openForWriting('busy', 'f')).close();
    await withModelLock('busy', 'importing', () => calls.contents({}, still), places.locks);
    expect(await places.files.folders()).toEqual(['busy']);
  });

  test('what an import left that died is removed when contents are listed', async () => {
    const { calls, places } = library();
    const origin = { kind: 'imported', from: 'x' } as const;
    const row = { id: 'dead', label: 'x', origin, content: 'model', startedAt: '' } as const;
    await places.index.putUnfinished(row);
    (await places.files.openForWriting('dead', 'f')).close();
    expect((await calls.contents({}, still)).unfinished).toEqual([]);
    await expectNothingLeft(places);
  });

  test('is not removed while another tab has it loaded', async () => {
    const { calls, places, add } = library();
    const { id } = await add(modelFolder(100));
    const letGo = await holdModelLock(id, 'loaded', places.locks);
    await expect(calls.remove({ id }, still)).rejects.toMatchObject({ code: 'busy-elsewhere' });
    letGo();
    await new Promise((resolve) => setTimeout(resolve));
    await calls.remove({ id }, still);
    await expectNothingLeft(places);
  });

  test('can be taken along file by file, the manifest included', async () => {
    const { calls, add } = library();
    const folder = modelFolder(100);
    const { id } = await add(folder);
    for (const path of ['manifest.json', BIG]) {
      const blob = await calls.file({ id, path }, still);
      expect(new Uint8Array(await blob.arrayBuffer())).toEqual(folder.get(path));
    }
    await expect(calls.file({ id: 'none', path: BIG }, still)).rejects.toMatchObject({
      code: 'model-missing',
    });
  });
});

test('a browser without storage has an empty library that says so', async () => {
  const places = memoryPlaces();
  places.files.folders = () => Promise.reject(new Error('no storage'));
  const contents = await libraryCalls(places, describeExport).contents({}, still);
  expect(contents).toMatchObject({ models: [], storage: { isSupported: false } });
});

test('results of self-tests are kept one for each device and flavour', async () => {
  const { calls } = library();
  const result = {
    manifestSha256: 'ab',
    flavour: 'gpu-q4',
    adapter: 'a GPU',
    runtime: 'r',
    passes: true,
    comparison: {
      positions: 16,
      agreeing: 16,
      meanKl: 0,
      worstKl: Number.POSITIVE_INFINITY,
      worstError: Number.NaN,
      notFinite: 1,
    },
    extent: 'all layers',
    testedAt: '2026-01-01T00:00:00Z',
  };
  await calls.keepSelfTest(result, still);
  await calls.keepSelfTest({ ...result, passes: false }, still);
  await calls.keepSelfTest({ ...result, adapter: 'another GPU' }, still);
  expect(await calls.selfTests({}, still)).toEqual([
    { ...result, passes: false },
    { ...result, adapter: 'another GPU' },
  ]);
});

const still = { signal: new AbortController().signal, report: () => undefined };

const describeExport: DescribeExport = async (files) => {
  const flavour = { id: 'x', backend: 'wasm', quantisation: 'q', activations: 'fp32' } as const;
  const graph = 'cpu/model.onnx';
  expect(files.has(graph)).toBe(true);
  return { flavours: [{ ...flavour, graph, data: [BIG] }], paths: ['config.json', graph, BIG] };
};

function library() {
  const places = memoryPlaces();
  const calls = libraryCalls(places, describeExport);
  const add = (folder: Folder) => calls.importFolder(params(folder), still);
  return { places, calls, add };
}

function params(folder: Folder): ImportParams {
  const files = [...folder].map(([path, bytes]) => ({ path, file: new File([bytes], 'any') }));
  return { label: 'mine', files };
}

async function expectNothingLeft(places: MemoryPlaces): Promise<void> {
  expect(await places.files.folders()).toEqual([]);
  expect(await places.index.ids()).toEqual(new Set());
  expect(places.files.usedBytes()).toBe(0);
}
