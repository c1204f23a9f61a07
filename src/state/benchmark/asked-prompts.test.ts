import { describe, expect, it } from 'vitest';
import { digestSha256 } from '#library/digest-sha256.ts';
import { alkaneEngine, isScored, storeFor, until } from './alkane-benchmark.fixture.ts';
import type { Benchmark, DecodingPreset } from './benchmark-state.ts';
import { storagePerTest } from './storage-per-test.fixture.ts';

const ADDED = "Your answer should start with 'Yes' or 'Maybe' or 'No'.\n";
const questions = ['Is water wet?', 'Is ice warm?', 'Is tin a metal?'];
const wanted = ['Yes', 'No', 'Yes'];

function verdicts(prompts: readonly string[]): File {
  const lines = prompts.map((input, at) => JSON.stringify({ input, output: `${wanted[at]}, so.` }));
  return new File([lines.join('\n')], 'questions.jsonl');
}

const kept = storagePerTest();

/** Says yes to everything. */
async function asked(preset: DecodingPreset, prompts: readonly string[] = questions) {
  const engine = alkaneEngine();
  engine.answer = () => Promise.resolve('Yes.');
  const store = await storeFor(engine, kept.storage);
  await store.getState().openTestFile(verdicts(prompts));
  store.getState().chooseBenchmarkTask('true-false-question');
  store.getState().setDecodingPreset(preset);
  const chosen = await until(
    store,
    (now): now is Extract<Benchmark, { phase: 'chosen' }> =>
      now.phase === 'chosen' && now.settings.preset === preset && now.taskId !== undefined,
  );
  await store.getState().startBenchmark();
  const { record } = await until(store, isScored);
  return {
    store,
    chosen,
    record,
    prompts: engine.asked.map(({ messages }) => messages[0]?.content),
  };
}

describe('a prompt of a file', () => {
  it('is asked, shown, kept, exported and hashed with what the released evaluation adds', async () => {
    const { store, chosen, record, prompts } = await asked('official');
    const whole = questions.map((question) => question + ADDED);
    expect(prompts).toEqual(whole);
    expect(chosen.firstPrompt).toBe(whole[0]);
    expect(record.decodingNotes.join(' ')).toContain('which the released evaluation adds');
    const read = await kept.storage.read(record.id);
    expect(read?.questions.map(({ prompt }) => prompt)).toEqual(whole);
    expect(read?.questions[0]?.values).toEqual({ question: questions[0] });
    const file = await store.getState().exportBenchmark('everything');
    const [row] = JSON.parse((await file?.text()) ?? '').rows;
    expect(row.prompt).toBe(whole[0]);
    expect(row.promptSha256).toBe(await digestSha256(new TextEncoder().encode(whole[0])));
  });

  it('that ends so already is asked once, with the same values', async () => {
    const whole = questions.map((question) => question + ADDED);
    const { record, prompts } = await asked('official', whole);
    expect(prompts).toEqual(whole);
    expect((await kept.storage.read(record.id))?.questions[1]?.values).toEqual({
      question: questions[1],
    });
  });

  it('is asked as it stands with settings of one’s own, and it is said', async () => {
    const { prompts, chosen, record } = await asked('as-set');
    expect(prompts).toEqual(questions);
    expect(chosen.firstPrompt).toBe(questions[0]);
    expect(record.decodingNotes.join(' ')).toContain('Prompts are asked as they are stored');
  });

  it('is one question in a comparison, asked with the addition and without', async () => {
    const { record: first } = await asked('official');
    const { store, record: second } = await asked('as-set');
    for (const mode of ['official', 'strict'] as const) {
      await store.getState().compareBenchmarks(first.id, second.id, mode);
      expect(store.getState().benchmarkComparison).toMatchObject({
        phase: 'compared',
        mode,
        sharedRows: 3,
        difference: 0,
      });
    }
  });
});

describe('a comparison', () => {
  it('gives way to one in the other mode that is asked for meanwhile', async () => {
    const { record: first } = await asked('official');
    const { store, record: second } = await asked('as-set');
    const phases: string[] = [];
    store.subscribe(({ benchmarkComparison: now }) => {
      phases.push(now.phase === 'compared' ? now.mode : now.phase);
    });
    const official = store.getState().compareBenchmarks(first.id, second.id, 'official');
    const strict = store.getState().compareBenchmarks(first.id, second.id, 'strict');
    await Promise.all([official, strict]);
    expect(new Set(phases)).toEqual(new Set(['comparing', 'strict']));
  });

  it('of two tasks is refused with its reason', async () => {
    const { record: first } = await asked('official');
    const { store } = await asked('official');
    const second = { ...first, id: 'other', taskId: 'bbbp' };
    await kept.storage.begin(second, []);
    await store.getState().compareBenchmarks(first.id, second.id, 'official');
    expect(store.getState().benchmarkComparison).toMatchObject({
      phase: 'failed',
      failure: { code: 'benchmarks-differ', message: expect.stringContaining('different tasks') },
    });
  });
});
