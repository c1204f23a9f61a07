import { describe, expect, it, vi } from 'vitest';
import { Failure } from '#base/failure.ts';
import { err } from '#base/result.ts';
import type { Engine } from '#engine/engine.ts';
import type { Chemistry } from '#science/chemistry.ts';
import { type Run, shownSampleOf, tokenCountOf } from './run.ts';
import { chemistry, engineWriting, formulaVerdict, storeWith } from './workbench-store.fixture.ts';

async function ready(engine: Engine) {
  const store = storeWith(engine);
  await store.getState().loadModel();
  store.getState().editField('smiles-to-formula', 'smiles', ' C ');
  return store;
}

const runOf = (store: ReturnType<typeof storeWith>): Run => {
  const run = store.getState().runs['smiles-to-formula'];
  if (!run) throw new Error('there is no run');
  return run;
};

const REPLY = ['C 1 H 4\n', '</think>\n\n', '<MOLFORMULA> CH4', ' </MOLFORMULA>'];

describe('the workbench store', () => {
  it('runs a task from typed text to a checked answer', async () => {
    const store = await ready(engineWriting(REPLY));
    await store.getState().startRun('smiles-to-formula');
    expect(runOf(store)).toMatchObject({
      values: { smiles: 'C' },
      prompt: expect.stringContaining('<SMILES> C </SMILES>'),
      renderedPrompt: 'rendered',
      samples: [
        {
          text: `<think>\n${REPLY.join('')}`,
          summary: { finish: 'stop-token' },
          checks: { phase: 'done', verdicts: formulaVerdict('passes') },
        },
      ],
      phase: { phase: 'finished' },
      sampling: { temperature: 0, seed: 77 },
    });
    expect(shownSampleOf(runOf(store)).tokens).toHaveLength(4);
  });

  it('does not start without a model, or with a wrong field or setting, and says why', async () => {
    const early = storeWith(engineWriting(REPLY));
    await early.getState().startRun('smiles-to-formula');
    expect(early.getState().startProblems['smiles-to-formula']).toMatch(/not loaded/);

    const store = await ready(engineWriting(REPLY));
    store.getState().editField('smiles-to-formula', 'smiles', 'C(');
    await store.getState().startRun('smiles-to-formula');
    expect(store.getState().startProblems['smiles-to-formula']).toMatch(/\w/);
    expect(store.getState().runs).toEqual({});

    store.getState().editField('smiles-to-formula', 'smiles', 'C');
    store.getState().setSamplingDraft({ temperature: 'hot' });
    await store.getState().startRun('smiles-to-formula');
    expect(store.getState().startProblems['smiles-to-formula']).toMatch(/Temperature is "hot"/);

    store.getState().setSamplingDraft({ temperature: '' });
    await store.getState().startRun('smiles-to-formula');
    expect(store.getState().startProblems).toEqual({});
  });

  it('does not start with a molecule that chemistry rejects, and repeats its reason', async () => {
    const engine = engineWriting(REPLY);
    const rejecting: Chemistry = {
      ...chemistry,
      describeMolecule: () =>
        Promise.resolve(err({ message: 'Five bonds.', cure: 'Take one away.' })),
    };
    const store = storeWith(engine, { chemistry: rejecting });
    await store.getState().loadModel();
    store.getState().editField('smiles-to-formula', 'smiles', 'CC(C)(C)(C)C');
    await store.getState().startRun('smiles-to-formula');
    expect(store.getState().startProblems['smiles-to-formula']).toBe('Five bonds. Take one away.');
    expect(store.getState().runs).toEqual({});
  });

  it('can run again after a bug ended the preparation of a run', async () => {
    const newId = vi
      .fn(() => 'second')
      .mockImplementationOnce(() => {
        throw new Error('a planted bug');
      });
    const store = storeWith(engineWriting(REPLY), { newId });
    await store.getState().loadModel();
    store.getState().editField('smiles-to-formula', 'smiles', 'C');
    await expect(store.getState().startRun('smiles-to-formula')).rejects.toThrow('a planted bug');
    await store.getState().startRun('smiles-to-formula');
    expect(runOf(store)).toMatchObject({ id: 'second', phase: { phase: 'finished' } });
  });

  it('starts without chemistry when its worker does not run', async () => {
    const broken: Chemistry = {
      ...chemistry,
      describeMolecule: () => Promise.reject(new Error('no worker')),
    };
    const store = storeWith(engineWriting(REPLY), { chemistry: broken });
    await store.getState().loadModel();
    store.getState().editField('smiles-to-formula', 'smiles', 'C');
    await store.getState().startRun('smiles-to-formula');
    expect(runOf(store)).toMatchObject({
      phase: { phase: 'finished' },
      samples: [{ checks: { phase: 'done', verdicts: formulaVerdict('not-checkable') } }],
    });
  });

  it('keeps every token when the person stops the run', async () => {
    let release = () => {};
    const engine = engineWriting(
      REPLY,
      () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    );
    const store = await ready(engine);
    const running = store.getState().startRun('smiles-to-formula');
    await vi.waitFor(() => expect(tokenCountOf(runOf(store))).toBeGreaterThan(0));
    store.getState().stopRun();
    release();
    await running;
    expect(runOf(store)).toMatchObject({
      phase: { phase: 'stopped' },
      samples: [{ text: `<think>\n${REPLY.join('')}` }],
    });
  });

  it('does not load the model again for a prompt that is too long', async () => {
    const failure = new Failure({ code: 'prompt-too-long', message: 'long', cure: 'shorten' });
    const engine = engineWriting([], () => Promise.reject(failure));
    const store = await ready(engine);
    await store.getState().startRun('smiles-to-formula');
    expect(engine.loads).toBe(1);
    expect(store.getState().model.phase).toBe('ready');
  });

  it('says what failed when the model cannot be loaded', async () => {
    const failure = new Failure({ code: 'damaged-file', message: 'bad bytes', cure: 'copy again' });
    const store = storeWith({ ...engineWriting([]), load: () => Promise.reject(failure) });
    await store.getState().loadModel();
    expect(store.getState().model).toMatchObject({
      phase: 'failed',
      failure: { code: 'damaged-file', cure: 'copy again' },
    });
  });

  it('loads again when another backend is wanted', async () => {
    const engine = engineWriting(REPLY);
    const store = await ready(engine);
    store.getState().setWantedBackend('wasm');
    store.getState().setWantedBackend('wasm');
    expect(engine.loads).toBe(2);
  });

  it('fills an example', async () => {
    const store = await ready(engineWriting(REPLY));
    store.getState().fillExample('smiles-to-formula', 0);
    expect(store.getState().drafts['smiles-to-formula']).toEqual({
      smiles: 'CC(=O)Oc1ccccc1C(=O)O',
    });
  });
});
