import { describe, expect, it, vi } from 'vitest';
import type { ModelLibrary } from '#engine/model-library.ts';
import {
  abortable,
  diskFull,
  held,
  holding,
  onlyTransfer,
  openLibrary,
  plan,
  storedModel,
  unfinishedModel,
} from './library.fixture.ts';
import { networkHost } from './library-state.ts';

describe('a download', () => {
  it('shows the address first and fetches after a second press', async () => {
    const download = vi.fn<ModelLibrary['download']>(() =>
      Promise.resolve({ content: 'model', model: storedModel() }),
    );
    const planDownload = vi.fn<ModelLibrary['planDownload']>(() => Promise.resolve(plan));
    const store = openLibrary({ planDownload, download });
    await store.getState().startDownload();
    store.getState().setDownloadAddress(' org/model ');
    await store.getState().planDownload();
    expect(planDownload.mock.calls[0]?.[0]).toBe('org/model');
    expect(store.getState().downloadPlan).toEqual({ phase: 'planned', plan });
    expect(download).not.toHaveBeenCalled();
    await store.getState().startDownload();
    expect(download.mock.calls[0]?.[0]).toEqual({ plan });
    expect(onlyTransfer(store)).toMatchObject({
      job: { kind: 'download', host: 'huggingface.co' },
      state: { phase: 'done' },
    });
  });

  it('forgets the plan of an address that was changed, also one that comes late', async () => {
    const answer = held<typeof plan>();
    const store = openLibrary({ planDownload: () => answer.promise });
    store.getState().setDownloadAddress('org/model');
    const looking = store.getState().planDownload();
    expect(store.getState().downloadPlan.phase).toBe('looking');
    store.getState().setDownloadAddress('org/other');
    answer.resolve(plan);
    await looking;
    expect(store.getState().downloadPlan).toEqual({ phase: 'none' });
  });

  it('says why an address cannot be looked up, and keeps it', async () => {
    const store = openLibrary({ planDownload: () => Promise.reject(diskFull) });
    store.getState().setDownloadAddress('org/model');
    await store.getState().planDownload();
    expect(store.getState().downloadPlan).toMatchObject({ phase: 'failed' });
    expect(store.getState().downloadAddress).toBe('org/model');
  });

  it('names the host while anything is asked of it, and no longer', async () => {
    const answer = held<typeof plan>();
    const download: ModelLibrary['download'] = (_, options) => abortable(options?.signal);
    const store = openLibrary({ planDownload: () => answer.promise, download });
    const host = () => networkHost(store.getState());
    expect(host()).toBeUndefined();
    store.getState().setDownloadAddress('https://lab.example/models/x/');
    const looking = store.getState().planDownload();
    expect(host()).toBe('lab.example');
    answer.resolve(plan);
    await looking;
    expect(host()).toBeUndefined();
    const loading = store.getState().startDownload();
    expect(host()).toBe('huggingface.co');
    await vi.waitFor(() => expect(onlyTransfer(store).state.phase).toBe('running'));
    await new Promise((resolve) => setTimeout(resolve));
    store.getState().cancelTransfer(onlyTransfer(store).id);
    await loading;
    expect(host()).toBeUndefined();
  });

  it('that was paused goes on with what it has', async () => {
    const download = vi
      .fn<ModelLibrary['download']>(() =>
        Promise.resolve({ content: 'model', model: storedModel() }),
      )
      .mockImplementationOnce((_, options) => abortable(options?.signal));
    const contents = vi.fn(holding({}));
    const store = openLibrary({ planDownload: () => Promise.resolve(plan), download, contents });
    store.getState().setDownloadAddress('org/model');
    await store.getState().planDownload();
    const loading = store.getState().startDownload();
    await vi.waitFor(() => expect(download).toHaveBeenCalledOnce());
    store.getState().cancelTransfer(onlyTransfer(store).id);
    await loading;
    contents.mockImplementation(holding({ unfinished: [unfinishedModel()] }));
    await store.getState().retryTransfer(onlyTransfer(store).id);
    expect(download.mock.calls[1]?.[0]).toEqual({ plan, resumeId: 'u1' });
    expect(onlyTransfer(store).state.phase).toBe('done');
  });

  it('that was interrupted by a reload goes on from its address', async () => {
    const planDownload = vi.fn<ModelLibrary['planDownload']>(() => Promise.resolve(plan));
    const download = vi.fn<ModelLibrary['download']>(() =>
      Promise.resolve({ content: 'model', model: storedModel() }),
    );
    const store = openLibrary({ planDownload, download });
    await store.getState().resumeUnfinished(unfinishedModel());
    expect(planDownload.mock.calls[0]?.[0]).toBe(plan.baseUrl);
    expect(download.mock.calls[0]?.[0]).toEqual({ plan, resumeId: 'u1' });
  });

  it('says for what it waits', async () => {
    const download: ModelLibrary['download'] = (_, options) => {
      const waiting = { reason: 'the server is busy', seconds: 3.2 };
      options?.onProgress?.({ doneBytes: 1, totalBytes: 9, bytesPerSecond: 0, waiting });
      return abortable(options?.signal);
    };
    const store = openLibrary({ planDownload: () => Promise.resolve(plan), download });
    store.getState().setDownloadAddress('org/model');
    await store.getState().planDownload();
    void store.getState().startDownload();
    await vi.waitFor(() =>
      expect(onlyTransfer(store).state).toMatchObject({
        note: 'the server is busy; trying again in 4 s',
      }),
    );
  });

  it('of a checkpoint goes on to its conversion, also after a reload', async () => {
    const fetched = unfinishedModel({ doneBytes: 1000 });
    const download: ModelLibrary['download'] = () =>
      Promise.resolve({ content: 'checkpoint', id: fetched.id });
    const convert = vi.fn<ModelLibrary['convert']>(() => Promise.resolve(storedModel()));
    const contents = holding({ unfinished: [fetched] });
    const planDownload = () => Promise.resolve(plan);
    const store = openLibrary({ planDownload, download, convert, contents });
    store.getState().setDownloadAddress('org/model');
    await store.getState().planDownload();
    await store.getState().startDownload();
    expect(store.getState().arrival).toMatchObject({ kind: 'checkpoint', id: 'u1' });
    store.getState().dropArrival();
    await store.getState().resumeUnfinished(fetched);
    await store.getState().convertArrival(['cpu-int8']);
    expect(convert.mock.calls[0]?.[0]).toEqual({
      label: 'SciReasoner',
      origin: { kind: 'converted', from: fetched.origin.from },
      source: { kind: 'library', id: 'u1' },
      flavours: ['cpu-int8'],
    });
  });
});
