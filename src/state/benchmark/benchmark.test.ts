import { describe, expect, it, vi } from 'vitest';
import { Failure } from '#base/failure.ts';
import { model } from '../workbench-store.fixture.ts';
import {
  alkaneEngine,
  alkanes,
  type Done,
  finished,
  inPhase,
  isScored,
  question,
  storeFor,
  until,
  untilAborted,
} from './alkane-benchmark.fixture.ts';
import { type Benchmark, wouldLoseReplies } from './benchmark-state.ts';
import { storagePerTest } from './storage-per-test.fixture.ts';

const kept = storagePerTest();
const tooLong = new Failure({ code: 'prompt-too-long', message: 'Too long.', cure: 'Shorten.' });

describe('a benchmark', () => {
  it('asks every row, scores them and is kept with its headline', async () => {
    const engine = alkaneEngine();
    const { store, benchmark } = await finished(engine, kept.storage);
    expect(engine.asked.map(({ messages }) => messages[0]?.content)).toEqual(
      [1, 2, 3, 4, 5, 6].map((carbons) => question('C'.repeat(carbons))),
    );
    expect(benchmark.progress).toMatchObject({ answered: 6, failed: 0, waiting: 0 });
    expect(benchmark.rows.map(({ score }) => score?.status)).toEqual(Array(6).fill('right'));
    expect(benchmark.rows[0]?.reply).toMatchObject({ kind: 'replied', confidence: 0.5 });
    if (benchmark.scoring.phase !== 'scored') throw new Error('not scored');
    const { score } = benchmark.scoring;
    expect(score.primary).toBe('Top-1 Element Match');
    expect(score.report.metrics['Top-1 Element Match']).toEqual({ value: 100, unit: 'percent' });
    // Exact, as six right rows of six leave no width to a bootstrap: the 6th root of 0.025.
    expect(score.intervalMethod).toBe('exact');
    expect(score.interval?.[0]).toBeCloseTo(54.0742, 4);
    expect(score.interval?.[1]).toBe(100);
    await expect
      .poll(() => store.getState().keptBenchmarks)
      .toMatchObject({ benchmarks: [{ answered: 6, headline: { value: 100, mode: 'official' } }] });
  });

  it('draws a sample by its seed, and gives each row a seed of its own', async () => {
    const engine = alkaneEngine();
    const store = await storeFor(engine, kept.storage);
    await store.getState().openTestFile(alkanes(30));
    store.getState().setBenchmarkSample(5, 3);
    await store.getState().startBenchmark();
    const { rows, record } = await until(store, isScored);
    expect(rows).toHaveLength(5);
    expect(record.settings).toMatchObject({ sample: 5, seed: 3 });
    expect(new Set(engine.asked.map(({ sampling }) => sampling.seed)).size).toBe(5);
  });

  it('has an interval around its value where rows differ', async () => {
    const engine = alkaneEngine();
    const { answer } = engine;
    engine.answer = (prompt, signal) =>
      prompt.includes(' CC ') ? Promise.resolve('no idea') : answer(prompt, signal);
    const { benchmark } = await finished(engine, kept.storage, alkanes(10));
    if (benchmark.scoring.phase !== 'scored') throw new Error('not scored');
    const { report, interval } = benchmark.scoring.score;
    expect(report.metrics['Top-1 Element Match']).toMatchObject({ value: 90 });
    expect(interval?.[0]).toBeLessThan(90);
    expect(interval?.[1]).toBe(100);
    expect(benchmark.rows[1]?.score?.status).not.toBe('right');
  });

  it('keeps a row that failed with its reason, and asks it again', async () => {
    const engine = alkaneEngine();
    const { answer } = engine;
    engine.answer = (prompt, signal) =>
      prompt.includes(' CC ') ? Promise.reject(tooLong) : answer(prompt, signal);
    const { store, benchmark } = await finished(engine, kept.storage);
    expect(benchmark.rows[1]?.reply).toMatchObject({
      kind: 'failed',
      failure: { code: 'prompt-too-long' },
    });
    expect(benchmark.progress).toMatchObject({ answered: 5, failed: 1, waiting: 0 });
    engine.answer = answer;
    await store.getState().resumeBenchmark();
    await expect.poll(() => engine.asked.length).toBe(7);
    await until(store, (now): now is Done => now.phase === 'done' && now.progress.failed === 0);
  });

  it('that was stopped asks those rows again that failed, and no others', async () => {
    const engine = alkaneEngine();
    const { answer } = engine;
    engine.answer = (prompt, signal) => {
      if (prompt.includes(' C ')) return Promise.reject(tooLong);
      return prompt.includes(' CCC ') ? untilAborted(signal) : answer(prompt, signal);
    };
    const store = await storeFor(engine, kept.storage);
    await store.getState().openTestFile(alkanes(5));
    await store.getState().startBenchmark();
    await expect.poll(() => engine.asked.length).toBe(3);
    await store.getState().stopBenchmark();
    engine.answer = answer;
    await store.getState().resumeBenchmark();
    const done = await until(
      store,
      (now): now is Done => now.phase === 'done' && now.progress.failed === 0,
    );
    expect(done).toMatchObject({ isStopped: true, progress: { answered: 2, waiting: 3 } });
    expect(engine.asked).toHaveLength(4);
    await expect
      .poll(() => store.getState().keptBenchmarks)
      .toMatchObject({ benchmarks: [{ isStopped: true, answered: 2, failed: 0 }] });
  });

  it('pauses within a row, and goes on in another page with what was kept', async () => {
    const engine = alkaneEngine();
    const { answer } = engine;
    engine.answer = (prompt, signal) =>
      prompt.includes(' CCC ') ? untilAborted(signal) : answer(prompt, signal);
    const store = await storeFor(engine, kept.storage);
    await store.getState().openTestFile(alkanes(6));
    await store.getState().startBenchmark();
    await expect.poll(() => engine.asked.length).toBe(3);
    store.getState().pauseBenchmark();
    const paused = await inPhase(store, 'paused');
    expect(paused.why).toEqual({ kind: 'asked' });
    expect(paused.progress).toMatchObject({ answered: 2, waiting: 4 });
    expect(paused.rows.some(({ isRunning }) => isRunning)).toBe(false);

    const later = await storeFor(alkaneEngine(), kept.storage);
    await later.getState().openBenchmark(paused.record.id);
    const opened = await inPhase(later, 'paused');
    expect(opened.why).toEqual({ kind: 'opened' });
    expect(opened.rows.filter(({ reply }) => reply)).toHaveLength(2);
    await later.getState().resumeBenchmark();
    expect((await until(later, isScored)).progress).toMatchObject({ answered: 6 });
  });

  it('is run by one tab at a time, and not with another model', async () => {
    const { store, benchmark } = await finished(alkaneEngine(), kept.storage);
    await store.getState().stopBenchmark();
    const { id } = benchmark.record;
    const release = await kept.storage.hold(id);
    await store.getState().resumeBenchmark();
    expect((await inPhase(store, 'paused')).why).toEqual({ kind: 'elsewhere' });
    release?.();

    const engine = alkaneEngine();
    engine.load = () => Promise.resolve({ ...model, flavour: 'other' });
    const failing = alkaneEngine();
    failing.answer = () =>
      Promise.reject(new Failure({ code: 'x', message: 'No.', cure: 'None.' }));
    const { benchmark: withFailures } = await finished(failing, kept.storage, alkanes(2));
    const other = await storeFor(engine, kept.storage);
    await other.getState().openBenchmark(withFailures.record.id);
    await other.getState().resumeBenchmark();
    const refused = await until(
      other,
      (now): now is Extract<Benchmark, { phase: 'paused' }> =>
        now.phase === 'paused' && now.why.kind === 'refused',
    );
    expect(refused.why).toMatchObject({ reason: expect.stringContaining('tiny (other, CPU)') });
  });

  it('survives the loss of its model', async () => {
    const engine = alkaneEngine();
    const { answer } = engine;
    let losses = 0;
    engine.answer = (prompt, signal) =>
      prompt.includes(' CCC ') && losses++ === 0
        ? Promise.reject(new Failure({ code: 'worker-crashed', message: 'Gone.', cure: 'Wait.' }))
        : answer(prompt, signal);
    const { benchmark } = await finished(engine, kept.storage);
    expect(benchmark.progress).toMatchObject({ answered: 6, failed: 0 });
    expect(engine.asked).toHaveLength(7);
  });

  it('pauses at its last row where another model came back', async () => {
    const engine = alkaneEngine();
    const crashed = new Failure({ code: 'worker-crashed', message: 'Gone.', cure: 'Wait.' });
    engine.answer = () => Promise.reject(crashed);
    const store = await storeFor(engine, kept.storage);
    engine.load = () => Promise.resolve({ ...model, flavour: 'other' });
    await store.getState().openTestFile(alkanes(1));
    await store.getState().startBenchmark();
    const paused = await inPhase(store, 'paused');
    expect(paused.why).toMatchObject({ kind: 'refused' });
    expect(paused.progress).toMatchObject({ answered: 0, failed: 0, waiting: 1 });
  });

  it('leaves a row that ends the model twice, and asks the others', async () => {
    const engine = alkaneEngine();
    const { answer } = engine;
    const full = new Failure({ code: 'gpu-lost', message: 'Gone.', cure: 'Wait.' });
    engine.answer = (prompt, signal) =>
      prompt.includes(' C ') ? Promise.reject(full) : answer(prompt, signal);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let ended = false;
    const asked = finished(engine, kept.storage, alkanes(3)).finally(() => {
      ended = true;
    });
    for (let second = 0; !ended && second < 300; second++) {
      await vi.advanceTimersByTimeAsync(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    vi.useRealTimers();
    const { benchmark } = await asked;
    expect(benchmark.progress).toMatchObject({ answered: 2, failed: 1, waiting: 0 });
  });

  it('holds runs back while it is running', async () => {
    const engine = alkaneEngine();
    engine.answer = (_, signal) => untilAborted(signal);
    const store = await storeFor(engine, kept.storage);
    await store.getState().openTestFile(alkanes(1));
    await store.getState().startBenchmark();
    await inPhase(store, 'running');
    await store.getState().startRun('smiles-to-formula');
    expect(store.getState().startProblems['smiles-to-formula']).toContain('a benchmark is running');
    store.getState().stopRun();
    await inPhase(store, 'paused');
  });

  it('that is taken off the screen is listed with the score that it has', async () => {
    const engine = alkaneEngine();
    const { answer } = engine;
    engine.answer = (prompt, signal) =>
      prompt.includes(' CCC ') ? untilAborted(signal) : answer(prompt, signal);
    const store = await storeFor(engine, kept.storage);
    await store.getState().openTestFile(alkanes(4));
    await store.getState().startBenchmark();
    await expect.poll(() => engine.asked.length).toBe(3);
    store.getState().closeBenchmark();
    await expect
      .poll(() => store.getState().keptBenchmarks)
      .toMatchObject({ benchmarks: [{ answered: 2, headline: { value: 100 } }] });
  });

  it('is scored again in the other mode', async () => {
    const { store } = await finished(alkaneEngine(), kept.storage);
    store.getState().setScoreMode('strict');
    const strict = await until(store, (now): now is Done => isScored(now) && now.mode === 'strict');
    expect(strict.scoring).toMatchObject({ score: { report: { mode: 'strict' } } });
  });

  it('goes on in the page where its replies cannot be kept, and says so', async () => {
    const engine = alkaneEngine();
    const store = await storeFor(engine, kept.storage);
    const full = new Failure({ code: 'benchmarks-full', message: 'Full.', cure: 'Make room.' });
    const keep = kept.storage.keep.bind(kept.storage);
    kept.storage.keep = () => Promise.reject(full);
    await store.getState().openTestFile(alkanes(2));
    await store.getState().startBenchmark();
    const benchmark = await until(store, isScored);
    expect(benchmark.keepingFailure).toMatchObject({ code: 'benchmarks-full' });
    expect(benchmark.progress.answered).toBe(2);
    expect(wouldLoseReplies(store.getState())).toBe(true);

    kept.storage.keep = keep;
    await store.getState().resumeBenchmark();
    await expect.poll(() => wouldLoseReplies(store.getState())).toBe(false);
    expect((await kept.storage.read(benchmark.record.id))?.replies).toHaveLength(2);
  });
});
