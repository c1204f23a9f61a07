import { Failure } from '#base/failure.ts';
import type { ModelLibrary } from '#engine/model-library.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type { LibraryContents, StoredModel, UnfinishedModel } from '#library/stored-model.ts';
import type { DownloadPlan } from '#workers/download/protocol.ts';
import type { FolderFile, Transfer } from './library-state.ts';
import { emptyContents, engineWriting, libraryWith, storeWith } from './workbench-store.fixture.ts';
import type { WorkbenchStore } from './workbench-store.ts';

/** A stored model with one CPU flavour. */
export function storedModel(change: Partial<StoredModel> = {}): StoredModel {
  return {
    id: 'm1',
    label: 'SciReasoner',
    origin: { kind: 'imported', from: 'stick' },
    manifest: {
      format: 2,
      name: 'SciReasoner',
      architecture: 'qwen3',
      flavours: [
        {
          id: 'cpu-int8',
          backend: 'wasm',
          quantisation: 'int8',
          activations: 'fp32',
          graph: 'cpu/model.onnx',
          data: [],
        },
      ],
      files: [{ path: 'cpu/model.onnx', bytes: 1000, sha256: 'a'.repeat(64) }],
      quantisationError: { 'cpu-int8': { worst: 0.02, mean: 0.01 } },
    },
    manifestSha256: 'f'.repeat(64),
    card: undefined,
    bytes: 1_070_000_000,
    addedAt: '2026-11-23T10:00:00.000Z',
    ...change,
  };
}

/** A graphics processor that computed wrong numbers with that model. */
export function failedSelfTest(change: Partial<SelfTestResult> = {}): SelfTestResult {
  return {
    manifestSha256: storedModel().manifestSha256,
    flavour: 'gpu-q4',
    adapter: 'Radeon',
    runtime: 'test',
    passes: false,
    comparison: {
      positions: 16,
      agreeing: 3,
      meanKl: 0.51,
      worstKl: 2.2,
      worstError: 1,
      notFinite: 0,
    },
    extent: 'all layers',
    testedAt: '2026-11-23T10:00:00.000Z',
    ...change,
  };
}

/** A download that was interrupted halfway. */
export function unfinishedModel(change: Partial<UnfinishedModel> = {}): UnfinishedModel {
  return {
    id: 'u1',
    label: 'SciReasoner',
    origin: { kind: 'downloaded', from: 'https://huggingface.co/org/model/resolve/main/' },
    content: 'checkpoint',
    doneBytes: 500,
    totalBytes: 1000,
    isBusy: false,
    startedAt: '2026-11-23T09:00:00.000Z',
    ...change,
  };
}

export const plan: DownloadPlan = {
  baseUrl: 'https://huggingface.co/org/model/resolve/main/',
  label: 'model',
  content: 'model',
  files: [{ path: 'config.json', bytes: 700 }],
  totalBytes: 1000,
  isChecked: true,
};

/** Files of a folder by their paths, of as many bytes as a pointer never has. */
export function folderFiles(...paths: readonly string[]): FolderFile[] {
  return paths.map((path) => ({ path, file: new File(['x'.repeat(2000)], path) }));
}

export const convertedFolder = folderFiles('config.json', 'manifest.json', 'cpu/model.onnx');
export const checkpointFolder = folderFiles('config.json', 'tokenizer.json', 'model.safetensors');

/** A call whose end the test decides. */
export function held<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Rejects as a worker does after an abort. */
export function abortable<Value>(signal: AbortSignal | undefined): Promise<Value> {
  return new Promise((_, reject) =>
    signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError'))),
  );
}

/** A store whose library does what the test says. */
export function openLibrary(change: Partial<ModelLibrary> = {}): WorkbenchStore {
  return storeWith(engineWriting([]), { library: libraryWith(change) });
}

/** What a library with these contents answers. */
export function holding(change: Partial<LibraryContents>): ModelLibrary['contents'] {
  return () => Promise.resolve({ ...emptyContents, ...change });
}

/** The one transfer that there is. */
export function onlyTransfer(store: WorkbenchStore): Transfer {
  const [transfer, ...more] = store.getState().transfers;
  if (!transfer || more.length > 0) throw new Error(`${more.length + 1} transfers`);
  return transfer;
}

export const diskFull = new Failure({
  code: 'storage-full',
  message: '2 GB are missing',
  cure: 'Free some.',
});
