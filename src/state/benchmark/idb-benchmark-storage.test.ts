import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryLocks } from '#library/memory-locks.fixture.ts';
import { greedySampling } from '../greedy-sampling.fixture.ts';
import { model } from '../workbench-store.fixture.ts';
import { benchmarkModel } from './benchmark-model.ts';
import type { BenchmarkQuestion, BenchmarkRecord, BenchmarkReply } from './benchmark-state.ts';
import { IdbBenchmarkStorage } from './idb-benchmark-storage.ts';

let name = '';
let storage: IdbBenchmarkStorage;
beforeEach(() => {
  name = `benchmarks-${Math.random()}`;
  storage = new IdbBenchmarkStorage({ locks: memoryLocks(), name });
});
afterEach(() => storage.close());

function recordOf(id: string, startedAt = '2026-11-23T10:00:00.000Z'): BenchmarkRecord {
  return {
    version: 1,
    id,
    taskId: 'esol',
    startedAt,
    file: { name: 'x.jsonl', bytes: 10, sha256: 'ab', rowCount: 3 },
    columns: { prompt: 'input', reference: 'output', property: undefined, fields: {} },
    settings: { sample: 'all', seed: 1, mode: 'strict', preset: 'official' },
    decoding: {
      thoughtMode: 'auto',
      sampling: greedySampling(1),
      beams: undefined,
      thoughtBudget: undefined,
      maxTokens: 500,
    },
    decodingNotes: ['One.'],
    model: benchmarkModel(model),
    rowCount: 3,
    badRows: [{ fileRow: 2, reason: 'Empty.' }],
  };
}

const questionAt = (index: number): BenchmarkQuestion => ({
  index,
  fileRow: index + 1,
  prompt: `q${index}`,
  values: undefined,
  references: ['1'],
  property: undefined,
});
const questions = [0, 1, 2].map(questionAt);

const replied: BenchmarkReply = {
  kind: 'replied',
  replies: ['2'],
  finish: 'stop-token',
  tokenCount: 1,
  elapsedMs: 5,
  confidence: 0.5,
  seed: 9,
};
const failed: BenchmarkReply = {
  kind: 'failed',
  failure: { code: 'x', message: 'No.', cure: 'None.', facts: { tokens: 3 } },
};

describe('a kept benchmark', () => {
  it('comes back as it was, with the replies that were kept', async () => {
    await storage.begin(recordOf('a'), questions);
    await storage.keep('a', [
      { index: 2, reply: replied },
      { index: 0, reply: failed },
    ]);
    await storage.keep('a', [{ index: 0, reply: replied }]);
    expect(await storage.read('a')).toMatchObject({
      record: recordOf('a'),
      questions,
      replies: [
        { index: 0, reply: replied },
        { index: 2, reply: replied },
      ],
      notes: { isStopped: false, headline: undefined },
    });
  });

  it('is not there under another id, nor after it was erased', async () => {
    await storage.begin(recordOf('a'), questions);
    await storage.keep('a', [{ index: 0, reply: replied }]);
    expect(await storage.read('b')).toBeUndefined();
    await storage.erase('a');
    expect(await storage.read('a')).toBeUndefined();
    expect(await storage.list()).toEqual([]);
    await storage.note('a', { isStopped: true });
    expect(await storage.list()).toEqual([]);
  });

  it('of more rows than are read at once comes back whole, gaps in its replies included', async () => {
    const many = Array.from({ length: 4000 }, (_, index) => questionAt(index));
    await storage.begin(recordOf('a'), many);
    const answered = many.filter(({ index }) => index % 3 === 0);
    await storage.keep(
      'a',
      answered.map(({ index }) => ({ index, reply: replied })),
    );
    await storage.begin(recordOf('b'), questions);
    const kept = await storage.read('a');
    expect(kept?.questions.map(({ index }) => index)).toEqual(many.map(({ index }) => index));
    expect(kept?.replies.map(({ index }) => index)).toEqual(answered.map(({ index }) => index));
  });

  it('is listed with its counts and its headline, the newest first', async () => {
    await storage.begin(recordOf('a'), questions);
    await storage.begin(recordOf('b', '2026-11-24T10:00:00.000Z'), questions);
    await storage.keep('a', [
      { index: 0, reply: replied },
      { index: 1, reply: replied },
      { index: 2, reply: failed },
    ]);
    const headline = {
      name: 'RMSE',
      value: 1,
      unit: '',
      mode: 'strict',
      interval: [0.5, 1.5],
    } as const;
    await storage.note('a', { headline, isStopped: true });
    const [b, a] = await storage.list();
    expect(b).toMatchObject({ record: { id: 'b' }, answered: 0, failed: 0, isStopped: false });
    expect(a).toMatchObject({ answered: 2, failed: 1, isStopped: true, headline });
  });

  it('that is damaged says so, and is not in the list', async () => {
    await storage.begin(recordOf('a'), questions);
    await storage.close();
    const database = await openDB(name, 1);
    await database.put('headers', { id: 'a', startedAt: 'x', record: { version: 2 } });
    database.close();
    await expect(storage.read('a')).rejects.toMatchObject({ code: 'damaged-benchmark' });
    expect(await storage.list()).toEqual([]);
  });

  it('begins once', async () => {
    await storage.begin(recordOf('a'), questions);
    await expect(storage.begin(recordOf('a'), questions)).rejects.toMatchObject({
      code: 'benchmarks-failed',
    });
    expect((await storage.read('a'))?.questions).toHaveLength(3);
  });

  it('is held by one tab at a time', async () => {
    const release = await storage.hold('a');
    expect(await storage.hold('a')).toBeUndefined();
    expect(await storage.hold('b')).toBeDefined();
    await release?.();
    expect(await storage.hold('a')).toBeDefined();
  });
});
