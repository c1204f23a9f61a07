import { Failure } from '#base/failure.ts';
import type { CallContext } from '#base/rpc-server.ts';
import type { Writer } from './generate.ts';
import { withGpuMemoryWatched } from './gpu-memory.ts';
import { type ModelGraph, openLanguageModel } from './language-model.ts';
import { LazyBytes } from './lazy-bytes.ts';
import { type ModelFolder, openModelFolder, readFiles } from './model-folder.ts';
import { baseName, type PreparedModel, prepareModel } from './prepare-model.ts';
import type { Backend, LoadedModel, LoadParams, LoadProgress } from './protocol.ts';
import { loadRuntime, type Runtime } from './runtime.ts';
import { type ExplainFailure, explain, explainFailuresOf } from './runtime-failure.ts';
import { chooseThreads, type ThreadChoice } from './threads.ts';

/** A model that can write. */
export interface Loaded {
  readonly writer: Writer;
  readonly model: LoadedModel;
  readonly explainFailure: ExplainFailure;
  /** Frees the model, its device and its lock. */
  readonly dispose: () => Promise<void>;
}

/** Loads a model from its address. What was opened on the way is closed when it fails. */
export async function loadModel(
  params: LoadParams,
  { signal, report }: CallContext<LoadProgress>,
): Promise<Loaded> {
  const startedAt = performance.now();
  const folder = await openModelFolder(params.folder, signal);
  try {
    const prepared = await prepareModel(folder, params, { signal, report });
    const threads = threadsFor(params, prepared);
    const { backend } = prepared.choice.backend;
    const [runtime, weights] = await Promise.all([
      loadRuntime(backend, threads.count),
      readWeights(folder, prepared, report, signal),
    ]);
    signal.throwIfAborted();
    const writer = await openWriter(runtime, prepared, weights, report);
    const dispose = async () => {
      await writer.model.dispose();
      if (backend === 'webgpu') (await runtime.ort.env.webgpu.device).destroy();
      folder.close();
    };
    const model = describeLoaded(folder, prepared, { runtime, threads, startedAt });
    return { writer, model, explainFailure: explainFailuresOf(runtime), dispose };
  } catch (thrown) {
    folder.close();
    throw thrown;
  }
}

function threadsFor(params: LoadParams, { choice, graph }: PreparedModel): ThreadChoice {
  if (params.threads !== undefined)
    return { count: params.threads, reason: `Threads chosen by you: ${params.threads}.` };
  return chooseThreads({
    backend: choice.backend.backend,
    isolated: globalThis.crossOriginIsolated,
    cores: navigator.hardwareConcurrency,
    weightBytes: graph.weights.totalBytes,
  });
}

function readWeights(
  folder: ModelFolder,
  { choice, smallBytes }: PreparedModel,
  report: (progress: LoadProgress) => void,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Blob>> {
  const onBytes = (loadedBytes: number, totalBytes: number) =>
    report({
      kind: 'files',
      loadedBytes: smallBytes + loadedBytes,
      totalBytes: smallBytes + totalBytes,
    });
  return readFiles(folder, choice.flavour.data, onBytes, signal);
}

/** Below this, one read of the file is faster than one for each constant. */
const SMALL_FILE_BYTES = 32 * 1024 * 1024;

async function openWriter(
  runtime: Runtime,
  { text, graph, contextLength }: PreparedModel,
  weights: ReadonlyMap<string, Blob>,
  report: (progress: LoadProgress) => void,
): Promise<Writer> {
  const onRead = sessionProgress(runtime.backend, graph.weights.totalBytes, report);
  const data: ModelGraph['data'] = await Promise.all(
    [...weights].map(async ([path, blob]) => ({
      path: baseName(path),
      data:
        blob.size <= SMALL_FILE_BYTES
          ? new Uint8Array(await blob.arrayBuffer())
          : new LazyBytes(blob, onRead),
    })),
  );
  try {
    const open = () => openLanguageModel(runtime, text.config, { graph: graph.bytes, data });
    const neededBytes = graph.weights.totalBytes;
    const model =
      runtime.backend === 'webgpu'
        ? await withGpuMemoryWatched(runtime.ort, { neededBytes }, open)
        : await open();
    const { codec, template, stopTokens } = text;
    return { model, codec, template, stopTokens, contextLength };
  } catch (thrown) {
    throw unreadable(data) ?? explain(thrown);
  }
}

/** Reports what the runtime has taken, not more than once for every hundredth. */
function sessionProgress(
  backend: Backend,
  totalBytes: number,
  report: (progress: LoadProgress) => void,
): (bytes: number) => void {
  let loadedBytes = 0;
  let reportedBytes = 0;
  report({ kind: 'session', backend, loadedBytes, totalBytes });
  return (bytes) => {
    loadedBytes = Math.min(totalBytes, loadedBytes + bytes);
    if (loadedBytes - reportedBytes < totalBytes / 100 && loadedBytes < totalBytes) return;
    reportedBytes = loadedBytes;
    report({ kind: 'session', backend, loadedBytes, totalBytes });
  };
}

/** A file that changed or went while it was read, which the runtime does not name. */
function unreadable(data: ModelGraph['data']): Failure | undefined {
  const failed = data.find(({ data: bytes }) => bytes instanceof LazyBytes && bytes.readProblem);
  if (!failed) return undefined;
  return new Failure({
    code: 'file-changed',
    message: `${failed.path} could not be read any more while the model was loaded: it was changed or removed.`,
    cure: 'Load the model again; if it happens again, repair or import it on the Models screen.',
    facts: { file: failed.path },
  });
}

function describeLoaded(
  folder: ModelFolder,
  { choice, graph, contextLength, smallBytes, text }: PreparedModel,
  loading: {
    readonly runtime: Runtime;
    readonly threads: ThreadChoice;
    readonly startedAt: number;
  },
): LoadedModel {
  const { manifest, manifestSha256, card } = folder;
  const { flavour, backend } = choice;
  const isData = new Set(flavour.data);
  const dataFiles = manifest.files.filter(({ path }) => isData.has(path));
  return {
    name: manifest.name,
    flavour: flavour.id,
    quantisation: flavour.quantisation,
    activations: graph.activations,
    backend: { ...backend, reason: `${backend.reason} ${loading.threads.reason}` },
    threads: loading.runtime.threads,
    contextLength,
    modelContextLength: text.config.max_position_embeddings,
    bytes: dataFiles.reduce((sum, file) => sum + file.bytes, smallBytes),
    loadMs: performance.now() - loading.startedAt,
    manifestSha256,
    runtime: loading.runtime.name,
    card,
    folderFlavours: manifest.flavours,
  };
}
