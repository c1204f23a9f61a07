import { describe, expect, test } from 'vitest';
import {
  memoryPlaces,
  modelFolder,
  nodeSha256,
  storedFolder,
} from '#library/library-places.fixture.ts';
import { CHUNK_BYTES } from '#library/manifest.ts';
import { BIG, leftIn, library, NOTHING, params, still } from './library.fixture.ts';

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
    expect(await leftIn(places)).toEqual(NOTHING);
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
    expect(await leftIn(places)).toEqual(NOTHING);
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
      expect(await leftIn(places)).toEqual(NOTHING);
    }
  });
});

test('an index that fails at any call leaves a whole model or none', async () => {
  const folder = modelFolder(5000);
  let calls = 1;
  for (let failing = 1; failing <= calls; failing++) {
    const places = memoryPlaces();
    let count = 0;
    const index = new Proxy(places.index, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          count++;
          const fails = count === failing;
          return fails ? Promise.reject(new Error('no index')) : value.apply(target, args);
        };
      },
    });
    const { add } = library({ ...places, index });
    await add(folder).catch(() => undefined);
    calls = Math.max(calls, count);
    const contents = await library(places).calls.contents({}, still);
    if (contents.models.length === 0) expect(await leftIn(places)).toEqual(NOTHING);
    else
      expect(await library(places).calls.verify({ id: contents.models[0]!.id }, still)).toEqual([]);
    expect(contents.unfinished).toEqual([]);
  }
  expect(calls).toBeGreaterThan(2);
});
