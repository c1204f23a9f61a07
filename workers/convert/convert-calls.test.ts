import { describe, expect, test } from 'vitest';
import { type MemoryPlaces, memoryPlaces, storedFolder } from '#library/library-places.fixture.ts';
import { listContents } from '#library/list-contents.ts';
import { withModelLock } from '#library/model-locks.ts';
import { convert } from './convert.ts';
import { convertCalls } from './convert-calls.ts';
import { MemorySink, memorySource } from './memory-folder.ts';
import type { ConvertParams, ConvertProgress } from './protocol.ts';
import { StoredSink } from './stored-sink.ts';
import { randomTensors, tinyConfig, tinyConfigJson, tinyFiles } from './tiny-qwen3.fixture.ts';

const checkpoint = tinyFiles(tinyConfigJson, randomTensors(tinyConfig(), 5));
const flavours = ['cpu-int8', 'gpu-q4'] as const;
const params: ConvertParams = {
  label: 'tiny',
  origin: { kind: 'converted', from: 'a folder' },
  source: { kind: 'files', files: asFiles(checkpoint) },
  flavours,
};

const onCommandLine = (async () => {
  const sink = new MemorySink();
  await convert(memorySource('tiny', checkpoint), sink, { flavours });
  return sink.files;
})();

describe('converting in the tab', () => {
  test('gives the same bytes as the command line, and a listed model', async () => {
    const places = memoryPlaces();
    const model = await convertCalls(places).convert(params, still);
    await expectSameBytes(places, model.id);
    const contents = await listContents(places);
    expect(contents.models).toEqual([model]);
    expect(contents.unfinished).toEqual([]);
    const files = await places.files.sizes(model.id);
    expect(files.size, 'neither journal nor manifest is left').toBe(model.manifest.files.length);
  });

  test('an abort removes everything that was written', async () => {
    const places = memoryPlaces();
    const controller = new AbortController();
    const report = ({ doneBytes }: ConvertProgress) => doneBytes > 0 && controller.abort();
    const context = { signal: controller.signal, report };
    await expect(convertCalls(places).convert(params, context)).rejects.toThrow(/abort/i);
    await expectNothing(places);
  });

  test('a checkpoint that cannot be converted leaves nothing', async () => {
    const places = memoryPlaces();
    const files = asFiles(new Map([...checkpoint].filter(([path]) => path !== 'tokenizer.json')));
    const without = { ...params, source: { kind: 'files', files } as const };
    await expect(convertCalls(places).convert(without, still)).rejects.toMatchObject({
      message: expect.stringContaining('tokenizer.json'),
    });
    await expectNothing(places);
  });

  test('goes on after it died at any write, with the same bytes', async () => {
    const places = memoryPlaces();
    const { convert: convertHere } = convertCalls(places);
    await convertHere(params, still);
    const writes = places.files.writes;
    for (let write = 2; write < writes; write += Math.ceil(writes / 12)) {
      const own = memoryPlaces();
      own.files.faults.throwAtWrite = write;
      const calls = convertCalls(own);
      await expect(calls.convert(params, still)).rejects.toThrow('the disk failed');
      own.files.crash();
      const [unfinished] = (await listContents(own)).unfinished;
      expect((await listContents(own)).models).toEqual([]);
      const again = unfinished ? { ...params, resumeId: unfinished.id } : params;
      const model = await calls.convert(again, still);
      await expectSameBytes(own, model.id);
    }
  });

  test.each(['throw', 'error-code', 'short'] as const)(
    'a full storage (%s) at 20 points: says what is missing, and goes on with room',
    async (overQuota) => {
      const places = memoryPlaces();
      const calls = convertCalls(places);
      const whole = (await calls.convert(params, still)).bytes;
      const used = places.files.usedBytes();
      places.files.faults.overQuota = overQuota;
      for (let point = 0; point < 20; point++) {
        places.files.faults.quota = used + Math.floor((whole * point) / 20);
        await expect(calls.convert(params, still)).rejects.toMatchObject({
          code: 'storage-full',
          cure: expect.stringContaining('Remove "tiny"'),
        });
        const { models, unfinished } = await listContents(places);
        expect(models).toHaveLength(1);
        places.files.faults.quota = Number.POSITIVE_INFINITY;
        const [kept] = unfinished;
        if (!kept) continue;
        const { id } = await calls.convert({ ...params, resumeId: kept.id }, still);
        await expectSameBytes(places, id);
        await places.index.forget(id);
        await places.files.removeFolder(id);
      }
    },
  );

  test("too little room by the browser's own figures is said before the first byte", async () => {
    const places = memoryPlaces();
    places.claimed.quota = 1000;
    await expect(convertCalls(places).convert(params, still)).rejects.toMatchObject({
      code: 'storage-full',
    });
    expect(places.files.writes).toBe(0);
    await expectNothing(places);
  });

  test('the wrong folder does not cost what an earlier attempt wrote', async () => {
    const places = memoryPlaces();
    places.files.faults.throwAtWrite = 60;
    const calls = convertCalls(places);
    await expect(calls.convert(params, still)).rejects.toThrow('the disk failed');
    const [unfinished] = (await listContents(places)).unfinished;
    const wrong = { ...params, source: { kind: 'files', files: [] } as const };
    const resumed = calls.convert({ ...wrong, resumeId: unfinished!.id }, still);
    await expect(resumed).rejects.toMatchObject({ message: expect.any(String) });
    expect((await listContents(places)).unfinished).toHaveLength(1);
  });

  test('a second tab that goes on with the same conversion is refused', async () => {
    const places = memoryPlaces();
    const row = { id: 'x', label: 'x', content: 'model', startedAt: '' } as const;
    await places.index.putUnfinished({ ...row, origin: params.origin });
    const second = async () => {
      const refused = convertCalls(places).convert({ ...params, resumeId: 'x' }, still);
      await expect(refused).rejects.toMatchObject({ code: 'busy-elsewhere' });
    };
    await withModelLock('x', 'converting', second, places.locks);
    expect((await listContents(places)).unfinished).toHaveLength(1);
  });
});

