import { definitely } from '#base/assert.ts';
import { Failure } from '#base/failure.ts';
import type { GuardedGraph } from '../load/graph-guard.ts';
import type { ModelConfig } from '../load/model-config.ts';
import type { Backend, DecodeLoop, LoadedModel } from '../protocol.ts';
import { DeviceMemory } from './device-memory.ts';
import { smallestGraph, withGpuMemoryWatched } from './gpu-memory.ts';
import { MOST_TOKENS_PER_STEP, type ModelGraph, openGrowingModel } from './growing-model.ts';
import { HeapMemory } from './heap-memory.ts';
import type { LanguageModel } from './language-model.ts';
import { openOrtModule, type StartedModule } from './ort-module.ts';
import { OrtSession } from './ort-session.ts';
import { deviceOf, loadRuntime } from './runtime.ts';
import { RUNTIME_NAME, runtimeFiles } from './runtime-files.ts';
import { StaticModel } from './static-model.ts';
import { tryRecording } from './try-recording.ts';

export interface ModelQuestion {
  readonly backend: Backend;
  readonly threads: number;
  readonly config: ModelConfig;
  readonly contextLength: number;
  readonly graph: GuardedGraph;
  readonly data: ModelGraph['data'];
  /** The fastest that works when absent. */
  readonly loop: DecodeLoop | undefined;
}

/** A model in the memory it computes in. */
export interface OpenedModel {
  readonly model: LanguageModel;
  readonly loop: LoadedModel['loop'];
  readonly device: GPUDevice | undefined;
  /** Name and version, for the run record. */
  readonly runtime: string;
}

/**
 * Opens a guarded graph with the fastest loop that works: recorded commands on a GPU, a cache in
 * place elsewhere, the public interface of onnxruntime for graphs of other exports.
 */
export async function openModel(question: ModelQuestion): Promise<OpenedModel> {
  if (question.graph.kind === 'model') return openPublic(question);
  if (question.backend === 'wasm' || question.loop === 'static') {
    return openStatic(question, false, 'The cache stays in place.');
  }
  try {
    return await openStatic(question, true, 'The GPU repeats a recorded step.');
  } catch (thrown) {
    if (thrown instanceof Failure || question.loop === 'captured') throw thrown;
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return openStatic(question, false, `A step could not be recorded: ${why.slice(0, 300)}`);
  }
}

async function openPublic(question: ModelQuestion): Promise<OpenedModel> {
  const { backend, threads, config, contextLength, graph, data } = question;
  const runtime = await loadRuntime(backend, threads);
  const device = await deviceOf(runtime);
  const parts = { graph: graph.bytes, data };
  const open = () => openGrowingModel(runtime, { ...config, contextLength }, parts);
  return {
    model: await watched(device, graph, open),
    loop: {
      kind: 'growing',
      reason:
        'This graph has no cache of fixed length, so keys and values are copied for each token.',
    },
    device,
    runtime: runtime.name,
  };
}

async function openStatic(
  question: ModelQuestion,
  captures: boolean,
  reason: string,
): Promise<OpenedModel> {
  const { backend, threads, graph, data } = question;
  const started = await openOrtModule(runtimeFiles(backend), backend, threads);
  const device = backend === 'webgpu' ? await makeDevice(started) : undefined;
  const open = () =>
    OrtSession.open(started.module, { graph: graph.bytes, data }, { backend, captures });
  const session = await watched(device, graph, open);
  const model = staticModel(question, started, session, device, captures);
  if (captures) await tryRecording(model);
  const kind = captures ? 'captured' : 'static';
  return { model, loop: { kind, reason }, device, runtime: RUNTIME_NAME };
}

/** The module makes its device with its first session; that one must live as long as the device. */
async function makeDevice({ module, device }: StartedModule): Promise<GPUDevice> {
  const graph = { graph: smallestGraph(), data: [] };
  await OrtSession.open(module, graph, { backend: 'webgpu', captures: false });
  return definitely(device(), 'a device once there is a session');
}

function watched<T>(
  device: GPUDevice | undefined,
  { weights }: GuardedGraph,
  open: () => Promise<T>,
): Promise<T> {
  if (!device) return open();
  return withGpuMemoryWatched(device, { neededBytes: weights.totalBytes }, open);
}

function staticModel(
  { backend, config, contextLength, graph }: ModelQuestion,
  { module }: StartedModule,
  session: OrtSession,
  device: GPUDevice | undefined,
  captures: boolean,
): StaticModel {
  return new StaticModel({
    session,
    module,
    memory: device ? new DeviceMemory(device) : new HeapMemory(module),
    config,
    vocabulary: config.vocab_size,
    cacheType: graph.activations === 'fp16' ? 'float16' : 'float32',
    contextLength,
    mostTokensPerStep: MOST_TOKENS_PER_STEP[backend],
    givesEveryPosition: graph.givesEveryPosition,
    captures,
  });
}
