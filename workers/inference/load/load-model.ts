import { Failure } from '#base/failure.ts';
import { err, ok } from '#base/result.ts';
import type { CallContext } from '#base/rpc-server.ts';
import { HeldTokens } from '../loop/prefix.ts';
import type { Writer } from '../loop/writer.ts';
import { type OpenedModel, openModel } from '../model/open-model.ts';
import { type ExplainFailure, explain, explainFailuresOf } from '../model/runtime-failure.ts';
import type { DecodeLoop, LoadedModel, LoadParams, LoadProgress } from '../protocol.ts';
import { LazyBytes } from './lazy-bytes.ts';
import { LoadMeter } from './load-meter.ts';
import { type ModelFolder, openModelFolder } from './model-folder.ts';
import { type OpenWeights, openWeights } from './open-weights.ts';
import { type PreparedModel, prepareModel } from './prepare-model.ts';
import { chooseThreads, type ThreadChoice } from './threads.ts';

/** A model that can write. */
export interface Loaded {
  readonly writer: Writer;
  readonly model: LoadedModel;
  readonly explainFailure: ExplainFailure;
  /** Frees the model, its device and its lock. */
  readonly dispose: () => Promise<void>;
}

/**
 * Loads a model from its address. What was opened on the way is closed when it fails. A runtime that
 * lacks what the fast loop needs loads the same weights through its public interface.
 */
export async function loadModel(
  params: LoadParams,
  context: CallContext<LoadProgress>,
): Promise<Loaded> {
  const startedAt = performance.now();
  try {
    return await loadWith(params, context, startedAt);
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'runtime-changed') throw thrown;
    return loadWith({ ...params, loop: 'growing' }, context, startedAt);
  }
}

async function loadWith(
  params: LoadParams,
  { signal, report }: CallContext<LoadProgress>,
  startedAt: number,
): Promise<Loaded> {
  const folder = await openModelFolder(params.folder, signal);
  try {
    const prepared = await prepareModel(folder, params, { signal, report });
    const threads = threadsFor(params, prepared);
    const { backend } = prepared.choice.backend;
    const weightBytes = prepared.graph.weights.totalBytes;
    const meter = new LoadMeter({ backend, smallBytes: prepared.smallBytes, weightBytes }, report);
    const weights = await openWeights(folder, prepared.choice.flavour.data, { signal, meter });
    signal.throwIfAborted();
    const question = { ...params, threads: threads.count };
    const opened = await openWithWeights(question, prepared, weights, meter);
    const { codec, template, stopTokens } = prepared.text;
    const { contextLength } = prepared;
    const dispose = async () => {
      await opened.model.dispose();
      opened.device?.destroy();
      folder.close();
    };
    return {
      writer: {
        model: opened.model,
        codec,
        template,
        stopTokens,
        contextLength,
        held: new HeldTokens(),
      },
      model: describeLoaded(folder, prepared, { opened, threads, startedAt }),
      explainFailure: explainFailuresOf(opened.device),
      dispose,
    };
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

async function openWithWeights(
  { threads, loop }: { readonly threads: number; readonly loop?: DecodeLoop },
  { choice, text, graph, contextLength }: PreparedModel,
  { data, checked, close }: OpenWeights,
  meter: LoadMeter,
): Promise<OpenedModel> {
  const { backend } = choice.backend;
  const { config } = text;
  meter.begin();
  try {
    // Damage is the better reason for whatever the runtime says about the same bytes.
    const [outcome] = await Promise.all([
      openModel({ backend, threads, config, contextLength, graph, data, loop })
        .then(ok, err)
        .finally(() => meter.end()),
      checked,
    ]);
    if (!outcome.ok) throw unreadable(data) ?? explain(outcome.error);
    return outcome.value;
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
    readonly opened: OpenedModel;
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
    threads: loading.threads.count,
    contextLength,
    modelContextLength: text.config.max_position_embeddings,
    bytes: dataFiles.reduce((sum, file) => sum + file.bytes, smallBytes),
    loadMs: performance.now() - loading.startedAt,
    manifestSha256,
    templateSha256: text.templateSha256,
    runtime: loading.opened.runtime,
    loop: loading.opened.loop,
    mostRows: loading.opened.model.mostRows,
    card,
    folderFlavours: manifest.flavours,
  };
}
