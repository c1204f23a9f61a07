import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '#base/failure.ts';
import type { Engine } from '#engine/engine.ts';
import { memoryLocks } from '#library/memory-locks.fixture.ts';
import type { GenerateParams } from '#workers/inference/protocol.ts';
import { engineWriting, model, storeWith } from '../workbench-store.fixture.ts';
import type { WorkbenchStore } from '../workbench-store.ts';
import type { Benchmark } from './benchmark-state.ts';
import { IdbBenchmarkStorage } from './idb-benchmark-storage.ts';

const locks = memoryLocks();
let name = '';
let storage: IdbBenchmarkStorage;
beforeEach(() => {
  name = `benchmarks-${Math.random()}`;
  storage = new IdbBenchmarkStorage({ locks, name });
});
afterEach(() => storage.close());

const question = (smiles: string) =>
  `Given the SMILES representation <SMILES> ${smiles} </SMILES>, what would be its molecular formula?`;

/** Alkanes of 1 to `count` carbons, with their formulas. */
function alkanes(count: number): File {
  const lines = Array.from({ length: count }, (_, at) =>
    JSON.stringify({ input: question('C'.repeat(at + 1)), output: formula(at + 1) }),
  );
  return new File([lines.join('\n')], 'alkanes.jsonl');
}

function formula(carbons: number): string {
  return `C${carbons === 1 ? '' : carbons}H${2 * carbons + 2}`;
}

interface FakeEngine extends Engine {
  readonly asked: GenerateParams[];
  /** What each prompt is answered with; a rejection is thrown. */
  answer: (prompt: string, signal: AbortSignal | undefined) => Promise<string>;
}

/** Knows every alkane, and nothing else. */
function alkaneEngine(): FakeEngine {
  const engine: FakeEngine = {
    ...engineWriting([]),
    load: () => Promise.resolve(model),
    asked: [],
    answer: (prompt) => {
      const carbons = /<SMILES> (C+) /.exec(prompt)?.[1]?.length ?? 0;
      return Promise.resolve(`<MOLFORMULA> ${formula(carbons)} </MOLFORMULA>`);
    },
    generate: async (params, { onProgress = () => {}, signal } = {}) => {
      engine.asked.push(params);
      onProgress({ kind: 'prompt', text: '', tokenCount: 9, reusedTokenCount: 0, replyPrefix: '' });
      const text = await engine.answer(params.messages[0]?.content ?? '', signal);
      signal?.throwIfAborted();
      const token = { id: 1, text, logProbability: Math.log(0.5), timeMs: 1 };
      const finish = 'stop-token' as const;
      const samples = [{ finish, tokenCount: 1, thoughtTokenCount: 0 }];
      if (!params.beams) onProgress({ kind: 'token', sample: 0, token });
      return {
        samples,
        ...(params.beams && { candidates: [{ tokens: [token], score: -1, finish }] }),
        promptTokenCount: 9,
        reusedTokenCount: 0,
        tokenCount: 1,
        timeToFirstTokenMs: 1,
        decodeMs: 1,
        loop: 'growing',
      };
    },
  };
  return engine;
}

async function storeFor(engine: Engine): Promise<WorkbenchStore> {
  let seconds = 0;
  const store = storeWith(engine, {
    benchmarkStorage: () => Promise.resolve(storage),
    now: () => new Date(Date.UTC(2026, 10, 23) + 1000 * seconds++),
  });
  await store.getState().loadModel();
  return store;
}

/** The benchmark as soon as it is in this phase. */
function inPhase<P extends Benchmark['phase']>(
  store: WorkbenchStore,
  phase: P,
): Promise<Extract<Benchmark, { phase: P }>> {
  return until(store, (benchmark): benchmark is Extract<Benchmark, { phase: P }> => {
    return benchmark.phase === phase;
  });
}

function until<B extends Benchmark>(
  store: WorkbenchStore,
  isMet: (benchmark: Benchmark) => benchmark is B,
): Promise<B> {
  return new Promise((resolve) => {
    const look = ({ benchmark }: { readonly benchmark: Benchmark }) => {
      if (!isMet(benchmark)) return;
      stop();
      resolve(benchmark);
    };
    const stop = store.subscribe(look);
    look(store.getState());
  });
}

type Done = Extract<Benchmark, { phase: 'done' }>;
const isScored = (benchmark: Benchmark): benchmark is Done =>
  benchmark.phase === 'done' && benchmark.scoring.phase === 'scored';

