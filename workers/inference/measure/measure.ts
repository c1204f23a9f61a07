import { Failure } from '#base/failure.ts';
import { nextMacrotask } from '#base/macrotask.ts';
import { err, ok } from '#base/result.ts';
import type { CallContext } from '#base/rpc-server.ts';
import type { Flavour } from '#library/manifest.ts';
import { readOnnxModel } from '#library/onnx-reader.ts';
import { type GuardedGraph, guardGraph } from '../load/graph-guard.ts';
import { LoadMeter } from '../load/load-meter.ts';
import { type ModelFolder, openModelFolder, readFiles } from '../load/model-folder.ts';
import { openWeights } from '../load/open-weights.ts';
import { baseName } from '../load/prepare-model.ts';
import {
  OPTIONAL_FILES,
  type PreparedText,
  prepareText,
  REQUIRED_FILES,
} from '../load/prepare-text.ts';
import { chooseThreads } from '../load/threads.ts';
import { withGpuMemoryWatched } from '../model/gpu-memory.ts';
import { openGrowingModel } from '../model/growing-model.ts';
import type { LanguageModel } from '../model/language-model.ts';
import { deviceOf, loadRuntime, type Runtime } from '../model/runtime.ts';
import { explainFailuresOf } from '../model/runtime-failure.ts';
import type { LoadProgress, MeasuredLogits, MeasureParams } from '../protocol.ts';
import { type MeasuringPlan, planSteps } from './measure-steps.ts';

type Context = CallContext<LoadProgress>;

/**
 * Logits of the last positions of a text, computed by one flavour on one backend: by its check graph
 * where it has one, by the whole model otherwise. For a worker of its own, which is ended afterwards.
 */
export async function measureLogits(
  params: MeasureParams,
  context: Context,
): Promise<MeasuredLogits> {
  const folder = await openModelFolder(params.folder, context.signal);
  try {
    const tested = await openTested(folder, params.flavour, context);
    const runtime = await loadRuntime(params.backend, threadsFor(params, tested));
    const device = await deviceOf(runtime);
    const model = await openModel(runtime, device, folder, tested, context);
    const ids = tested.text.codec.encode(params.text).slice(0, params.tokenCount);
    const plan: MeasuringPlan = {
      tokenCount: ids.length,
      positions: Math.min(params.positions, ids.length),
      mostTokensPerStep: model.mostTokensPerStep,
      schedule: params.schedule,
      givesEveryPosition: tested.givesEveryPosition,
    };
    const logits = await collectRows(model, ids, plan, context.signal).catch(async (thrown) => {
      throw await explainFailuresOf(device)(thrown, context.signal);
    });
    const vocabulary = logits.length / plan.positions;
    return { logits, vocabulary, extent: tested.extent, runtime: runtime.name };
  } finally {
    folder.close();
  }
}

