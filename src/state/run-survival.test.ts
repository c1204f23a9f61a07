import { afterEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '#base/failure.ts';
import { type PlannedLoss, ResumingEngine } from './resuming-engine.fixture.ts';
import type { Run } from './run.ts';
import { storeWith } from './workbench-store.fixture.ts';

const TASK = 'smiles-to-formula';
const REPLY = ['C 1 ', 'H 4\n', '</think>\n\n', '<MOLFORMULA> ', 'CH4', ' </MOLFORMULA>'];
const WHOLE = `<think>\n${REPLY.join('')}`;

async function storeOf(engine: ResumingEngine) {
  const store = storeWith(engine, { now: () => new Date() });
  await store.getState().loadModel();
  store.getState().editField(TASK, 'smiles', 'C');
  const run = (): Run => {
    const latest = store.getState().runs[TASK];
    if (!latest) throw new Error('there is no run');
    return latest;
  };
  return { store, run };
}

async function runWith(losses: readonly PlannedLoss[], change = (_: ResumingEngine) => {}) {
  const engine = new ResumingEngine([REPLY], losses);
  change(engine);
  const { store, run } = await storeOf(engine);
  await store.getState().startRun(TASK);
  return { engine, store, run };
}

describe('a run whose model is lost', () => {
  afterEach(() => void vi.useRealTimers());

  for (const code of ['worker-crashed', 'gpu-lost', 'out-of-memory']) {
    it(`goes on behind what was written after ${code}, and writes the same`, async () => {
      for (let afterTokens = 1; afterTokens <= REPLY.length; afterTokens++) {
        const { engine, run } = await runWith([{ afterTokens, code }]);
        expect(run()).toMatchObject({
          phase: { phase: 'finished', summary: { tokenCount: REPLY.length } },
          samples: [{ text: WHOLE, checks: { phase: 'done' } }],
          interruptions: [
            {
              failure: { code },
              keptTokenCount: afterTokens,
              continuedWith: { backend: 'wasm', flavour: 'cpu-int8' },
            },
          ],
        });
        expect(run().samples[0]?.tokens.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5]);
        expect(engine.calls.map(({ written }) => written)).toEqual([
          undefined,
          [[0, 1, 2, 3, 4, 5].slice(0, afterTokens)],
        ]);
        expect(engine.loads).toHaveLength(2);
      }
    });
  }

  it('loses and doubles no token of several replies, wherever it is interrupted', async () => {
    const replies = [REPLY, REPLY.slice(2), ['so ', ...REPLY]];
    const whole = replies.map((reply) => `<think>\n${reply.join('')}`);
    const total = replies.flat().length;
    for (let afterTokens = 0; afterTokens <= total; afterTokens++) {
      const engine = new ResumingEngine(replies, [{ afterTokens, code: 'gpu-lost' }]);
      const { store, run } = await storeOf(engine);
      store.getState().setSamplingDraft({ temperature: '1' });
      store.getState().setDecodingDraft({ sampleCount: '3' });
      await store.getState().startRun(TASK);
      expect(run().samples.map(({ text }) => text)).toEqual(whole);
      expect(run().interruptions).toMatchObject([{ keptTokenCount: afterTokens }]);
    }
  });

  it('starts anew when the model was lost before the first token', async () => {
    const { engine, run } = await runWith([{ afterTokens: 0, code: 'gpu-lost' }]);
    expect(run()).toMatchObject({
      phase: { phase: 'finished' },
      samples: [{ text: WHOLE }],
      interruptions: [{ keptTokenCount: 0 }],
    });
    expect(engine.calls[1]).not.toHaveProperty('written');
  });

  it('counts the time of tokens on from the start of the run', async () => {
    const { run } = await runWith([{ afterTokens: 3, code: 'gpu-lost' }]);
    const times = run().samples[0]?.tokens.map(({ timeMs }) => timeMs) ?? [];
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
  });

  it('says while it recovers what was lost, and keeps the text on the screen', async () => {
    const engine = new ResumingEngine([REPLY], [{ afterTokens: 2, code: 'gpu-lost' }]);
    const { store, run } = await storeOf(engine);
    const seen: Run[] = [];
    store.subscribe(() => {
      if (store.getState().runs[TASK]?.phase.phase === 'recovering') seen.push(run());
    });
    await store.getState().startRun(TASK);
    expect(seen[0]).toMatchObject({
      phase: { phase: 'recovering', failure: { code: 'gpu-lost' }, attempt: 1 },
      samples: [{ text: '<think>\nC 1 H 4\n' }],
    });
  });

  it('waits five seconds the second time, and goes on with the CPU the third', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const loss = { afterTokens: 1, code: 'gpu-lost' };
    const engine = new ResumingEngine([REPLY], [loss, loss, loss]);
    engine.backend = 'webgpu';
    const { store, run } = await storeOf(engine);
    store.getState().acceptUntested();
    const running = store.getState().startRun(TASK);
    await vi.waitFor(() => expect(run().phase).toMatchObject({ attempt: 2 }));
    const loadsBefore = engine.loads.length;
    await vi.advanceTimersByTimeAsync(4900);
    expect(engine.loads).toHaveLength(loadsBefore);
    await vi.advanceTimersByTimeAsync(200);
    await running;
    expect(run()).toMatchObject({
      phase: { phase: 'finished' },
      samples: [{ text: WHOLE }],
      interruptions: [
        { continuedWith: { backend: 'webgpu' } },
        { continuedWith: { backend: 'webgpu' } },
        { continuedWith: { backend: 'wasm', flavour: 'cpu-int8' } },
      ],
    });
    expect(store.getState().wantedBackend).toBe('wasm');
  });

  it('gives up after three losses on the CPU, says the cure and keeps the text', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const loss = { afterTokens: 1, code: 'worker-crashed' };
    const engine = new ResumingEngine(
      [REPLY],
      Array.from({ length: 9 }, () => loss),
    );
    const { store, run } = await storeOf(engine);
    const running = store.getState().startRun(TASK);
    await vi.waitFor(() => expect(run().phase).toMatchObject({ attempt: 2 }));
    await vi.advanceTimersByTimeAsync(5000);
    await running;
    expect(run()).toMatchObject({
      phase: {
        phase: 'failed',
        failure: { code: 'worker-crashed', cure: expect.stringMatching(/Restart the browser/) },
      },
      samples: [{ text: '<think>\nC 1 H 4\n</think>\n\n' }],
    });
    expect(engine.calls).toHaveLength(3);
    // Once more for the next run.
    expect(engine.loads).toHaveLength(4);
  });

  it('tries memory that ran out once more, and no third time', async () => {
    const loss = { afterTokens: 1, code: 'out-of-memory' };
    const { engine, run } = await runWith([loss, loss, loss]);
    expect(run().phase).toMatchObject({
      phase: 'failed',
      failure: { code: 'out-of-memory', cure: expect.stringMatching(/fewer replies/) },
    });
    expect(engine.calls).toHaveLength(2);
  });

  it('climbs on when the model cannot be loaded again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const engine = new ResumingEngine([REPLY], [{ afterTokens: 2, code: 'gpu-lost' }]);
    const { store, run } = await storeOf(engine);
    engine.loadFailures = ['no-flavour'];
    const running = store.getState().startRun(TASK);
    await vi.waitFor(() => expect(run().phase).toMatchObject({ failure: { code: 'no-flavour' } }));
    await vi.advanceTimersByTimeAsync(5000);
    await running;
    expect(run()).toMatchObject({
      phase: { phase: 'finished' },
      samples: [{ text: WHOLE }],
      interruptions: [{ failure: { code: 'gpu-lost' } }],
    });
  });

  it('fails with the reason when the model can never be loaded again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const engine = new ResumingEngine([REPLY], [{ afterTokens: 2, code: 'gpu-lost' }]);
    const { store, run } = await storeOf(engine);
    engine.loadFailures = Array.from({ length: 9 }, () => 'no-flavour');
    const running = store.getState().startRun(TASK);
    await vi.waitFor(() => expect(run().phase).toMatchObject({ attempt: 2 }));
    await vi.advanceTimersByTimeAsync(5000);
    await running;
    expect(run()).toMatchObject({
      phase: { phase: 'failed', failure: { code: 'no-flavour' } },
      samples: [{ text: '<think>\nC 1 H 4\n' }],
      interruptions: [{ continuedWith: undefined }],
    });
    expect(engine.loads).toHaveLength(3);
  });

  it('stops at once while it waits, and loads the model for the next run', async () => {
    const loss = { afterTokens: 1, code: 'gpu-lost' };
    const engine = new ResumingEngine([REPLY], [loss, loss]);
    const { store, run } = await storeOf(engine);
    const running = store.getState().startRun(TASK);
    await vi.waitFor(() => expect(run().phase).toMatchObject({ attempt: 2 }));
    store.getState().stopRun();
    await running;
    expect(run()).toMatchObject({
      phase: { phase: 'stopped' },
      samples: [{ text: '<think>\nC 1 H 4\n' }],
    });
    expect(engine.loads).toHaveLength(3);
    await vi.waitFor(() => expect(store.getState().model.phase).toBe('ready'));
  });

  it('stops at once while the model is loaded, which goes on for the next run', async () => {
    const engine = new ResumingEngine([REPLY], [{ afterTokens: 1, code: 'gpu-lost' }]);
    const { store, run } = await storeOf(engine);
    let release = () => {};
    const load = engine.load.bind(engine);
    engine.load = async (params) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return load(params);
    };
    const running = store.getState().startRun(TASK);
    await vi.waitFor(() => expect(store.getState().model.phase).toBe('loading'));
    store.getState().stopRun();
    await running;
    expect(run().phase).toEqual({ phase: 'stopped' });
    release();
    await vi.waitFor(() => expect(store.getState().model.phase).toBe('ready'));
    expect(engine.loads).toHaveLength(2);
  });

  it('does not try again what hung on the prompt, and loads the model for another one', async () => {
    const { engine, run } = await runWith([], (planned) => {
      planned.generate = () =>
        Promise.reject(
          new Failure({
            code: 'model-hung',
            message: 'The template took more than 3.5 s.',
            cure: 'Shorten the input.',
            facts: { phase: 'prompt' },
          }),
        );
    });
    expect(run().phase).toMatchObject({ phase: 'failed', failure: { code: 'model-hung' } });
    expect(run().interruptions).toEqual([]);
    expect(engine.loads).toHaveLength(2);
  });
});
