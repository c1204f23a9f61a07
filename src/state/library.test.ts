import { describe, expect, it, vi } from 'vitest';
import type { ModelLibrary } from '#engine/model-library.ts';
import type { LibraryContents } from '#library/stored-model.ts';
import type { ConvertParams } from '#workers/convert/protocol.ts';
import {
  abortable,
  checkpointFolder,
  convertedFolder,
  diskFull,
  folderFiles,
  held,
  holding,
  onlyTransfer,
  openLibrary,
  plan,
  storedModel,
  unfinishedModel,
} from './library.fixture.ts';
import {
  networkHost,
  type TransferJob,
  type TransferPhase,
  wouldLoseWork,
} from './library-state.ts';
import { emptyContents, engineWriting, libraryWith, storeWith } from './workbench-store.fixture.ts';

describe('the library', () => {
  it('is not asked before someone looks', () => {
    const contents = vi.fn(holding({}));
    expect(openLibrary({ contents }).getState().library).toEqual({ phase: 'unasked' });
    expect(contents).not.toHaveBeenCalled();
  });

  it('is read, and again after another tab changed it', async () => {
    let tell = () => {};
    let models = [storedModel()];
    const store = openLibrary({
      contents: () => Promise.resolve({ ...emptyContents, models }),
      onChange: (listener) => {
        tell = listener;
        return () => {};
      },
    });
    await store.getState().readLibrary();
    expect(store.getState().library).toMatchObject({ contents: { models: [{ id: 'm1' }] } });
    models = [];
    tell();
    await vi.waitFor(() =>
      expect(store.getState().library).toMatchObject({ contents: { models: [] } }),
    );
  });

  it('shows the later of two answers that cross', async () => {
    const slow = held<LibraryContents>();
    const contents = vi
      .fn(holding({ models: [storedModel({ label: 'new' })] }))
      .mockImplementationOnce(() => slow.promise);
    const store = openLibrary({ contents });
    const first = store.getState().readLibrary();
    await store.getState().readLibrary();
    slow.resolve({ ...emptyContents, models: [storedModel({ label: 'old' })] });
    await first;
    expect(store.getState().library).toMatchObject({ contents: { models: [{ label: 'new' }] } });
  });

  it('says why it cannot be read', async () => {
    const store = openLibrary({ contents: () => Promise.reject(diskFull) });
    await store.getState().readLibrary();
    expect(store.getState().library).toMatchObject({
      phase: 'failed',
      failure: { code: 'storage-full' },
    });
  });

  it('says why a model was not removed', async () => {
    const store = openLibrary({ remove: () => Promise.reject(diskFull) });
    await store.getState().removeFromLibrary('m1');
    expect(store.getState().libraryFailure).toMatchObject({ code: 'storage-full' });
  });
});

describe('a folder', () => {
  it('that was converted is imported under the typed name', async () => {
    const importFolder = vi.fn<ModelLibrary['importFolder']>(() => Promise.resolve(storedModel()));
    const store = openLibrary({ importFolder });
    const { chooseFolder, setArrivalLabel, importArrival } = store.getState();
    chooseFolder('stick', convertedFolder);
    expect(store.getState().arrival).toMatchObject({ reading: { kind: 'converted' } });
    setArrivalLabel(' For class 7b ');
    await importArrival();
    expect(importFolder.mock.calls[0]?.[0]).toEqual({
      label: 'For class 7b',
      files: convertedFolder,
    });
    expect(onlyTransfer(store).state).toMatchObject({
      phase: 'done',
      outcome: { model: { id: 'm1' } },
    });
    expect(store.getState()).toMatchObject({ arrival: undefined, arrivalLabel: '' });
  });

  it('around the folder of a model gives it with its own paths and name', () => {
    const store = openLibrary();
    const files = checkpointFolder.map((entry) => ({ ...entry, path: `SR-1.7B/${entry.path}` }));
    store.getState().chooseFolder('stick', [...files, ...folderFiles('notes.txt')]);
    const { arrival, arrivalLabel } = store.getState();
    expect(arrival).toMatchObject({ kind: 'folder', name: 'SR-1.7B' });
    expect(arrival?.kind === 'folder' && arrival.files.map(({ path }) => path)).toEqual(
      checkpointFolder.map(({ path }) => path),
    );
    expect(arrivalLabel).toBe('SR-1.7B');
  });

  it('of something else is refused, and the last one is not kept', () => {
    const store = openLibrary();
    store.getState().chooseFolder('holidays', folderFiles('beach.jpg'));
    expect(store.getState().arrival).toMatchObject({
      kind: 'refused',
      name: 'holidays',
      error: { message: expect.stringContaining('beach.jpg') },
    });
  });

  it('whose import fails is still there to try again', async () => {
    const importFolder = vi
      .fn<ModelLibrary['importFolder']>(() => Promise.resolve(storedModel()))
      .mockImplementationOnce(() => Promise.reject(diskFull));
    const store = openLibrary({ importFolder });
    store.getState().chooseFolder('stick', convertedFolder);
    await store.getState().importArrival();
    expect(onlyTransfer(store).state).toMatchObject({
      phase: 'failed',
      failure: { cure: 'Free some.' },
    });
    expect(store.getState().arrival).toMatchObject({ kind: 'folder', name: 'stick' });
    await store.getState().retryTransfer(onlyTransfer(store).id);
    expect(onlyTransfer(store).state.phase).toBe('done');
    store.getState().dismissTransfer(onlyTransfer(store).id);
    expect(store.getState().transfers).toEqual([]);
  });
});