/** Runs the tokens through the model by the plan; returns [positions, vocabulary]. */
export async function collectRows(
  model: LanguageModel,
  ids: readonly number[],
  plan: MeasuringPlan,
  signal: AbortSignal,
): Promise<Float32Array> {
  const parts: Float32Array[] = [];
  await model.reserve(1, plan.tokenCount, 0);
  for (const { start, count, rows } of planSteps(plan)) {
    await nextMacrotask();
    signal.throwIfAborted();
    const logits = await model.read(ids.slice(start, start + count), start, Math.max(1, rows));
    // Copies, because the next step may write over them.
    for (let row = 0; row < rows; row++) parts.push((await logits.all(row)).slice());
  }
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** A graph of a folder, read and guarded, with the text around it. */
interface TestedGraph {
  readonly text: PreparedText;
  readonly graph: GuardedGraph;
  /** Only the shards that this graph names. */
  readonly data: readonly string[];
  readonly givesEveryPosition: boolean;
  readonly extent: string;
}

async function openTested(
  folder: ModelFolder,
  flavourId: string,
  { signal, report }: Context,
): Promise<TestedGraph> {
  const flavour = flavourById(folder, flavourId);
  const path = flavour.check ?? flavour.graph;
  const listed = new Map(folder.manifest.files.map(({ path, bytes }) => [path, bytes]));
  const optional = OPTIONAL_FILES.filter((file) => listed.has(file));
  const onBytes = (loadedBytes: number, totalBytes: number) =>
    report({ kind: 'files', loadedBytes, totalBytes });
  const files = await readFiles(folder, [...REQUIRED_FILES, ...optional, path], onBytes, signal);
  const text = await prepareText(files, (what) => report({ kind: 'checking', what }));
  report({ kind: 'checking', what: 'graph' });
  const blob = files.get(path) ?? new Blob();
  const said = await readSignature(blob);
  const config = { ...text.config, num_hidden_layers: said.layerCount };
  const dataBytes = new Map(
    flavour.data.map((file) => [baseName(file), listed.get(file) ?? 0] as const),
  );
  const graph = await guardGraph(path, blob, dataBytes, config);
  return {
    text: { ...text, config },
    graph,
    data: flavour.data.filter((file) => said.locations.has(baseName(file))),
    givesEveryPosition: said.givesEveryPosition,
    extent: extentOf(said.layerCount, text.config.num_hidden_layers),
  };
}

function flavourById({ manifest }: ModelFolder, id: string): Flavour {
  const flavour = manifest.flavours.find((each) => each.id === id);
  if (flavour) return flavour;
  throw new Failure({
    code: 'no-flavour',
    message: `The model "${manifest.name}" has no flavour ${id}, only ${manifest.flavours.map((each) => each.id).join(', ')}.`,
    cure: 'Load the model again; its folder has changed.',
  });
}

interface Signature {
  readonly layerCount: number;
  readonly givesEveryPosition: boolean;
  /** Names of external data files. */
  readonly locations: ReadonlySet<string>;
}

/** What guarding does not tell. A graph that cannot be read has none, and guarding says why. */
async function readSignature(blob: Blob): Promise<Signature> {
  const read = readOnnxModel(new Uint8Array(await blob.arrayBuffer()));
  if (!read.ok) return { layerCount: 1, givesEveryPosition: false, locations: new Set() };
  const { inputs, outputs, constants } = read.value;
  const keys = inputs.filter(({ name }) => /^past_key_values\.\d+\.key$/.test(name));
  const positions = outputs.find(({ name }) => name === 'logits')?.shape[1];
  return {
    layerCount: Math.max(1, keys.length),
    // A fixed 1 is the last position; other exports name this size, and give all of them.
    givesEveryPosition: typeof positions === 'string',
    locations: new Set(constants.flatMap(({ external }) => external?.location ?? [])),
  };
}

function extentOf(layers: number, allLayers: number): string {
  return layers === allLayers
    ? 'all layers'
    : `the first ${layers} of ${allLayers} layers and the head`;
}

function threadsFor({ backend }: MeasureParams, { graph }: TestedGraph): number {
  return chooseThreads({
    backend,
    isolated: globalThis.crossOriginIsolated,
    cores: navigator.hardwareConcurrency,
    weightBytes: graph.weights.totalBytes,
  }).count;
}

async function openModel(
  runtime: Runtime,
  device: GPUDevice | undefined,
  folder: ModelFolder,
  { text, graph, data }: TestedGraph,
  { signal, report }: Context,
): Promise<LanguageModel> {
  const { backend } = runtime;
  const { totalBytes } = graph.weights;
  const meter = new LoadMeter({ backend, smallBytes: 0, weightBytes: totalBytes }, report);
  const weights = await openWeights(folder, data, { signal, meter });
  const config = { ...text.config, contextLength: text.config.max_position_embeddings };
  const open = () => openGrowingModel(runtime, config, { graph: graph.bytes, data: weights.data });
  meter.begin();
  try {
    const opening = device
      ? withGpuMemoryWatched(device, { neededBytes: totalBytes }, open)
      : open();
    const [opened] = await Promise.all([opening.then(ok, err), weights.checked]);
    if (!opened.ok) throw await explainFailuresOf(device)(opened.error, signal);
    report({ kind: 'session', backend, loadedBytes: totalBytes, totalBytes });
    return opened.value;
  } finally {
    weights.close();
  }
}
