import { describe, expect, test } from 'vitest';
import { memoryPlaces, modelFolder } from '#library/library-places.fixture.ts';
import { CHUNK_BYTES } from '#library/manifest.ts';
import { holdModelLock, withModelLock } from '#library/model-locks.ts';
import { storedFileName } from '#library/stored-file-name.ts';
import { BIG, describeExport, leftIn, library, NOTHING, params, still } from './library.fixture.ts';
import { libraryCalls } from './library-calls.ts';

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
    expect(await leftIn(places)).toEqual(NOTHING);
  });

  test('is not removed while another tab has it loaded', async () => {
    const { calls, places, add } = library();
    const { id } = await add(modelFolder(100));
    const letGo = await holdModelLock(id, 'loaded', places.locks);
    await expect(calls.remove({ id }, still)).rejects.toMatchObject({ code: 'busy-elsewhere' });
    letGo();
    await new Promise((resolve) => setTimeout(resolve));
    await calls.remove({ id }, still);
    expect(await leftIn(places)).toEqual(NOTHING);
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
