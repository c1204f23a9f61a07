import { Failure } from '#base/failure.ts';
import { err, ok } from '#base/result.ts';
import type { CallContext } from '#base/rpc-server.ts';
import type { Writer } from './generate.ts';
import { withGpuMemoryWatched } from './gpu-memory.ts';
import { openLanguageModel } from './language-model.ts';
import { LazyBytes } from './lazy-bytes.ts';
import { LoadMeter } from './load-meter.ts';
import { type ModelFolder, openModelFolder } from './model-folder.ts';
import { type OpenWeights, openWeights } from './open-weights.ts';
import { type PreparedModel, prepareModel } from './prepare-model.ts';
import type { LoadedModel, LoadParams, LoadProgress } from './protocol.ts';
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
    const weightBytes = prepared.graph.weights.totalBytes;
    const meter = new LoadMeter({ backend, smallBytes: prepared.smallBytes, weightBytes }, report);
    const [runtime, weights] = await Promise.all([
      loadRuntime(backend, threads.count),
      openWeights(folder, prepared.choice.flavour.data, { signal, meter }),
    ]);
    signal.throwIfAborted();
    const writer = await openWriter(runtime, prepared, weights, meter);
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

async function openWriter(
  runtime: Runtime,
  { text, graph, contextLength }: PreparedModel,
  { data, checked, close }: OpenWeights,
  meter: LoadMeter,
): Promise<Writer> {
  const open = () => openLanguageModel(runtime, text.config, { graph: graph.bytes, data });
  const neededBytes = graph.weights.totalBytes;
  meter.begin();
  try {
    const opening =
      runtime.backend === 'webgpu'
        ? withGpuMemoryWatched(runtime.ort, { neededBytes }, open)
        : open();
    // Damage is the better reason for whatever the runtime says about the same bytes.
    const [outcome] = await Promise.all([
      opening.then(ok, err).finally(() => meter.end()),
      checked,
    ]);
    if (!outcome.ok) throw unreadable(data) ?? explain(outcome.error);
    const { codec, template, stopTokens } = text;
    return { model: outcome.value, codec, template, stopTokens, contextLength };
  } finally {
    close();
  }
}

/** A file that changed or went while it was read, which the runtime does not name. */
function unreadable(data: OpenWeights['data']): Failure | undefined {
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
    templateSha256: text.templateSha256,
    runtime: loading.runtime.name,
    card,
    folderFlavours: manifest.flavours,
  };
}