describe('a checkpoint', () => {
  it('is converted to the chosen flavours, with the tensor and the time left', async () => {
    let seconds = 0;
    const ending = held<ReturnType<typeof storedModel>>();
    const convert = vi.fn<ModelLibrary['convert']>((_, options) => {
      options?.onProgress?.({ doneBytes: 0, totalBytes: 1000, tensor: undefined });
      seconds += 2;
      options?.onProgress?.({ doneBytes: 400, totalBytes: 1000, tensor: 'layers.0' });
      return ending.promise;
    });
    const store = storeWith(engineWriting([]), {
      library: libraryWith({ convert }),
      now: () => new Date(Date.UTC(2026, 10, 23) + seconds * 1000),
    });
    store.getState().chooseFolder('SR', checkpointFolder);
    store.getState().setConversion({ head: 'q8' });
    const converting = store.getState().convertArrival(['gpu-q4f16', 'gpu-q4']);
    await vi.waitFor(() =>
      expect(onlyTransfer(store).state).toMatchObject({
        phase: 'running',
        note: 'layers.0',
        meter: { doneBytes: 400, bytesPerSecond: 200, secondsLeft: 3 },
      }),
    );
    ending.resolve(storedModel());
    await converting;
    const params: ConvertParams = {
      label: 'SR',
      origin: { kind: 'converted', from: 'SR' },
      source: { kind: 'files', files: checkpointFolder },
      flavours: ['gpu-q4f16', 'gpu-q4'],
      head: 'q8',
    };
    expect(convert.mock.calls[0]?.[0]).toEqual(params);
    expect(onlyTransfer(store).state.phase).toBe('done');
  });

  it('is not asked for a format that none of the chosen flavours reads', async () => {
    const convert = vi.fn<ModelLibrary['convert']>(() => Promise.resolve(storedModel()));
    const store = openLibrary({ convert });
    store.getState().setConversion({ embedding: 'q8', head: 'fp32' });
    store.getState().chooseFolder('SR', checkpointFolder);
    await store.getState().convertArrival(['cpu-int8']);
    expect(convert.mock.calls[0]?.[0]).toMatchObject({ head: 'fp32' });
    expect(convert.mock.calls[0]?.[0]).not.toHaveProperty('embedding');
    store.getState().chooseFolder('SR', checkpointFolder);
    await store.getState().convertArrival(['cpu-int8', 'gpu-q4']);
    expect(convert.mock.calls[1]?.[0]).toMatchObject({ embedding: 'q8', head: 'fp32' });
  });

  it('that is cancelled stays chosen', async () => {
    const convert: ModelLibrary['convert'] = (_, options) => abortable(options?.signal);
    const store = openLibrary({ convert });
    store.getState().chooseFolder('SR', checkpointFolder);
    const converting = store.getState().convertArrival(['cpu-int8']);
    await vi.waitFor(() => expect(onlyTransfer(store).state.phase).toBe('running'));
    await Promise.resolve();
    store.getState().dismissTransfer(onlyTransfer(store).id);
    expect(store.getState().transfers).toHaveLength(1);
    store.getState().cancelTransfer(onlyTransfer(store).id);
    await converting;
    expect(onlyTransfer(store).state).toEqual({ phase: 'cancelled' });
    expect(store.getState().arrival).toMatchObject({ name: 'SR' });
  });

  it('goes on where an interrupted conversion of the same folder ended', async () => {
    const convert = vi.fn<ModelLibrary['convert']>(() => Promise.resolve(storedModel()));
    const unfinished = [
      unfinishedModel({ id: 'other', content: 'model', origin: { kind: 'converted', from: 'X' } }),
      unfinishedModel({
        id: 'mine',
        label: 'SR',
        content: 'model',
        origin: { kind: 'converted', from: 'SR' },
      }),
    ];
    const store = openLibrary({ convert, contents: holding({ unfinished }) });
    store.getState().chooseFolder('SR', checkpointFolder);
    await store.getState().convertArrival(['cpu-int8']);
    expect(convert.mock.calls[0]?.[0].resumeId).toBe('mine');
  });

  it('is not converted to nothing', async () => {
    const store = openLibrary();
    store.getState().chooseFolder('SR', checkpointFolder);
    await store.getState().convertArrival([]);
    expect(store.getState().transfers).toEqual([]);
  });
});

