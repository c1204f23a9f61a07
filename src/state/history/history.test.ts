import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { definitely } from '#base/assert.ts';
import type { Engine } from '#engine/engine.ts';
import { memoryLocks } from '#library/memory-locks.fixture.ts';
import { ResumingEngine } from '../resuming-engine.fixture.ts';
import { isRunning } from '../run.ts';
import { engineWriting, storeWith } from '../workbench-store.fixture.ts';
import type { WorkbenchStore } from '../workbench-store.ts';
import { finished, runWith, storageNamed, writtenOn } from './history.fixture.ts';

const TASK = 'esol';
const REPLY = ['a', ' thought', '</think>', ' -', '2', '.', '1'];

let name = '';
beforeEach(() => {
  name = `pages-${Math.random()}`;
});
afterEach(() => vi.useRealTimers());

/** A page of one browser, its model loaded. */
async function page(engine = new ResumingEngine([REPLY]), locks = memoryLocks()) {
  const { store, runStorage } = await pageWith(engine, locks);
  return { store, engine, runStorage };
}

async function pageWith(engine: Engine, locks = memoryLocks()) {
  const runStorage = storageNamed(name, locks);
  const store = storeWith(engine, { runStorage });
  await store.getState().loadModel();
  return { store, runStorage };
}

async function ask(store: WorkbenchStore, smiles = 'CCO'): Promise<void> {
  store.getState().editField(TASK, 'smiles', smiles);
  await store.getState().startRun(TASK);
  await store.getState().keepRunsAgain();
}

const runOn = (store: WorkbenchStore) => definitely(store.getState().runs[TASK], 'a run');

function listOn(store: WorkbenchStore) {
  const { history } = store.getState();
  return history.phase === 'known' ? history.runs : [];
}

/** A run of the task that was kept up to a number of tokens when its page was killed. */
async function killedRun(tokens = 40) {
  const before = await page();
  const storage = storageNamed(name);
  const begun = runWith({ id: 'killed', maxTokens: 500 });
  const written = writtenOn(begun, tokens);
  const { changeBetween } = await import('./run-change.ts');
  const { rowOf } = await import('./run-row.ts');
  await storage.append('killed', 0, changeBetween(undefined, written)!, rowOf(begun));
  await before.runStorage.close();
  return written;
}

describe('a page that was reloaded', () => {
  it('shows the latest run of a task, with its inputs in the form', async () => {
    const first = await page();
    await ask(first.store);
    const { store } = await page();
    await store.getState().showLatestRun(TASK);
    expect(runOn(store)).toEqual(runOn(first.store));
    expect(store.getState().drafts[TASK]).toEqual({ smiles: 'CCO' });
    expect(store.getState().openedRuns[TASK]).toMatchObject({ isWrittenElsewhere: false });
  });

  it('leaves alone what was typed, and a run that is there', async () => {
    await ask((await page()).store);
    const { store } = await page();
    store.getState().editField(TASK, 'smiles', 'CCC');
    await store.getState().showLatestRun(TASK);
    expect(store.getState().drafts[TASK]).toEqual({ smiles: 'CCC' });
    await ask(store, 'CN');
    const { id } = runOn(store);
    await store.getState().showLatestRun(TASK);
    expect(runOn(store).id).toBe(id);
  });

  it('shows nothing of a task without a run, and no deleted one', async () => {
    const { store } = await page();
    await ask(store);
    await store.getState().deleteRuns([runOn(store).id]);
    const next = await page();
    await next.store.getState().showLatestRun(TASK);
    expect(next.store.getState().runs).toEqual({});
  });

  it('checks an answer that nobody checked before', async () => {
    const { store } = await page();
    await ask(store);
    const unchecked = runWith({
      id: 'unchecked',
      samples: runOn(store).samples.map((sample) => ({ ...sample, checks: { phase: 'waiting' } })),
      phase: finished,
    });
    await store.getState().takeInRun(unchecked);
    const next = await page();
    await next.store.getState().openRun('unchecked');
    await vi.waitFor(() =>
      expect(runOn(next.store).samples[0]).toMatchObject({ checks: { phase: 'done' } }),
    );
  });
});

describe('a run that was cut short', () => {
  it('goes on behind what was kept of it, and ends as if nothing had happened', async () => {
    const written = await killedRun();
    const { store, engine } = await page();
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
    const { store, engine } = await page();
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
    await killedRun();
    const { store } = await page();
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
    await killedRun();
    const locks = memoryLocks();
    await storageNamed(name, locks).hold('killed');
    const { store, engine } = await page(new ResumingEngine([REPLY]), locks);
    await store.getState().showLatestRun(TASK);
    expect(store.getState().openedRuns[TASK]?.isWrittenElsewhere).toBe(true);
    await store.getState().continueRun(TASK);
    expect(store.getState().startProblems[TASK]).toContain('Another tab is writing this run');
    expect(engine.calls).toEqual([]);
  });

  it('waits for a model', async () => {
    await killedRun();
    const { store } = await page();
    store.setState({ model: { phase: 'absent' } });
    await store.getState().showLatestRun(TASK);
    await store.getState().continueRun(TASK);
    expect(store.getState().startProblems[TASK]).toContain('the model was not loaded yet');
    expect(runOn(store).phase.phase).toBe('interrupted');
  });
});

