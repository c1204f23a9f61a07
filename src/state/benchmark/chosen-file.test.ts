import { describe, expect, it } from 'vitest';
import { storeWith } from '../workbench-store.fixture.ts';
import {
  alkaneEngine,
  alkanes,
  inPhase,
  isScored,
  question,
  storeFor,
  until,
} from './alkane-benchmark.fixture.ts';
import { storagePerTest } from './storage-per-test.fixture.ts';

const kept = storagePerTest();

describe('a chosen file', () => {
  it('is recognised, mapped, and says how it will be answered', async () => {
    const store = await storeFor(alkaneEngine(), kept.storage);
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
    const store = await storeFor(alkaneEngine(), kept.storage);
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

  it('names inputs that the form of the task would not take, and asks them all the same', async () => {
    const store = await storeFor(alkaneEngine(), kept.storage);
    const rows = 'smiles,measured\nCCO,C2H6O\nno molecule,CH4\nCC,C2H6\n';
    await store.getState().openTestFile(new File([rows], 'smiles-to-formula.csv'));
    expect(await inPhase(store, 'chosen')).toMatchObject({
      taskId: 'smiles-to-formula',
      columns: { reference: 'measured' },
      askable: 3,
      inputNote: expect.stringMatching(
        /^The form .* 1 of 3 rows, such as “no molecule” in row 3: /,
      ),
    });
    store.getState().mapColumn('prompt', 'smiles');
    await expect.poll(() => store.getState().benchmark).toMatchObject({ inputNote: undefined });
  });

  it('says of a long one that only some of its rows were looked at', async () => {
    const store = await storeFor(alkaneEngine(), kept.storage);
    const rows = Array.from({ length: 2001 }, (_, at) => `no molecule ${at},${at}`);
    const file = new File([['smiles,answer', ...rows].join('\n')], 'smiles-to-formula.csv');
    await store.getState().openTestFile(file);
    expect(await inPhase(store, 'chosen')).toMatchObject({
      inputNote: expect.stringContaining(' 1,000 of 1,000 rows that were looked at, such as '),
    });
    await expect
      .poll(() => store.getState().benchmark)
      .toMatchObject({
        referenceNote: expect.stringContaining(' of 30 rows that were looked at, such as '),
      });
  });

  it('that cannot be read says why', async () => {
    const store = await storeFor(alkaneEngine(), kept.storage);
    await store.getState().openTestFile(new File([''], 'x.json'));
    expect(await inPhase(store, 'failed')).toMatchObject({ failure: { code: 'test-file-empty' } });
  });

  it('does not start without a model', async () => {
    const store = storeWith(alkaneEngine(), {
      benchmarkStorage: () => Promise.resolve(kept.storage),
    });
    await store.getState().openTestFile(alkanes(1));
    await store.getState().startBenchmark();
    const chosen = await inPhase(store, 'chosen');
    expect(chosen).toMatchObject({ problem: undefined });
    expect(chosen.refusal).toContain('the model was not loaded yet');

    await store.getState().loadModel();
    store.getState().lookAgain();
    await expect.poll(() => store.getState().benchmark).toMatchObject({ refusal: undefined });
    await store.getState().startBenchmark();
    await until(store, isScored);
  });

  it('is started once by two presses, and not at all where it is left meanwhile', async () => {
    const engine = alkaneEngine();
    const store = await storeFor(engine, kept.storage);
    await store.getState().openTestFile(alkanes(3));
    const { startBenchmark } = store.getState();
    await Promise.all([startBenchmark(), startBenchmark()]);
    await until(store, isScored);
    expect(engine.asked).toHaveLength(3);
    expect(await kept.storage.list()).toHaveLength(1);

    await store.getState().openTestFile(alkanes(3));
    const started = startBenchmark();
    await expect.poll(() => store.getState().benchmark).toMatchObject({ isStarting: true });
    store.getState().closeBenchmark();
    await started;
    expect(store.getState().benchmark).toEqual({ phase: 'empty' });
    expect(engine.asked).toHaveLength(3);
  });

  it('keeps the columns that were chosen by hand when the task is chosen behind them', async () => {
    const store = await storeFor(alkaneEngine(), kept.storage);
    await store.getState().openTestFile(new File(['q,input,a\nC,x,CH4\n'], 'x.csv'));
    store.getState().mapColumn('prompt', undefined);
    store.getState().mapColumn('reference', 'a');
    store.getState().chooseBenchmarkTask('smiles-to-formula');
    store.getState().mapColumn({ field: 'smiles' }, 'q');
    store.getState().chooseBenchmarkTask('iupac-to-formula');
    store.getState().chooseBenchmarkTask('esol');
    await expect
      .poll(() => store.getState().benchmark)
      .toMatchObject({
        taskId: 'esol',
        columns: { prompt: undefined, reference: 'a', fields: { smiles: 'q' } },
        askable: 1,
      });
  });

  it('says whether scoring understands its references, in the mode that is chosen', async () => {
    const store = await storeFor(alkaneEngine(), kept.storage);
    const molecules = 'input,output\nethanol,CCO\nmethane,C\n';
    await store.getState().openTestFile(new File([molecules], 'molecules.csv'));
    store.getState().chooseBenchmarkTask('iupac-to-smiles');
    await expect
      .poll(() => store.getState().benchmark)
      .toMatchObject({
        referenceNote: expect.stringMatching(/^Official .* of 2 of 2 rows, such as “CCO” in row 2/),
      });
    store.getState().setScoreMode('strict');
    await expect.poll(() => store.getState().benchmark).toMatchObject({ referenceNote: undefined });
    // The screen looks again as soon as it is there, while references are looked at.
    store.getState().setScoreMode('official');
    store.getState().lookAgain();
    await expect
      .poll(() => store.getState().benchmark)
      .toMatchObject({ referenceNote: expect.stringContaining('of 2 of 2 rows') });

    const flags = 'smiles,label\nC,1\nCC,0\nCCC,Yes\n';
    await store.getState().openTestFile(new File([flags], 'bbbp.csv'));
    await expect
      .poll(() => store.getState().benchmark)
      .toMatchObject({ referenceNote: expect.stringContaining('of 2 of 3 rows, such as “1”') });
  });

  it('says what is set wrong for runs before it is started', async () => {
    const store = await storeFor(alkaneEngine(), kept.storage);
    await store.getState().openTestFile(alkanes(1));
    store.getState().setSamplingDraft({ temperature: 'abc' });
    store.getState().setDecodingPreset('as-set');
    const wrong = expect.stringContaining('Temperature is "abc"');
    await expect.poll(() => store.getState().benchmark).toMatchObject({ problem: wrong });
    store.getState().setDecodingPreset('official');
    await expect.poll(() => store.getState().benchmark).toMatchObject({ problem: undefined });
  });

  it('says anew how it is answered when what is set for runs has changed', async () => {
    const store = await storeFor(alkaneEngine(), kept.storage);
    await store.getState().openTestFile(alkanes(1));
    store.getState().setDecodingPreset('as-set');
    store.getState().setMode('thinking');
    store.getState().lookAgain();
    await expect
      .poll(() => store.getState().benchmark)
      .toMatchObject({ decoding: { thoughtMode: 'thinking' } });
  });
});