async function finished(engine: FakeEngine, file = alkanes(6)) {
  const store = await storeFor(engine);
  await store.getState().openTestFile(file);
  await store.getState().startBenchmark();
  return { store, benchmark: await until(store, isScored) };
}

describe('a chosen file', () => {
  it('is recognised, mapped, and says how it will be answered', async () => {
    const store = await storeFor(alkaneEngine());
    await store.getState().openTestFile(alkanes(3));
    const chosen = await inPhase(store, 'chosen');
    expect(chosen).toMatchObject({
      taskId: 'smiles-to-formula',
      columns: { prompt: 'input', reference: 'output' },
      askable: 3,
      firstPrompt: question('C'),
      problem: undefined,
      decoding: { maxTokens: 500, beams: { width: 5 }, sampling: { temperature: 0, seed: 77 } },
    });
    expect(chosen.decodingNotes[0]).toContain('500 tokens');
  });

  it('says what is missing, and starts once it is there', async () => {
    const store = await storeFor(alkaneEngine());
    await store.getState().openTestFile(new File(['a,b\nC,CH4\n'], 'x.csv'));
    expect(await inPhase(store, 'chosen')).toMatchObject({
      taskId: undefined,
      problem: expect.stringContaining('Choose the task'),
    });
    store.getState().chooseBenchmarkTask('smiles-to-formula');
    store.getState().mapColumn({ field: 'smiles' }, 'a');
    store.getState().mapColumn('reference', 'b');
    await store.getState().startBenchmark();
    expect((await until(store, isScored)).rows[0]?.question.prompt).toBe(question('C'));
  });

  it('that cannot be read says why', async () => {
    const store = await storeFor(alkaneEngine());
    await store.getState().openTestFile(new File([''], 'x.json'));
    expect(await inPhase(store, 'failed')).toMatchObject({ failure: { code: 'test-file-empty' } });
  });

  it('does not start without a model', async () => {
    const store = storeWith(alkaneEngine(), { benchmarkStorage: () => Promise.resolve(storage) });
    await store.getState().openTestFile(alkanes(1));
    await store.getState().startBenchmark();
    const chosen = await inPhase(store, 'chosen');
    expect(chosen.problem).toContain('the model was not loaded yet');
  });
});

