import { Failure } from '#base/failure.ts';
import type { CallContext, Handlers } from '#base/rpc-server.ts';
import type { Flavour } from '#library/manifest.ts';
import { chooseBackend, probeGpu } from './backend.ts';
import { compileChatTemplate } from './chat-prompt.ts';
import { generate, type Writer } from './generate.ts';
import { openLanguageModel } from './language-model.ts';
import { measureLogits } from './measure.ts';
import { parseChatTemplate, parseConfig, parseStopTokens } from './model-config.ts';
import { fetchFiles, flavourFor, type ModelFolder, openModelFolder } from './model-folder.ts';
import { probeCpu, probeGpu as reportGpu } from './probe.ts';
import type {
  Backend,
  BackendChoice,
  InferenceProtocol,
  LoadedModel,
  LoadParams,
  LoadProgress,
} from './protocol.ts';
import { loadRuntime, type Runtime } from './runtime.ts';
import { type ExplainFailure, explain, explainFailuresOf } from './runtime-failure.ts';
import { chooseThreads, type ThreadChoice } from './threads.ts';
import { createTextCodec } from './tokenizer.ts';

const CONFIG_FILES = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'generation_config.json',
] as const;

interface Loaded {
  readonly writer: Writer;
  readonly model: LoadedModel;
  readonly explainFailure: ExplainFailure;
}

/** The worker's calls, around at most one loaded model. */
export function createInferenceService(): Handlers<InferenceProtocol> {
  let loaded: Loaded | undefined;
  const runtimes: Runtimes = new Map();

  async function unload(): Promise<void> {
    const unloaded = loaded;
    loaded = undefined;
    await unloaded?.writer.model.dispose();
  }

  return {
    load: async (params, context) => {
      await unload();
      const opened = await load(params, runtimes, context);
      if (context.signal.aborted) await opened.writer.model.dispose();
      context.signal.throwIfAborted();
      loaded = opened;
      return opened.model;
    },

    generate: async (params, context) => {
      if (!loaded) {
        throw new Failure({
          code: 'no-model',
          message: 'No model is loaded in the worker.',
          cure: 'Load the model, then run again.',
        });
      }
      try {
        return await generate(loaded.writer, params, context);
      } catch (thrown) {
        throw loaded.explainFailure(thrown);
      }
    },

    unload,
    measure: measureLogits,
    probeGpu: reportGpu,
    probeCpu,
  };
}

/**
 * A runtime starts once in a worker and keeps its number of threads; a later model of the same
 * backend must use what is there.
 */
type Runtimes = Map<Backend, Runtime>;

async function load(
  params: LoadParams,
  runtimes: Runtimes,
  { signal, report }: CallContext<LoadProgress>,
): Promise<Loaded> {
  const startedAt = performance.now();
  const folder = await openModelFolder(params.folder, signal);
  const choice = await backendWithFlavour(params, folder);
  const flavour = flavourFor(folder, choice.backend);
  if (!flavour) throw noFlavour(folder, choice);
  const threads = threadsFor(params, folder, flavour);
  const [runtime, files] = await Promise.all([
    runtimes.get(choice.backend) ?? loadRuntime(choice.backend, threads.count),
    fetchFiles(
      folder,
      [...CONFIG_FILES, flavour.graph, ...flavour.data],
      (loadedBytes, totalBytes) => report({ kind: 'files', loadedBytes, totalBytes }),
      signal,
    ),
  ]);
  runtimes.set(choice.backend, runtime);
  report({ kind: 'session', backend: choice.backend });
  const writer = await createWriter(runtime, files, flavour);
  return {
    writer,
    explainFailure: explainFailuresOf(runtime),
    model: {
      name: folder.manifest.name,
      flavour: flavour.id,
      quantisation: flavour.quantisation,
      backend: { ...choice, reason: `${choice.reason} ${sayThreads(threads, runtime)}` },
      threads: runtime.threads,
      contextLength: writer.contextLength,
      bytes: [...files.values()].reduce((sum, file) => sum + file.length, 0),
      loadMs: performance.now() - startedAt,
      manifestSha256: folder.manifestSha256,
      runtime: runtime.name,
      card: folder.card,
    },
  };
}

/** The rule's choice, or the CPU where the rule took the GPU and the folder has no graph for it. */
async function backendWithFlavour(
  { backend: wanted }: LoadParams,
  folder: ModelFolder,
): Promise<BackendChoice> {
  const choice = chooseBackend(wanted, await probeGpu(navigator.gpu));
  if (wanted !== 'auto' || flavourFor(folder, choice.backend)) return choice;
  const other = choice.backend === 'wasm' ? 'webgpu' : 'wasm';
  return {
    ...choice,
    backend: other,
    reason: `${choice.reason} This model folder only has a graph for ${other}.`,
  };
}

function threadsFor(params: LoadParams, folder: ModelFolder, flavour: Flavour): ThreadChoice {
  const isData = new Set(flavour.data);
  const weights = folder.manifest.files.filter(({ path }) => isData.has(path));
  const choice = chooseThreads({
    backend: flavour.backend,
    isolated: globalThis.crossOriginIsolated,
    cores: navigator.hardwareConcurrency,
    weightBytes: weights.reduce((sum, file) => sum + file.bytes, 0),
  });
  if (params.threads === undefined) return choice;
  return { count: params.threads, reason: `Threads chosen by you: ${params.threads}.` };
}

function sayThreads(choice: ThreadChoice, runtime: Runtime): string {
  return choice.count === runtime.threads
    ? choice.reason
    : `Threads: ${runtime.threads}, as when this page loaded its first model; reload the page for ${choice.count}.`;
}

function noFlavour(folder: ModelFolder, { backend }: BackendChoice): Failure {
  const available = folder.manifest.flavours.map((flavour) => flavour.backend).join(', ');
  return new Failure({
    code: 'no-flavour',
    message: `The model "${folder.manifest.name}" has no graph for ${backend}, only for ${available}.`,
    cure: `Choose ${available} as backend, or convert the model for ${backend}.`,
  });
}

async function createWriter(
  runtime: Runtime,
  files: ReadonlyMap<string, Uint8Array>,
  flavour: { readonly graph: string; readonly data: readonly string[] },
): Promise<Writer> {
  const bytesOf = (path: string) => files.get(path) ?? new Uint8Array();
  const jsonOf = (path: string) => JSON.parse(new TextDecoder().decode(bytesOf(path)));
  const config = parseConfig(jsonOf('config.json'));
  const tokenizerConfig = jsonOf('tokenizer_config.json');
  const codec = createTextCodec(jsonOf('tokenizer.json'), tokenizerConfig);
  try {
    const model = await openLanguageModel(runtime, config, {
      graph: bytesOf(flavour.graph),
      data: flavour.data.map((path) => ({ path: baseName(path), data: bytesOf(path) })),
    });
    return {
      model,
      codec,
      template: compileChatTemplate(parseChatTemplate(tokenizerConfig)),
      stopTokens: parseStopTokens(jsonOf('generation_config.json')),
      contextLength: config.max_position_embeddings,
    };
  } catch (thrown) {
    throw explain(thrown);
  }
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
