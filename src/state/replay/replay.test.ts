import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Run } from '../run.ts';
import { engineWriting, storeWith } from '../workbench-store.fixture.ts';
import { recordedTokens, unwritten, withRecorded } from './replay-frames.ts';

const TASK = 'smiles-to-formula';
const PIECES = ['one ', 'two', '</think>\n\n', '<MOLFORMULA> CH4 </MOLFORMULA>'];

async function finishedRun() {
  const store = storeWith(engineWriting(PIECES));
  await store.getState().loadModel();
  store.getState().editField(TASK, 'smiles', 'C');
  await store.getState().startRun(TASK);
  const run = store.getState().runs[TASK];
  if (!run) throw new Error('there is no run');
  return { store, run: slow(run) };
}

/** A token each second. */
function slow(run: Run): Run {
  return {
    ...run,
    samples: run.samples.map((sample) => ({
      ...sample,
      tokens: sample.tokens.map((token, index) => ({ ...token, timeMs: 1000 * (index + 1) })),
    })),
  };
}

describe('a replay', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function begin() {
    vi.useRealTimers();
    const { store, run } = await finishedRun();
    vi.useFakeTimers();
    const ended = store.getState().replayRun(run);
    const shown = () => store.getState().runs[TASK];
    return { store, run, ended, shown };
  }

  it('shows the tokens at the times at which they were written', async () => {
    const { shown } = await begin();
    expect(shown()?.samples[0]?.text).toBe('<think>\n');
    await vi.advanceTimersByTimeAsync(1100);
    expect(shown()?.samples[0]?.text).toBe('<think>\none ');
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()?.samples[0]?.text).toBe('<think>\none two');
    expect(shown()?.phase.phase).toBe('decoding');
  });

  it('ends with the recorded run, checked anew', async () => {
    const { shown, ended, run, store } = await begin();
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    await ended;
    expect(shown()?.samples[0]?.tokens).toEqual(run.samples[0]?.tokens);
    expect(shown()?.phase).toEqual(run.phase);
    expect(shown()?.samples[0]?.checks.phase).toBe('done');
    expect(store.getState().replay).toBeUndefined();
  });

  it('pauses, and goes faster', async () => {
    const { shown, store } = await begin();
    store.getState().setReplay({ isPaused: true });
    await vi.advanceTimersByTimeAsync(3000);
    expect(shown()?.samples[0]?.tokens).toHaveLength(0);
    store.getState().setReplay({ isPaused: false, speed: 4 });
    await vi.advanceTimersByTimeAsync(600);
    expect(shown()?.samples[0]?.tokens).toHaveLength(2);
  });

  it('shows the rest at once when it is stopped', async () => {
    const { shown, store, ended, run } = await begin();
    await vi.advanceTimersByTimeAsync(1100);
    store.getState().stopRun();
    await vi.advanceTimersByTimeAsync(100);
    vi.useRealTimers();
    await ended;
    expect(shown()?.samples[0]?.text).toBe(run.samples[0]?.text);
  });

  it('lets no run begin meanwhile', async () => {
    const { shown, store, run } = await begin();
    await store.getState().startRun(TASK);
    expect(shown()?.id).toBe(run.id);
  });
});

describe('the frames of a replay', () => {
  it('add up to the recorded replies, however they are cut', async () => {
    const { run } = await finishedRun();
    const several: Run = { ...run, samples: [run.samples, run.samples].flat() };
    const tokens = recordedTokens(several);
    expect(tokens).toHaveLength(8);
    let shown = unwritten(several);
    for (const token of tokens) shown = withRecorded(shown, [token], several);
    expect(shown.samples.map(({ text }) => text)).toEqual(several.samples.map(({ text }) => text));
    expect(shown.samples.map(({ summary }) => summary)).toEqual(
      several.samples.map(({ summary }) => summary),
    );
  });
});
