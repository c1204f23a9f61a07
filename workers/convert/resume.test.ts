import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ConvertOptions, convert } from './convert.ts';
import type { ModelSink, SinkFile } from './folder.ts';
import { MemorySink } from './memory-folder.ts';
import type { ConvertProgress } from './protocol.ts';
import {
  randomTensors,
  tinyConfig,
  tinyConfigJson,
  tinyFiles,
  tinySource,
} from './tiny-qwen3.fixture.ts';

const changes = { vocab_size: 300, tie_word_embeddings: true };
const config = tinyConfig(changes);
const JOURNAL = 'journal.jsonl';

const checkpoint = (seed = 1) =>
  tinyFiles({ ...tinyConfigJson, ...changes }, randomTensors(config, seed));
const source = tinySource(checkpoint());
/** Several shards, embedding and head in parts, two precisions, two sets. */
const options: ConvertOptions = {
  flavours: ['cpu-int8', 'gpu-q4', 'gpu-q4f16'],
  head: 'q8',
  maxShardBytes: 16_384,
};
/** One shard of each kind: quick enough to be crashed at every write. */
const few: ConvertOptions = { flavours: ['gpu-q4f16'] };

class Crash extends Error {}

/** A folder on a machine that stops at one of the writes, half of whose bytes arrive. */
class CrashingSink implements ModelSink {
  writes = 0;
  private readonly sink: MemorySink;
  private readonly lastWrite: number;

  constructor(sink: MemorySink, lastWrite: number) {
    this.sink = sink;
    this.lastWrite = lastWrite;
  }

  async open(path: string, keepBytes: number): Promise<SinkFile> {
    const file = await this.sink.open(path, keepBytes);
    return {
      ...file,
      write: async (bytes) => {
        this.writes++;
        if (this.writes > this.lastWrite) throw new Crash('dead');
        if (this.writes < this.lastWrite) return file.write(bytes);
        await file.write(bytes.subarray(0, bytes.length >> 1));
        throw new Crash('stopped');
      },
    };
  }

  read = (path: string) => this.sink.read(path);
  remove = (path: string) => this.sink.remove(path);
}

/** A disk that opens no file twice, as browsers do, and knows which are open. */
class ExclusiveSink extends CrashingSink {
  readonly openPaths = new Set<string>();

  constructor(sink: MemorySink) {
    super(sink, Number.POSITIVE_INFINITY);
  }

  override async open(path: string, keepBytes: number): Promise<SinkFile> {
    if (this.openPaths.has(path)) throw new Error(`${path} is open already`);
    const file = await super.open(path, keepBytes);
    this.openPaths.add(path);
    const close = () => {
      this.openPaths.delete(path);
      return file.close();
    };
    return { ...file, close };
  }
}

async function crashAt(lastWrite: number, own: ConvertOptions = options): Promise<MemorySink> {
  const disk = new MemorySink();
  const crashed = convert(source, new CrashingSink(disk, lastWrite), own);
  await expect(crashed).rejects.toBeInstanceOf(Crash);
  return disk;
}

const lineCount = (disk: MemorySink) =>
  new TextDecoder().decode(disk.files.get(JOURNAL)).split('\n').length - 1;

/** The first thing that a conversion says of its progress. */
async function firstProgress(disk: MemorySink, from = source, own = options) {
  const all: ConvertProgress[] = [];
  await convert(from, disk, { ...own, onProgress: (progress) => all.push(progress) });
  return all[0]!;
}

const hashesOf = ({ files }: MemorySink) =>
  Object.fromEntries(
    [...files]
      .sort()
      .map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]),
  );

interface Whole {
  readonly hashes: Readonly<Record<string, string>>;
  readonly writes: number;
}

async function convertWhole(own: ConvertOptions): Promise<Whole> {
  const disk = new MemorySink();
  const counting = new CrashingSink(disk, Number.POSITIVE_INFINITY);
  await convert(source, counting, own);
  expect(disk.files.has(JOURNAL)).toBe(false);
  return { hashes: hashesOf(disk), writes: counting.writes };
}

let whole: Whole;
beforeAll(async () => {
  whole = await convertWhole(options);
});

const crashHalfway = () => crashAt(Math.floor(whole.writes / 2));