describe('a kept run', () => {
  it('is repeated with its settings and seed, whatever the form says now', async () => {
    const { store, engine } = await page();
    store.getState().setSamplingDraft({ seed: '123', temperature: '0.5' });
    await ask(store);
    const { id } = runOn(store);
    store.getState().setSamplingDraft({ seed: '9', temperature: '2' });
    await store.getState().repeatRun(TASK);
    expect(runOn(store).id).not.toBe(id);
    expect(engine.calls[1]).toEqual(engine.calls[0]);
    expect(engine.calls[1]).toMatchObject({ sampling: { seed: 123, temperature: 0.5 } });
  });

  it('is branched from a reply with another beginning', async () => {
    const { store, engine } = await page();
    await ask(store);
    const { id } = runOn(store);
    await store.getState().branchRun(TASK, { sample: 0, replyStart: 'a thorough' });
    expect(engine.calls[1]).toMatchObject({ replyStart: 'a thorough' });
    expect(runOn(store)).toMatchObject({
      replyStart: 'a thorough',
      parent: { runId: id, sample: 0, at: '<think>\na tho'.length },
    });
    await store.getState().branchRun(TASK, { sample: 0, replyStart: '  ' });
    expect(store.getState().startProblems[TASK]).toContain('Nothing is given');
  });

  it('is not put over one that is being written', async () => {
    let end: () => void = () => {};
    const isEnded = new Promise<void>((resolve) => {
      end = resolve;
    });
    await ask((await page()).store);
    const { store } = await pageWith(engineWriting(['slow'], () => isEnded));
    await store.getState().showLatestRun(TASK);
    const { id } = runOn(store);
    const running = ask(store, 'CCC');
    await vi.waitFor(() => expect(isRunning(runOn(store))).toBe(true));
    expect(await store.getState().openRun(id)).toBeUndefined();
    expect(store.getState().historyFailure).toMatchObject({ code: 'task-busy' });
    end();
    await running;
    expect(await store.getState().openRun(id)).toBe(TASK);
    expect(store.getState().drafts[TASK]).toEqual({ smiles: 'CCO' });
  });

  it('that is not there any more says so', async () => {
    const { store } = await page();
    expect(await store.getState().openRun('gone')).toBeUndefined();
    expect(store.getState().historyFailure).toMatchObject({ code: 'run-missing' });
  });
});

describe('the history', () => {
  it('lists runs with their remarks, hides deleted ones, and brings them back', async () => {
    const { store } = await page();
    await ask(store);
    const first = runOn(store).id;
    await ask(store, 'CCC');
    const second = runOn(store).id;
    await store.getState().readHistory();
    expect(listOn(store)).toMatchObject([
      { id: second, inputs: 'CCC', answer: '-2.1 log10(mol/L)', phase: 'finished' },
      { id: first },
    ]);
    await store.getState().remarkRun(first, { note: 'odd', isStarred: true });
    await store.getState().deleteRuns([second]);
    expect(listOn(store)).toMatchObject([{ id: first, remarks: { note: 'odd', isStarred: true } }]);
    await store.getState().undeleteRuns();
    expect(listOn(store).map(({ id }) => id)).toEqual([second, first]);
  });

  it('erases what was deleted an hour ago', async () => {
    const { store, runStorage } = await page();
    await ask(store);
    const { id } = runOn(store);
    await runStorage.remark(id, { deletedAtMs: Date.parse('2026-11-23T08:59:00Z') });
    await store.getState().readHistory();
    expect(await runStorage.read(id)).toEqual({ kind: 'missing' });
  });

  it('is erased as a whole', async () => {
    const { store, runStorage } = await page();
    await ask(store);
    await store.getState().eraseHistory();
    expect(await runStorage.list()).toEqual([]);
    expect(store.getState().runs).toEqual({});
    await ask(store);
    expect(await runStorage.list()).toHaveLength(1);
  });

  it('does not take a recording that is shown again for a run', async () => {
    const { store, runStorage } = await page();
    await ask(store);
    const run = runOn(store);
    const append = vi.spyOn(runStorage, 'append');
    const replaying = store.getState().replayRun(run);
    store.getState().setReplay({ isPaused: true });
    await vi.waitFor(() => expect(isRunning(runOn(store))).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(append).not.toHaveBeenCalled();
    store.getState().endReplay();
    await replaying;
    await store.getState().keepRunsAgain();
    expect(await runStorage.read(run.id)).toMatchObject({ run });
  });

  it('says that nothing is kept where there is no storage, and runs go on', async () => {
    const { store, runStorage } = await page();
    vi.spyOn(runStorage, 'append').mockRejectedValue(new Error('no database'));
    await ask(store);
    expect(runOn(store).phase.phase).toBe('finished');
    expect(store.getState().runKeeping).toMatchObject({ phase: 'failing', runCount: 1 });
    vi.restoreAllMocks();
    await store.getState().keepRunsAgain();
    expect(store.getState().runKeeping).toEqual({ phase: 'kept' });
    expect(await runStorage.list()).toHaveLength(1);
  });

  it('asks the browser to keep it once its first run is there, and not again', async () => {
    const { store, runStorage } = await page();
    const persist = vi.spyOn(runStorage, 'persist');
    await ask(store);
    await vi.waitFor(() => expect(store.getState().historyIsPersistent).toBe(true));
    await ask(store);
    expect(persist).toHaveBeenCalledTimes(1);
  });
});