describe('closing the page', () => {
  const state = { phase: 'running', meter: undefined, note: undefined } as const;
  const loses = (job: TransferJob, phase: TransferPhase = state) =>
    wouldLoseWork({ transfers: [{ id: 't1', job, state: phase }] });

  it('loses an import and an export that run, and what goes on later not', () => {
    expect(loses({ kind: 'import', label: 'SR' })).toBe(true);
    expect(loses({ kind: 'export', label: 'SR', modelId: 'm1' })).toBe(true);
    expect(loses({ kind: 'import', label: 'SR' }, { phase: 'cancelled' })).toBe(false);
    expect(loses({ kind: 'convert', label: 'SR' })).toBe(false);
    expect(loses({ kind: 'download', label: 'SR', host: 'huggingface.co' })).toBe(false);
  });
});

describe('a stored model', () => {
  it('is checked, and what is damaged is named and mended', async () => {
    const damaged = [{ path: 'cpu/model.onnx', chunks: [3] }];
    const repairFromFiles = vi.fn<ModelLibrary['repairFromFiles']>(() => Promise.resolve([]));
    const store = openLibrary({ verify: () => Promise.resolve(damaged), repairFromFiles });
    await store.getState().verifyModel(storedModel());
    expect(onlyTransfer(store)).toMatchObject({
      job: { kind: 'verify', modelId: 'm1' },
      state: { phase: 'done', outcome: { kind: 'checked', damaged } },
    });
    const around = convertedFolder.map((entry) => ({ ...entry, path: `a/${entry.path}` }));
    await store.getState().repairModel(storedModel(), around);
    expect(repairFromFiles.mock.calls[0]?.[1]).toEqual(convertedFolder);
    expect(store.getState().transfers[0]?.state).toMatchObject({ outcome: { damaged: [] } });
  });

  it('is mended from where it was downloaded, whose host is named meanwhile', async () => {
    const ending = held<ReturnType<typeof storedModel>>();
    const store = openLibrary({ repairFromOrigin: () => ending.promise });
    const model = storedModel({ origin: { kind: 'downloaded', from: plan.baseUrl } });
    const mending = store.getState().repairModel(model);
    expect(networkHost(store.getState())).toBe('huggingface.co');
    ending.resolve(model);
    await mending;
    expect(onlyTransfer(store).state).toMatchObject({ outcome: { kind: 'stored' } });
  });

  it('is exported', async () => {
    const exportFolder = vi.fn<ModelLibrary['exportFolder']>(() => Promise.resolve());
    const store = openLibrary({ exportFolder });
    const directory = {} as FileSystemDirectoryHandle;
    await store.getState().exportModel(storedModel(), directory);
    expect(exportFolder.mock.calls[0]?.slice(0, 2)).toEqual(['m1', directory]);
    expect(onlyTransfer(store).state).toMatchObject({ outcome: { kind: 'exported' } });
  });
});