describe('a conversion that crashed', () => {
  it('at any write gives the same bytes when it is begun again', async () => {
    const { hashes, writes } = await convertWhole(few);
    const seen = new Set<number>();
    for (let lastWrite = 1; lastWrite <= writes; lastWrite++) {
      const disk = await crashAt(lastWrite, few);
      seen.add(lineCount(disk));
      await convert(source, disk, few);
      expect(hashesOf(disk)).toEqual(hashes);
    }
    // From none to all 24 tensors were in the journal at the crashes, and the first line besides.
    expect([...seen]).toEqual(Array.from({ length: 26 }, (_, i) => i));
  }, 300_000);

  it('at any of many writes to many shards does so too', async () => {
    for (let lastWrite = 5; lastWrite <= whole.writes; lastWrite += 31) {
      const disk = await crashAt(lastWrite);
      await convert(source, disk, options);
      expect(hashesOf(disk)).toEqual(whole.hashes);
    }
  });

  it('again and again gets to the end', async () => {
    const disk = new MemorySink();
    let crashes = 0;
    for (let isDone = false; !isDone; crashes++) {
      const attempt = convert(source, new CrashingSink(disk, 60), options);
      isDone = await attempt.then(
        () => true,
        () => false,
      );
    }
    expect(crashes).toBeGreaterThan(2);
    expect(hashesOf(disk)).toEqual(whole.hashes);
  });

  it('goes on behind the last tensor that is whole and says so', async () => {
    const disk = await crashHalfway();
    const lines = new TextDecoder().decode(disk.files.get(JOURNAL)).trimEnd().split('\n');
    const { tensor } = JSON.parse(lines.at(-1)!);
    const { doneBytes, totalBytes, tensor: resumed } = await firstProgress(disk);
    expect(resumed).toBe(tensor);
    expect(doneBytes).toBeGreaterThan(0.2 * totalBytes);
  });

  it('ignores a torn last line of the journal', async () => {
    const disk = await crashHalfway();
    const before = lineCount(disk);
    const torn = disk.files.get(JOURNAL)!;
    const file = await disk.open(JOURNAL, torn.length - 40);
    await file.write(new TextEncoder().encode('{"tensor":"'));
    expect(lineCount(disk)).toBe(before - 1);
    expect((await firstProgress(disk)).tensor).toBeDefined();
    expect(hashesOf(disk)).toEqual(whole.hashes);
  });
});

describe('begins anew', () => {
  const anew = { doneBytes: 0, tensor: undefined };

  it('when a shard is shorter than the journal says', async () => {
    const disk = await crashHalfway();
    await disk.open('cpu/model.onnx_data_1', 10);
    await disk.open('cpu/model.onnx_data', 10);
    await convert(source, disk, options);
    expect(hashesOf(disk)).toEqual(whole.hashes);
  });

  it('when the source has other weights of the same shapes', async () => {
    const disk = await crashHalfway();
    expect(await firstProgress(disk, tinySource(checkpoint(2)))).toMatchObject(anew);
    expect(hashesOf(disk)['cpu/model.onnx_data']).not.toBe(whole.hashes['cpu/model.onnx_data']);
  });

  it('when the options differ, and leaves nothing of what was there', async () => {
    const disk = await crashHalfway();
    expect(disk.files.has('cpu/model.onnx_data_1')).toBe(true);
    const other: ConvertOptions = { flavours: ['gpu-q8'] };
    expect(await firstProgress(disk, source, other)).toMatchObject(anew);
    const clean = new MemorySink();
    await convert(source, clean, other);
    expect(hashesOf(disk)).toEqual(hashesOf(clean));
  });

  it.each(['', 'no journal\n', '{"paths":[1]}\n{', '\u0000'])(
    'when the journal is %j',
    async (text) => {
      const disk = new MemorySink();
      const file = await disk.open(JOURNAL, 0);
      await file.write(new TextEncoder().encode(text));
      expect(await firstProgress(disk)).toMatchObject(anew);
      expect(hashesOf(disk)).toEqual(whole.hashes);
    },
  );
});

describe('leaves no file open', () => {
  it.each([
    ['when it goes on', () => {}],
    ['when it begins anew', (disk: MemorySink) => disk.open('gpu/model.onnx_data', 10)],
  ])('%s', async (_, spoil) => {
    const disk = await crashHalfway();
    await spoil(disk);
    const exclusive = new ExclusiveSink(disk);
    await convert(source, exclusive, options);
    expect(hashesOf(disk)).toEqual(whole.hashes);
    expect([...exclusive.openPaths]).toEqual([]);
  });

  it('when it is cancelled', async () => {
    const controller = new AbortController();
    const exclusive = new ExclusiveSink(new MemorySink());
    const onProgress = ({ doneBytes, totalBytes }: ConvertProgress) => {
      if (doneBytes > totalBytes / 2) controller.abort();
    };
    const attempt = convert(source, exclusive, {
      ...options,
      signal: controller.signal,
      onProgress,
    });
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    expect([...exclusive.openPaths]).toEqual([]);
  });
});

describe('a cancelled conversion', () => {
  it.each([0, 1, 5, 20])('rejects with AbortError after %d steps', async (steps) => {
    const controller = new AbortController();
    let left = steps;
    const onProgress = () => {
      if (left-- <= 0) controller.abort();
    };
    const disk = new MemorySink();
    const attempt = convert(source, disk, { ...options, signal: controller.signal, onProgress });
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    expect(disk.files.has('manifest.json')).toBe(false);
  });

  it('writes nothing when it was cancelled before it began', async () => {
    const disk = new MemorySink();
    const attempt = convert(source, disk, { ...options, signal: AbortSignal.abort() });
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    expect(disk.files.size).toBe(0);
  });
});

it('reports bytes that only grow and end with all of them', async () => {
  const all: ConvertProgress[] = [];
  const onProgress = (progress: ConvertProgress) => all.push(progress);
  await convert(source, new MemorySink(), { ...options, onProgress });
  const total = checkpoint().get('model.safetensors')!.length;
  expect(all.every(({ totalBytes }) => totalBytes === total)).toBe(true);
  expect(all.map(({ doneBytes }) => doneBytes)).toEqual(
    all.map(({ doneBytes }) => doneBytes).sort((a, b) => a - b),
  );
  expect(all.at(-1)).toEqual({ doneBytes: total, totalBytes: total, tensor: 'model.norm.weight' });
});
