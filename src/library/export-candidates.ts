/** Settings that an export cannot run without. */
export const REQUIRED_SETTINGS = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
] as const;
const OPTIONAL_SETTINGS = ['generation_config.json', 'chat_template.jinja'] as const;

/** Names of graphs, best first, for each backend; onnx-community and Optimum use the same ones. */
const GPU_NAMES = ['model_q4f16', 'model_q4', 'model_fp16', 'model'];
const CPU_NAMES = ['model_int8', 'model_quantized', 'model_uint8', 'model_q4', 'model'];

/** The settings among `paths`, in a fixed order. */
export function exportSettings(paths: Iterable<string>): readonly string[] {
  const present = new Set(paths);
  return [...REQUIRED_SETTINGS, ...OPTIONAL_SETTINGS].filter((path) => present.has(path));
}

/** The graphs among `paths`: in the folder itself or in its subfolder `onnx`. */
export function exportGraphs(paths: Iterable<string>): readonly string[] {
  return [...paths].filter((path) => /^(?:onnx\/)?[A-Za-z0-9_-][A-Za-z0-9._-]*\.onnx$/.test(path));
}

/**
 * The files worth fetching from a repository with an ONNX export: settings, one graph for the GPU
 * and one for the CPU where there are such, each with its external data. Repositories hold the same
 * model in up to ten ways. Empty when there is no graph.
 */
export function exportCandidates(paths: readonly string[]): readonly string[] {
  const graphs = exportGraphs(paths);
  const chosen = [GPU_NAMES, CPU_NAMES].flatMap((names) => bestOf(graphs, names) ?? []);
  if (chosen.length === 0) return [];
  const isDataOf = (path: string, graph: string) =>
    path.startsWith(`${graph}_data`) || path.startsWith(`${graph}.data`);
  const wanted = paths.filter((path) =>
    chosen.some((graph) => path === graph || isDataOf(path, graph)),
  );
  return [...exportSettings(paths), ...wanted];
}

function bestOf(graphs: readonly string[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = graphs.find((path) => path.replace(/^onnx\//, '') === `${name}.onnx`);
    if (found) return found;
  }
  return undefined;
}