describe('a downloaded checkpoint', () => {
  test('is converted where it lies, and stays', async () => {
    const places = await withCheckpoint([...checkpoint.keys()]);
    const source = { kind: 'library', id: 'fetched' } as const;
    const model = await convertCalls(places).convert({ ...params, source }, still);
    await expectSameBytes(places, model.id);
    expect((await listContents(places)).unfinished).toMatchObject([{ id: 'fetched' }]);
  });

  test('is refused while a part of it is missing', async () => {
    const places = await withCheckpoint(['config.json', 'tokenizer.json']);
    const source = { kind: 'library', id: 'fetched' } as const;
    await expect(convertCalls(places).convert({ ...params, source }, still)).rejects.toMatchObject({
      code: 'incomplete-checkpoint',
    });
  });
});

const still = { signal: new AbortController().signal, report: () => undefined };

function asFiles(files: ReadonlyMap<string, Uint8Array>) {
  return [...files].map(([path, bytes]) => ({ path, file: new File([bytes.slice()], path) }));
}

async function expectSameBytes(places: MemoryPlaces, id: string): Promise<void> {
  const expected = new Map(await onCommandLine);
  const row = await places.index.model(id);
  expect(row?.manifestText).toBe(new TextDecoder().decode(expected.get('manifest.json')));
  expected.delete('manifest.json');
  const stored = await storedFolder(places, id, expected.keys());
  expect([...stored.keys()]).toEqual([...expected.keys()]);
  for (const [path, bytes] of expected)
    expect(Buffer.compare(stored.get(path)!, bytes), path).toBe(0);
}

async function expectNothing(places: MemoryPlaces): Promise<void> {
  expect(await places.files.folders()).toEqual([]);
  expect(await places.index.ids()).toEqual(new Set());
}

/** A library with a checkpoint whose listed files have arrived. */
async function withCheckpoint(arrived: readonly string[]): Promise<MemoryPlaces> {
  const places = memoryPlaces();
  const id = 'fetched';
  const sink = new StoredSink(places, id);
  const totalBytes = [...checkpoint.values()].reduce((sum, { length }) => sum + length, 0);
  const origin = { kind: 'downloaded', from: 'https://example.org/' } as const;
  const row = { id, label: 'x', origin, content: 'checkpoint', totalBytes, startedAt: '' } as const;
  await places.index.putUnfinished(row);
  for (const path of arrived) {
    const bytes = checkpoint.get(path)!;
    const file = await sink.open(path, 0);
    await file.write(bytes);
    await file.close();
    const done = { identity: 'x', chunks: ['x'], sha256: 'x' };
    await places.index.putFile({ id, path, bytes: bytes.length, ...done });
  }
  return places;
}
