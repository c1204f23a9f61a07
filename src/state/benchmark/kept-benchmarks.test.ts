import { describe, expect, it } from 'vitest';
import {
  alkaneEngine,
  alkanes,
  finished,
  inPhase,
  question,
  storeFor,
  untilAborted,
} from './alkane-benchmark.fixture.ts';
import { storagePerTest } from './storage-per-test.fixture.ts';

const kept = storagePerTest();

/** A benchmark whose first reply never comes. */
async function inFirstRow() {
  const engine = alkaneEngine();
  engine.answer = (_, signal) => untilAborted(signal);
  const store = await storeFor(engine, kept.storage);
  await store.getState().openTestFile(alkanes(2));
  await store.getState().startBenchmark();
  await expect.poll(() => engine.asked.length).toBe(1);
  return { engine, store };
}

describe('kept benchmarks', () => {
  it('are compared over the rows that both answered', async () => {
    const { benchmark: first } = await finished(alkaneEngine(), kept.storage, alkanes(12));
    const engine = alkaneEngine();
    const { answer } = engine;
    engine.answer = (prompt, signal) =>
      /<SMILES> C{1,6} /.test(prompt) ? Promise.resolve('C9') : answer(prompt, signal);
    const { store, benchmark: second } = await finished(engine, kept.storage, alkanes(10));
    await store.getState().compareBenchmarks(first.record.id, second.record.id, 'official');
    expect(store.getState().benchmarkComparison).toMatchObject({
      phase: 'compared',
      metric: 'Top-1 Element Match',
      sharedRows: 10,
      firstValue: 100,
      secondValue: 40,
      difference: 60,
    });
    const { benchmarkComparison } = store.getState();
    if (benchmarkComparison.phase !== 'compared') throw new Error('not compared');
    expect(benchmarkComparison.interval[0]).toBeGreaterThan(0);
  });

  it('are deleted, and then not there', async () => {
    const { store, benchmark } = await finished(alkaneEngine(), kept.storage);
    const { id } = benchmark.record;
    await store.getState().deleteBenchmark(id);
    expect(store.getState().benchmark).toEqual({ phase: 'empty' });
    expect(store.getState().keptBenchmarks).toEqual({ phase: 'known', benchmarks: [] });
    await store.getState().openBenchmark(id);
    expect(await inPhase(store, 'failed')).toMatchObject({ failure: { code: 'no-benchmark' } });
  });

  it('that have no figure are listed with the reason, also in another page', async () => {
    const answers = 'input,output\nWhy is it so?,It is.\nAnd why not?,It is not.\n';
    const file = new File([answers], 'open-question.csv');
    const { store } = await finished(alkaneEngine(), kept.storage, file);
    const listed = {
      benchmarks: [
        {
          headline: { name: 'BERTScore F1', mode: 'official', absent: expect.stringMatching(/./) },
        },
      ],
    };
    await expect.poll(() => store.getState().keptBenchmarks).toMatchObject(listed);
    const later = await storeFor(alkaneEngine(), kept.storage);
    await later.getState().readBenchmarks();
    expect(later.getState().keptBenchmarks).toMatchObject(listed);
  });

  it('are said to be opened until they are there, in place of the one before', async () => {
    const { benchmark } = await finished(alkaneEngine(), kept.storage);
    const { store } = await finished(alkaneEngine(), kept.storage);
    const opening = store.getState().openBenchmark(benchmark.record.id);
    await expect.poll(() => store.getState().benchmark).toEqual({ phase: 'opening' });
    await opening;
    expect(await inPhase(store, 'done')).toMatchObject({ record: { id: benchmark.record.id } });
  });

  it('are not deleted while another tab runs them, and the list says so', async () => {
    const { store, benchmark } = await finished(alkaneEngine(), kept.storage);
    const { id } = benchmark.record;
    const release = await kept.storage.hold(id);
    await store.getState().deleteBenchmark(id);
    expect(store.getState().keptBenchmarks).toMatchObject({
      benchmarks: [{ record: { id }, answered: 6 }],
      notDeleted: { code: 'benchmark-elsewhere' },
    });
    await release?.();
    await store.getState().deleteBenchmark(id);
    expect(store.getState().keptBenchmarks).toEqual({ phase: 'known', benchmarks: [] });
  });

  it('are not gone on with where another tab has deleted them', async () => {
    const { engine, store } = await inFirstRow();
    store.getState().pauseBenchmark();
    const { record } = await inPhase(store, 'paused');
    await kept.storage.erase(record.id);
    await store.getState().resumeBenchmark();
    await expect
      .poll(() => store.getState().benchmark)
      .toMatchObject({ phase: 'paused', why: { failure: { code: 'no-benchmark' } } });
    expect(engine.asked).toHaveLength(1);
  });

  it('are deleted in the middle of a row', async () => {
    const { store } = await inFirstRow();
    const { record } = await inPhase(store, 'running');
    await store.getState().deleteBenchmark(record.id);
    expect(store.getState().keptBenchmarks).toEqual({ phase: 'known', benchmarks: [] });
  });
});

describe('an export', () => {
  it('of everything has each prediction with the hash of its prompt, the model and the seed', async () => {
    const { store } = await finished(alkaneEngine(), kept.storage, alkanes(2));
    const file = await store.getState().exportBenchmark('everything');
    const written = JSON.parse((await file?.text()) ?? '');
    expect(written).toMatchObject({
      format: 'scireasoner-benchmark',
      version: 1,
      benchmark: { model: { manifestSha256: '00', runtime: 'test' }, settings: { seed: 77 } },
      score: { report: { mode: 'official', n: 2 } },
    });
    expect(written.rows[0].promptSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(written.rows[0].reply.replies).toEqual(['<MOLFORMULA> CH4 </MOLFORMULA>']);
  });

  it('of predictions has a line for each answered row, as the command reads it', async () => {
    const { store } = await finished(alkaneEngine(), kept.storage, alkanes(2));
    const file = await store.getState().exportBenchmark('predictions');
    const lines = ((await file?.text()) ?? '').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { prediction: '<MOLFORMULA> CH4 </MOLFORMULA>', reference: 'CH4', prompt: question('C') },
      { prediction: '<MOLFORMULA> C2H6 </MOLFORMULA>', reference: 'C2H6', prompt: question('CC') },
    ]);
  });

  it('is not there without a benchmark', async () => {
    const store = await storeFor(alkaneEngine(), kept.storage);
    expect(await store.getState().exportBenchmark('predictions')).toBeUndefined();
  });
});
