import { MOST_JSON_BYTES } from '#library/guarded-json.ts';
import type { CheckedPart, LoadParams, LoadProgress } from '../protocol.ts';
import { chooseBackend, probeGpu } from './backend.ts';
import { chooseFlavour, type FlavourChoice } from './choose-flavour.ts';
import { chooseContextLength } from './context-length.ts';
import { type GpuLimits, readGpuLimits } from './gpu-limits.ts';
import { type GuardedGraph, guardGraph } from './graph-guard.ts';
import { damagedFile, type ModelFolder, readFiles } from './model-folder.ts';
import {
  OPTIONAL_FILES,
  type PreparedText,
  prepareText,
  REQUIRED_FILES,
  readSettings,
} from './prepare-text.ts';

/** A model of which everything but the weights is read and checked. */
export interface PreparedModel {
  readonly choice: FlavourChoice;
  readonly text: PreparedText;
  readonly graph: GuardedGraph;
  /** Tokens of prompt and reply together. */
  readonly contextLength: number;
  /** Bytes of the small files that were read. */
  readonly smallBytes: number;
}

interface PrepareOptions {
  readonly signal: AbortSignal;
  readonly report: (progress: LoadProgress) => void;
}

/**
 * Reads and tries everything of a folder that is small, and does the arithmetic of memory, before
 * any weight is read. What hangs in here is ended by the page, to which each step is reported.
 */
export async function prepareModel(
  folder: ModelFolder,
  params: LoadParams,
  { signal, report }: PrepareOptions,
): Promise<PreparedModel> {
  const { choice, gpu } = await chooseGraph(folder, params);
  const { flavour, backend } = choice;
  const listed = new Map(folder.manifest.files.map((file) => [file.path, file.bytes]));
  const optional = OPTIONAL_FILES.filter((path) => listed.has(path));
  const settingsPaths = [...REQUIRED_FILES, ...optional];
  checkSizes(settingsPaths, listed);
  const graphPath = params.loop === 'growing' ? flavour.graph : (flavour.decode ?? flavour.graph);
  const paths = [...settingsPaths, graphPath];
  const files = await readFiles(
    folder,
    paths,
    (loadedBytes, totalBytes) => report({ kind: 'files', loadedBytes, totalBytes }),
    signal,
  );
  const checking = (what: CheckedPart) => report({ kind: 'checking', what });
  checking('config');
  // The graph goes before the tokenizer: it is checked in a fraction of the time.
  const settings = await readSettings(files);
  checking('graph');
  const dataBytes = sizesByName(flavour.data, listed);
  const graphBlob = files.get(graphPath) ?? new Blob();
  const graph = await guardGraph(graphPath, graphBlob, dataBytes, settings.config);
  const contextLength = chooseContextLength({
    memory: {
      sizes: settings.sizes,
      backend: backend.backend,
      activations: graph.activations,
      quantisation: flavour.quantisation,
      weightBytes: graph.weights.totalBytes,
      largestConstantBytes: graph.weights.largest.bytes,
      isCacheFixed: graph.kind === 'decode',
    },
    largestConstant: graph.weights.largest.name,
    wanted: params.contextLength,
    gpu: backend.backend === 'webgpu' ? gpu : undefined,
  });
  const text = await prepareText(files, checking, settings);
  const smallBytes = paths.reduce((sum, path) => sum + (listed.get(path) ?? 0), 0);
  return { choice, text, graph, contextLength, smallBytes };
}

/** Before they are fetched: a size beyond all use need not be waited for. */
function checkSizes(paths: readonly string[], listed: ReadonlyMap<string, number>): void {
  for (const path of paths) {
    const bytes = listed.get(path) ?? 0;
    if (bytes > MOST_JSON_BYTES)
      throw damagedFile(path, `it has ${bytes} bytes; at most ${MOST_JSON_BYTES} are read`);
  }
}

async function chooseGraph(
  folder: ModelFolder,
  params: LoadParams,
): Promise<{ readonly choice: FlavourChoice; readonly gpu: GpuLimits | undefined }> {
  const rule = chooseBackend(params.backend, await probeGpu(navigator.gpu));
  const gpu = await readGpuLimits(navigator.gpu);
  const choice = chooseFlavour({
    flavours: folder.manifest.flavours,
    wanted: params,
    rule,
    hasF16: gpu?.hasF16 ?? false,
  });
  return { choice, gpu };
}

/** Sizes of external data by the base names that graphs know them by. */
function sizesByName(
  data: readonly string[],
  listed: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const path of data) {
    const name = baseName(path);
    if (sizes.has(name)) {
      throw damagedFile('manifest.json', `a flavour has two data files called ${name}`);
    }
    sizes.set(name, listed.get(path) ?? 0);
  }
  return sizes;
}

/** The name by which a graph beside it knows a data file. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
