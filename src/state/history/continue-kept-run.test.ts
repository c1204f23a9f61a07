import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { definitely } from '#base/assert.ts';
import { memoryLocks } from '#library/memory-locks.fixture.ts';
import { ResumingEngine } from '../resuming-engine.fixture.ts';
import type { Run } from '../run.ts';
import { finished, storageNamed, writtenOn } from './history.fixture.ts';
import { ask, keepKilledRun, page, REPLY, runOn, TASK } from './pages.fixture.ts';
import { changeBetween } from './run-change.ts';
import { rowOf } from './run-row.ts';

let name = '';
beforeEach(() => {
  name = `pages-${Math.random()}`;
});

describe('a run that was cut short', () => {
  it('goes on behind what was kept of it, and ends as if nothing had happened', async () => {
    const written = await keepKilledRun(name);
    const { store, engine } = await page(name);
    await store.getState().showLatestRun(TASK);
    expect(runOn(store).phase).toEqual({ phase: 'interrupted' });
    await store.getState().continueRun(TASK);
    await store.getState().keepRunsAgain();
    expect(engine.calls[0]).toMatchObject({
      written: [written.samples[0]!.tokens.map(({ id }) => id)],
      sampling: { seed: 7 },
      maxTokens: 500,
    });
    const ended = runOn(store);
    expect(ended.phase.phase).toBe('finished');
    expect(ended.interruptions).toMatchObject([
      {
        failure: { code: 'page-ended' },
        keptTokenCount: 40,
        continuedWith: { backend: 'wasm', flavour: 'cpu-int8' },
      },
    ]);
    expect(await storageNamed(name).read('killed')).toMatchObject({ kind: 'run', run: ended });
  });

  it('goes on too where it was stopped, in the same page', async () => {
    const { store, engine } = await page(name);
    const stopWatching = store.subscribe(({ runs }) => {
      if ((runs[TASK]?.samples[0]?.tokens.length ?? 0) > 0) store.getState().stopRun();
    });
    await ask(store);
    stopWatching();
    expect(runOn(store).phase.phase).toBe('stopped');
    await store.getState().continueRun(TASK);
    expect(engine.calls).toHaveLength(2);
    expect(runOn(store).samples[0]?.text).toBe(`<think>\n${REPLY.join('')}`);
    expect(runOn(store).interruptions).toMatchObject([{ failure: { code: 'stopped' } }]);
    await store.getState().keepRunsAgain();
    const { id } = runOn(store);
    expect(await storageNamed(name).read(id)).toMatchObject({ run: runOn(store) });
  });

  it('names the model that it goes on with where it is another one', async () => {
    await keepKilledRun(name);
    const { store } = await page(name);
    await store.getState().showLatestRun(TASK);
    const { model } = store.getState();
    if (model.phase !== 'ready') throw new Error('a model');
    const other = { ...model.model, name: 'other', manifestSha256: 'ff' };
    store.setState({ model: { ...model, model: other } });
    await store.getState().continueRun(TASK);
    expect(runOn(store).interruptions[0]?.continuedWith?.model).toEqual({
      name: 'other',
      manifestSha256: 'ff',
    });
  });

  it('is left to the tab that writes it', async () => {
    await keepKilledRun(name);
    const locks = memoryLocks();
    await storageNamed(name, locks).hold('killed');
    const { store, engine } = await page(name, new ResumingEngine([REPLY]), locks);
    await store.getState().showLatestRun(TASK);
    expect(store.getState().openedRuns[TASK]?.isWrittenElsewhere).toBe(true);
    await store.getState().continueRun(TASK);
    expect(store.getState().startProblems[TASK]).toContain('Another tab is writing this run');
    expect(engine.calls).toEqual([]);
  });

  it('is read again once the other tab has ended it', async () => {
    const written = await keepKilledRun(name);
    const locks = memoryLocks();
    const release = await storageNamed(name, locks).hold('killed');
    const { store } = await page(name, new ResumingEngine([REPLY]), locks);
    await store.getState().showLatestRun(TASK);
    const ended: Run = { ...writtenOn(written, 5), phase: finished };
    const change = definitely(changeBetween(written, ended), 'a change');
    await storageNamed(name).append('killed', 1, change, rowOf(ended));
    release?.();
    await vi.waitFor(async () => {
      await store.getState().openRun('killed');
      expect(store.getState().openedRuns[TASK]?.isWrittenElsewhere).toBe(false);
    });
    expect(runOn(store).samples[0]?.tokens).toHaveLength(45);
  });

  it('waits for a model', async () => {
    await keepKilledRun(name);
    const { store } = await page(name);
    store.setState({ model: { phase: 'absent' } });
    await store.getState().showLatestRun(TASK);
    await store.getState().continueRun(TASK);
    expect(store.getState().startProblems[TASK]).toContain('the model was not loaded yet');
    expect(runOn(store).phase.phase).toBe('interrupted');
  });
});
