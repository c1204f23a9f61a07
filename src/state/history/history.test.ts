import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isRunning } from '../run.ts';
import { engineWriting } from '../workbench-store.fixture.ts';
import type { WorkbenchStore } from '../workbench-store.ts';
import { finished, runWith } from './history.fixture.ts';
import { ask, page, pageWith, runOn, TASK } from './pages.fixture.ts';

let name = '';
beforeEach(() => {
  name = `pages-${Math.random()}`;
});

function listOn(store: WorkbenchStore) {
  const { history } = store.getState();
  return history.phase === 'known' ? history.runs : [];
}

describe('a page that was reloaded', () => {
  it('shows the latest run of a task, with its inputs in the form', async () => {
    const first = await page(name);
    await ask(first.store);
    const { store } = await page(name);
    await store.getState().showLatestRun(TASK);
    expect(runOn(store)).toEqual(runOn(first.store));
    expect(store.getState().drafts[TASK]).toEqual({ smiles: 'CCO' });
    expect(store.getState().openedRuns[TASK]).toMatchObject({ isWrittenElsewhere: false });
  });

  it('leaves alone what was typed, and a run that is there', async () => {
    await ask((await page(name)).store);
    const { store } = await page(name);
    store.getState().editField(TASK, 'smiles', 'CCC');
    await store.getState().showLatestRun(TASK);
    expect(store.getState().drafts[TASK]).toEqual({ smiles: 'CCC' });
    await ask(store, 'CN');
    const { id } = runOn(store);
    await store.getState().showLatestRun(TASK);
    expect(runOn(store).id).toBe(id);
  });

  it('shows nothing of a task without a run, and no deleted one', async () => {
    const { store } = await page(name);
    await ask(store);
    await store.getState().deleteRuns([runOn(store).id]);
    const next = await page(name);
    await next.store.getState().showLatestRun(TASK);
    expect(next.store.getState().runs).toEqual({});
  });

  it('checks an answer that nobody checked before', async () => {
    const { store } = await page(name);
    await ask(store);
    const unchecked = runWith({
      id: 'unchecked',
      samples: runOn(store).samples.map((sample) => ({ ...sample, checks: { phase: 'waiting' } })),
      phase: finished,
    });
    await store.getState().takeInRun(unchecked);
    const next = await page(name);
    await next.store.getState().openRun('unchecked');
    await vi.waitFor(() =>
      expect(runOn(next.store).samples[0]).toMatchObject({ checks: { phase: 'done' } }),
    );
  });
});

describe('a kept run', () => {
  it('is repeated with its settings and seed, whatever the form says now', async () => {
    const { store, engine } = await page(name);
    store.getState().setSamplingDraft({ seed: '123', temperature: '0.5' });
    await ask(store);
    const { id } = runOn(store);
    store.getState().setSamplingDraft({ seed: '9', temperature: '2' });
    await store.getState().repeatRun(TASK);
    expect(runOn(store).id).not.toBe(id);
    expect(engine.calls[1]).toEqual(engine.calls[0]);
    expect(engine.calls[1]).toMatchObject({ sampling: { seed: 123, temperature: 0.5 } });
  });

  it('is repeated in another mode, for a comparison', async () => {
    const { store, engine } = await page(name);
    store.getState().setMode('thinking');
    await ask(store);
    await store.getState().repeatRun(TASK, 'instant');
    expect(engine.calls[1]).toEqual({ ...engine.calls[0], mode: 'instant' });
    expect(runOn(store)).toMatchObject({ mode: 'instant', parent: undefined });
  });

  it('is branched from a reply with another beginning', async () => {
    const { store, engine } = await page(name);
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
    await ask((await page(name)).store);
    const { store } = await pageWith(
      name,
      engineWriting(['slow'], () => isEnded),
    );
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
    const { store } = await page(name);
    expect(await store.getState().openRun('gone')).toBeUndefined();
    expect(store.getState().historyFailure).toMatchObject({ code: 'run-missing' });
  });
});

describe('the history', () => {
  it('lists runs with their remarks, hides deleted ones, and brings them back', async () => {
    const { store } = await page(name);
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
    const { store, runStorage } = await page(name);
    await ask(store);
    const { id } = runOn(store);
    await runStorage.remark(id, { deletedAtMs: Date.parse('2026-11-23T08:59:00Z') });
    await store.getState().readHistory();
    expect(await runStorage.read(id)).toEqual({ kind: 'missing' });
  });

  it('is erased as a whole', async () => {
    const { store, runStorage } = await page(name);
    await ask(store);
    await store.getState().eraseHistory();
    expect(await runStorage.list()).toEqual([]);
    expect(store.getState().runs).toEqual({});
    await ask(store);
    expect(await runStorage.list()).toHaveLength(1);
  });

  it('does not take a recording that is shown again for a run', async () => {
    const { store, runStorage } = await page(name);
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
    const { store, runStorage } = await page(name);
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
    const { store, runStorage } = await page(name);
    const persist = vi.spyOn(runStorage, 'persist');
    await ask(store);
    await vi.waitFor(() => expect(store.getState().historyIsPersistent).toBe(true));
    await ask(store);
    expect(persist).toHaveBeenCalledTimes(1);
  });
});