describe('a benchmark', () => {
  it('asks every row, scores them and is kept with its headline', async () => {
    const engine = alkaneEngine();
    const { store, benchmark } = await finished(engine);
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
    expect(score.interval).toEqual([100, 100]);
    await expect
      .poll(() => store.getState().keptBenchmarks)
      .toMatchObject({ benchmarks: [{ answered: 6, headline: { value: 100, mode: 'official' } }] });
  });

  it('draws a sample by its seed, and gives each row a seed of its own', async () => {
    const engine = alkaneEngine();
    const store = await storeFor(engine);
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
    const { benchmark } = await finished(engine, alkanes(10));
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
    const tooLong = new Failure({
      code: 'prompt-too-long',
      message: 'Too long.',
      cure: 'Shorten.',
    });
    engine.answer = (prompt, signal) =>
      prompt.includes(' CC ') ? Promise.reject(tooLong) : answer(prompt, signal);
    const { store, benchmark } = await finished(engine);
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

  it('pauses within a row, and goes on in another page with what was kept', async () => {
    const engine = alkaneEngine();
    const { answer } = engine;
    engine.answer = (prompt, signal) =>
      prompt.includes(' CCC ')
        ? new Promise((_, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason));
          })
        : answer(prompt, signal);
    const store = await storeFor(engine);
    await store.getState().openTestFile(alkanes(6));
    await store.getState().startBenchmark();
    await expect.poll(() => engine.asked.length).toBe(3);
    store.getState().pauseBenchmark();
    const paused = await inPhase(store, 'paused');
    expect(paused.why).toEqual({ kind: 'asked' });
    expect(paused.progress).toMatchObject({ answered: 2, waiting: 4 });
    expect(paused.rows.some(({ isRunning }) => isRunning)).toBe(false);

    const later = await storeFor(alkaneEngine());
    await later.getState().openBenchmark(paused.record.id);
    const opened = await inPhase(later, 'paused');
    expect(opened.why).toEqual({ kind: 'opened' });
    expect(opened.rows.filter(({ reply }) => reply)).toHaveLength(2);
    await later.getState().resumeBenchmark();
    expect((await until(later, isScored)).progress).toMatchObject({ answered: 6 });
  });

  it('is run by one tab at a time, and not with another model', async () => {
    const { store, benchmark } = await finished(alkaneEngine());
    await store.getState().stopBenchmark();
    const { id } = benchmark.record;
    const release = await storage.hold(id);
    await store.getState().resumeBenchmark();
    expect((await inPhase(store, 'paused')).why).toEqual({ kind: 'elsewhere' });
    release?.();

    const engine = alkaneEngine();
    engine.load = () => Promise.resolve({ ...model, flavour: 'other' });
    const failing = alkaneEngine();
    failing.answer = () =>
      Promise.reject(new Failure({ code: 'x', message: 'No.', cure: 'None.' }));
    const { benchmark: withFailures } = await finished(failing, alkanes(2));
    const other = await storeFor(engine);
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
    const { benchmark } = await finished(engine);
    expect(benchmark.progress).toMatchObject({ answered: 6, failed: 0 });
    expect(engine.asked).toHaveLength(7);
  });

  it('holds runs back while it is running', async () => {
    const engine = alkaneEngine();
    engine.answer = (_, signal) =>
      new Promise((__, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    const store = await storeFor(engine);
    await store.getState().openTestFile(alkanes(1));
    await store.getState().startBenchmark();
    await inPhase(store, 'running');
    await store.getState().startRun('smiles-to-formula');
    expect(store.getState().startProblems['smiles-to-formula']).toContain('a benchmark is running');
    store.getState().stopRun();
    await inPhase(store, 'paused');
  });

  it('is scored again in the other mode', async () => {
    const { store } = await finished(alkaneEngine());
    store.getState().setScoreMode('strict');
    const strict = await until(store, (now): now is Done => isScored(now) && now.mode === 'strict');
    expect(strict.scoring).toMatchObject({ score: { report: { mode: 'strict' } } });
  });

  it('goes on in the page where its replies cannot be kept, and says so', async () => {
    const engine = alkaneEngine();
    const store = await storeFor(engine);
    const full = new Failure({ code: 'benchmarks-full', message: 'Full.', cure: 'Make room.' });
    storage.keep = () => Promise.reject(full);
    await store.getState().openTestFile(alkanes(2));
    await store.getState().startBenchmark();
    const benchmark = await until(store, isScored);
    expect(benchmark.keepingFailure).toMatchObject({ code: 'benchmarks-full' });
    expect(benchmark.progress.answered).toBe(2);
  });
});

describe('kept benchmarks', () => {
  it('are compared over the rows that both answered', async () => {
    const { benchmark: first } = await finished(alkaneEngine(), alkanes(12));
    const engine = alkaneEngine();
    const { answer } = engine;
    engine.answer = (prompt, signal) =>
      /<SMILES> C{1,6} /.test(prompt) ? Promise.resolve('C9') : answer(prompt, signal);
    const { store, benchmark: second } = await finished(engine, alkanes(10));
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
    const { store, benchmark } = await finished(alkaneEngine());
    const { id } = benchmark.record;
    await store.getState().deleteBenchmark(id);
    expect(store.getState().benchmark).toEqual({ phase: 'empty' });
    expect(store.getState().keptBenchmarks).toEqual({ phase: 'known', benchmarks: [] });
    await store.getState().openBenchmark(id);
    expect(await inPhase(store, 'failed')).toMatchObject({ failure: { code: 'no-benchmark' } });
  });
});

describe('an export', () => {
  it('of everything has each prediction with the hash of its prompt, the model and the seed', async () => {
    const { store } = await finished(alkaneEngine(), alkanes(2));
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
    const { store } = await finished(alkaneEngine(), alkanes(2));
    const file = await store.getState().exportBenchmark('predictions');
    const lines = ((await file?.text()) ?? '').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { prediction: '<MOLFORMULA> CH4 </MOLFORMULA>', reference: 'CH4', prompt: question('C') },
      { prediction: '<MOLFORMULA> C2H6 </MOLFORMULA>', reference: 'C2H6', prompt: question('CC') },
    ]);
  });

  it('is not there without a benchmark', async () => {
    const store = await storeFor(alkaneEngine());
    expect(await store.getState().exportBenchmark('predictions')).toBeUndefined();
  });
});
