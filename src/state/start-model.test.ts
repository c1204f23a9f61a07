import { describe, expect, it, vi } from 'vitest';
import { Failure } from '#base/failure.ts';
import type { Engine } from '#engine/engine.ts';
import type { ModelLibrary } from '#engine/model-library.ts';
import type { LoadParams } from '#workers/inference/protocol.ts';
import { held, storedModel } from './library.fixture.ts';
import type { PreferenceStorage } from './preferences.ts';
import {
  emptyContents,
  engineWriting,
  libraryWith,
  model,
  storeWith,
} from './workbench-store.fixture.ts';

const embedded = 'http://localhost/models/tiny/';
const stored = { kind: 'library', id: 'm1' } as const;

function memory(keptModel?: object): PreferenceStorage {
  let kept = JSON.stringify({ version: 2, favourites: [], recent: [], keptModel });
  return {
    read: () => kept,
    write: (next) => {
      kept = next;
    },
  };
}

const kept = { id: 'm1', label: 'SciReasoner', loadEnded: true };
const withModel = libraryWith({
  contents: () => Promise.resolve({ ...emptyContents, models: [storedModel()] }),
});

function open(preferences: PreferenceStorage, library: ModelLibrary, engine: Partial<Engine> = {}) {
  const load = vi.fn<Engine['load']>(() => Promise.resolve(model));
  const store = storeWith({ ...engineWriting([]), load, ...engine }, { preferences, library });
  const folders = () => load.mock.calls.map(([{ folder }]: [LoadParams, ...unknown[]]) => folder);
  return { store, folders };
}

describe('the page', () => {
  it('starts with the embedded model in a fresh browser, and asks no library', async () => {
    const contents = vi.fn(() => Promise.resolve(emptyContents));
    const { store, folders } = open(memory(), libraryWith({ contents }));
    await store.getState().startModel();
    expect(folders()).toEqual([{ kind: 'url', url: embedded }]);
    expect(contents).not.toHaveBeenCalled();
    expect(store.getState().startNotice).toBeUndefined();
  });

  it('starts with the stored model that was used last', async () => {
    const preferences = memory();
    const first = open(preferences, withModel);
    await first.store.getState().readLibrary();
    await first.store.getState().switchModel(stored);
    const { store, folders } = open(preferences, withModel);
    await store.getState().startModel();
    expect(folders()).toEqual([stored]);
    expect(store.getState().preferences.keptModel).toEqual(kept);
  });

  it('starts with the embedded one again after it was chosen', async () => {
    const preferences = memory(kept);
    const first = open(preferences, withModel);
    await first.store.getState().switchModel({ kind: 'url', url: embedded });
    const { store, folders } = open(preferences, withModel);
    await store.getState().startModel();
    expect(folders()).toEqual([{ kind: 'url', url: embedded }]);
  });

  it('says that the model of last time is gone, and starts with the embedded one', async () => {
    const { store, folders } = open(memory(kept), libraryWith());
    await store.getState().startModel();
    expect(folders()).toEqual([{ kind: 'url', url: embedded }]);
    expect(store.getState().startNotice).toMatch(/“SciReasoner”.*no longer in this browser/);
    store.getState().dismissStartNotice();
    expect(store.getState().startNotice).toBeUndefined();
  });

  it('says that the library cannot be read, and starts with the embedded one', async () => {
    const broken = libraryWith({
      contents: () =>
        Promise.reject(new Failure({ code: 'x', message: 'Storage is off.', cure: '' })),
    });
    const { store, folders } = open(memory(kept), broken);
    await store.getState().startModel();
    expect(folders()).toEqual([{ kind: 'url', url: embedded }]);
    expect(store.getState().startNotice).toMatch(/Storage is off\./);
  });

  it('does not load again what it died of while loading', async () => {
    const preferences = memory(kept);
    const first = open(preferences, withModel, { load: () => held<typeof model>().promise });
    void first.store.getState().startModel();
    await vi.waitFor(() => expect(first.store.getState().model.phase).toBe('loading'));
    const { store, folders } = open(preferences, withModel);
    await store.getState().startModel();
    expect(folders()).toEqual([{ kind: 'url', url: embedded }]);
    expect(store.getState().startNotice).toMatch(/did not finish loading/);
  });

  it('tries again what only failed to load', async () => {
    const preferences = memory(kept);
    const failure = new Failure({ code: 'damaged-file', message: 'bad', cure: 'repair' });
    const first = open(preferences, withModel, { load: () => Promise.reject(failure) });
    await first.store.getState().startModel();
    expect(first.store.getState().model.phase).toBe('failed');
    const { store, folders } = open(preferences, withModel);
    await store.getState().startModel();
    expect(folders()).toEqual([stored]);
  });

  it('takes the model that its address asks for before the one of last time', async () => {
    const asked = { kind: 'url', url: 'http://localhost/models/micro/' } as const;
    const preferences = memory(kept);
    const load = vi.fn<Engine['load']>(() => Promise.resolve(model));
    const engine = { ...engineWriting([]), load };
    const store = storeWith(engine, { preferences, library: libraryWith(), askedModel: asked });
    await store.getState().startModel();
    expect(load.mock.calls[0]?.[0].folder).toEqual(asked);
    expect(store.getState().startNotice).toBeUndefined();
    expect(store.getState().preferences.keptModel).toEqual(kept);
  });

  it('gives up the loaded model before it is removed, and forgets it', async () => {
    const remove = vi.fn(() => Promise.resolve());
    const { store, folders } = open(memory(kept), { ...withModel, remove });
    await store.getState().startModel();
    remove.mockImplementation(() => {
      expect(store.getState().modelAddress).toEqual({ kind: 'url', url: embedded });
      return Promise.resolve();
    });
    await store.getState().removeFromLibrary('m1');
    expect(remove).toHaveBeenCalledWith('m1');
    expect(folders()).toEqual([stored, { kind: 'url', url: embedded }]);
    expect(store.getState().preferences.keptModel).toBeUndefined();
  });

  it('loads with the chosen context, and without one that is wrong', async () => {
    const load = vi.fn<Engine['load']>(() => Promise.resolve(model));
    const store = storeWith({ ...engineWriting([]), load });
    for (const typed of ['', '4,096', 'long', '7']) {
      store.getState().setContextLength(typed);
      await store.getState().loadModel();
    }
    const lengths = load.mock.calls.map(([{ contextLength }]) => contextLength);
    expect(lengths).toEqual([undefined, 4096, undefined, undefined]);
  });
});

describe('measuring the machine', () => {
  it('keeps the report, or says why there is none', async () => {
    const report = { gpu: { kind: 'none', reason: 'No WebGPU.' }, cpu: {} } as never;
    const probeHardware = vi
      .fn<Engine['probeHardware']>(() => Promise.resolve(report))
      .mockImplementationOnce(() => Promise.reject(new Error('no worker')));
    const store = storeWith({ ...engineWriting([]), probeHardware });
    await store.getState().measureHardware();
    expect(store.getState().hardware).toMatchObject({ failure: { message: 'no worker' } });
    await store.getState().measureHardware();
    expect(store.getState().hardware).toEqual({ phase: 'measured', report });
  });
});
