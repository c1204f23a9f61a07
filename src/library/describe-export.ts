import { Failure } from '#base/failure.ts';
import { exportGraphs, exportSettings, REQUIRED_SETTINGS } from './export-candidates.ts';
import type { ExportDescription } from './export-manifest.ts';
import { parseGuardedJson } from './guarded-json.ts';
import type { Flavour } from './manifest.ts';
import { checkOnnxModel, MOST_GRAPH_BYTES } from './onnx-check.ts';
import { type OnnxModel, readOnnxModel } from './onnx-reader.ts';
import { requireQwen3 } from './qwen3-architecture.ts';

/**
 * Finds out what a folder without a manifest of ours offers: an onnx-community or Optimum export of
 * a Qwen3 model, with the names of its graphs and external data as they come. Rejects with
 * `unsupported-architecture`, `missing-file`, `damaged-file`, and `no-usable-graph`, which says for
 * each graph what stands in the way. Holds one graph at a time in memory.
 */
export async function describeExport(files: ReadonlyMap<string, Blob>): Promise<ExportDescription> {
  const settings = exportSettings(files.keys());
  const missing = REQUIRED_SETTINGS.find((path) => !settings.includes(path));
  if (missing) throw missingFile(missing, files);
  requireQwen3(await readJson(files, 'config.json'));
  const flavours: Flavour[] = [];
  const problems: string[] = [];
  for (const path of exportGraphs(files.keys())) {
    const described = await describeGraph(path, files);
    if (typeof described === 'string') problems.push(`${path}: ${described}`);
    else flavours.push(...described);
  }
  if (flavours.length === 0) throw noUsableGraph(problems);
  flavours.sort((a, b) => rank(a) - rank(b));
  const used = flavours.flatMap(({ graph, data }) => [graph, ...data]);
  return { flavours, paths: [...new Set([...settings, ...used])] };
}

async function readJson(files: ReadonlyMap<string, Blob>, path: string): Promise<unknown> {
  const bytes = await files.get(path)?.arrayBuffer();
  const parsed = parseGuardedJson(new Uint8Array(bytes ?? new ArrayBuffer()));
  if (parsed.ok) return parsed.value;
  throw new Failure({
    code: 'damaged-file',
    message: `${path} cannot be used: ${parsed.error}.`,
    cure: 'Download this file again from where the model came from.',
    facts: { file: path },
  });
}

/** The flavours that a graph can be run as, or why it cannot be run at all. */
async function describeGraph(
  path: string,
  files: ReadonlyMap<string, Blob>,
): Promise<readonly Flavour[] | string> {
  const blob = files.get(path);
  if (!blob || blob.size > MOST_GRAPH_BYTES)
    return `it has ${blob?.size} bytes; at most ${MOST_GRAPH_BYTES} can be loaded in one file`;
  const read = readOnnxModel(new Uint8Array(await blob.arrayBuffer()));
  if (!read.ok) return `it is damaged: ${read.error}`;
  const model = read.value;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const locations = [
    ...new Set(model.constants.flatMap(({ external }) => external?.location ?? [])),
  ];
  const present = locations.flatMap((location) => {
    const size = files.get(folder + location)?.size;
    return size === undefined ? [] : [[location, size] as const];
  });
  const checked = checkOnnxModel(model, new Map(present));
  if (!checked.ok) return checked.error;
  const unknown = model.inputs.find(({ name }) => !KNOWN_INPUTS.test(name));
  if (unknown) return `it asks for the input "${unknown.name.slice(0, 80)}"`;
  const activations = cacheType(model);
  if (activations === undefined) return 'it has no key-value cache of 16-bit or 32-bit floats';
  const quantisation = quantisationOf(model, activations);
  const name = flavourName(path, quantisation);
  return backendsFor(quantisation).map((backend) => ({
    id: `${backend === 'webgpu' ? 'gpu' : 'cpu'}-${name}`.slice(0, 60),
    backend,
    quantisation,
    activations,
    graph: path,
    data: present.map(([location]) => folder + location),
  }));
}

const KNOWN_INPUTS =
  /^(?:input_ids|attention_mask|position_ids|past_key_values\.\d+\.(?:key|value))$/;

function cacheType({ inputs }: OnnxModel): Flavour['activations'] | undefined {
  const key = inputs.find(({ name }) => name === 'past_key_values.0.key');
  if (!inputs.some(({ name }) => name === 'input_ids')) return undefined;
  if (key?.elementType === 1) return 'fp32';
  return key?.elementType === 10 ? 'fp16' : undefined;
}

function quantisationOf({ operators, weightBits }: OnnxModel, activations: string): string {
  const uses = (name: string) => operators.has(name);
  if (uses('com.microsoft:MatMulNBits')) return `q${Math.min(8, ...weightBits)}`;
  if (uses('com.microsoft:MatMulBnb4')) return 'q4';
  return INT8_PRODUCTS.some(uses) ? 'int8' : activations;
}

const INT8_PRODUCTS = [
  ':MatMulInteger',
  'com.microsoft:DynamicQuantizeMatMul',
  'com.microsoft:MatMulIntegerToFloat',
];

/** The GPU has no kernels for 8-bit products; the rest runs on both. */
function backendsFor(quantisation: string): readonly Flavour['backend'][] {
  return quantisation === 'int8' ? ['wasm'] : ['webgpu', 'wasm'];
}

/** `q4f16` of `onnx/model_q4f16.onnx`; `fp32` of `model.onnx` when that is what it holds. */
function flavourName(path: string, quantisation: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1, -'.onnx'.length);
  const place = path.startsWith('onnx/') ? '' : 'root-';
  if (base === 'model') return `${place}${quantisation}`;
  return place + base.replace(/^model[_-]/, '');
}

/** Loading takes the first flavour that suits the backend, so the fastest one goes first. */
function rank({ backend, quantisation, activations }: Flavour): number {
  const order = backend === 'webgpu' ? ['q4', 'q8', 'fp16'] : ['int8', 'q4', 'q8', 'fp32'];
  const place = order.indexOf(quantisation);
  const isHalfOnCpu = backend === 'wasm' && activations === 'fp16';
  return (place < 0 ? order.length : place) * 2 + (isHalfOnCpu ? 1 : 0);
}

function missingFile(path: string, files: ReadonlyMap<string, Blob>): Failure {
  const found = [...files.keys()].slice(0, 12).join(', ') || 'nothing';
  return new Failure({
    code: 'missing-file',
    message: `The folder has no ${path}. It holds ${found}.`,
    cure: 'Choose the whole folder of the model, with its settings and tokenizer beside the graphs.',
    facts: { file: path },
  });
}

function noUsableGraph(problems: readonly string[]): Failure {
  return new Failure({
    code: 'no-usable-graph',
    message:
      problems.length === 0
        ? 'The folder has no ONNX graph, neither in itself nor in a subfolder "onnx".'
        : `No graph of the folder can be run here. ${problems.join('; ')}.`,
    cure: 'Choose an ONNX export with external data beside it, or convert the safetensors here.',
  });
}
