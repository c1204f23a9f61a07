import { Failure } from '#base/failure.ts';
import { checkOnnxModel, type GraphWeights, MOST_GRAPH_BYTES } from '#library/onnx-check.ts';
import { type OnnxModel, type OnnxValue, readOnnxModel } from '#library/onnx-reader.ts';
import type { ModelConfig } from './model-config.ts';
import { damagedFile } from './model-folder.ts';

/** A graph that was read by us before the runtime sees it. */
export interface GuardedGraph {
  readonly bytes: Uint8Array;
  readonly weights: GraphWeights;
  /** How keys and values are kept. */
  readonly activations: 'fp32' | 'fp16';
  /** `decode`: a cache of fixed length; `model`: Hugging Face's interface. */
  readonly kind: 'decode' | 'model';
  /** Whether logits of more than the last position of a step can be had. */
  readonly givesEveryPosition: boolean;
}

/**
 * Reads and checks a graph: that it is whole, has only known operators and constants inside the
 * flavour's data files, and that its inputs and outputs are those of the model in config.json.
 * Throws `damaged-file`, `graph-too-large` and `unsupported-graph`.
 */
export async function guardGraph(
  path: string,
  blob: Blob,
  dataBytes: ReadonlyMap<string, number>,
  config: ModelConfig,
): Promise<GuardedGraph> {
  if (blob.size > MOST_GRAPH_BYTES) throw tooLarge(path, blob.size);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const read = readOnnxModel(bytes);
  if (!read.ok) throw damagedFile(path, read.error);
  const checked = checkOnnxModel(read.value, dataBytes);
  if (!checked.ok) throw unsupported(path, checked.error);
  const problem = signatureProblem(read.value, config);
  if (problem !== undefined) throw unsupported(path, problem);
  const key = read.value.inputs.find(({ name }) => name === 'past_key_values.0.key');
  const activations = key?.elementType === FLOAT16 ? 'fp16' : 'fp32';
  const kind = isDecode(read.value) ? 'decode' : 'model';
  const givesEveryPosition = read.value.inputs.some(({ name }) => name === 'positions');
  return { bytes, weights: checked.value, activations, kind, givesEveryPosition };
}

const FLOAT32 = 1;
const INT32 = 6;
const INT64 = 7;
const FLOAT16 = 10;

const TOKEN_INPUTS = {
  model: { names: ['input_ids', 'attention_mask', 'position_ids'], type: INT64, bits: 64 },
  decode: {
    names: ['input_ids', 'seqlens_k', 'total_sequence_length', 'positions'],
    type: INT32,
    bits: 32,
  },
} as const;

function isDecode({ inputs }: OnnxModel): boolean {
  return inputs.some(({ name }) => name === 'seqlens_k');
}

/** What stands between the graph and the loop that runs it; undefined when nothing does. */
function signatureProblem(model: OnnxModel, config: ModelConfig): string | undefined {
  const inputs = new Map(model.inputs.map((value) => [value.name, value]));
  const outputs = new Map(model.outputs.map((value) => [value.name, value]));
  const cacheNames = keyValueNames(config.num_hidden_layers);
  const tokenInputs = TOKEN_INPUTS[isDecode(model) ? 'decode' : 'model'];
  const known = new Set<string>([...tokenInputs.names, ...cacheNames.map(({ past }) => past)]);
  const constants = new Set(model.constants.map(({ name }) => name));
  // Old exports list constants as inputs too; those need no value.
  const unknown = [...inputs.keys()].filter((name) => !known.has(name) && !constants.has(name));
  if (unknown.length > 0)
    return `it asks for inputs that this workbench does not know: ${shorten(unknown)}`;
  if (!inputs.has('input_ids') || !outputs.has('logits'))
    return 'it has no input "input_ids" or no output "logits"';
  const missing = cacheNames.flatMap(({ past, present }) => [
    ...(inputs.has(past) ? [] : [past]),
    ...(outputs.has(present) ? [] : [present]),
  ]);
  if (missing.length > 0)
    return `config.json describes ${config.num_hidden_layers} layers, but it has no ${shorten(missing)}`;
  const tokens = tokenInputs.names
    .map((name) => inputs.get(name))
    .filter((value) => value !== undefined);
  const wrongTokens = tokens.find(({ elementType }) => elementType !== tokenInputs.type);
  if (wrongTokens)
    return `its input ${wrongTokens.name} is not of ${tokenInputs.bits}-bit integers`;
  const caches = cacheNames
    .map(({ past }) => inputs.get(past))
    .filter((value) => value !== undefined);
  return cacheProblem(caches, config);
}

/** The names of keys and values of every layer, as Hugging Face's exports call them. */
export function keyValueNames(
  layerCount: number,
): readonly { readonly past: string; readonly present: string }[] {
  return Array.from({ length: layerCount }, (_, layer) => layer).flatMap((layer) =>
    ['key', 'value'].map((part) => ({
      past: `past_key_values.${layer}.${part}`,
      present: `present.${layer}.${part}`,
    })),
  );
}

function cacheProblem(caches: readonly OnnxValue[], config: ModelConfig): string | undefined {
  const type = caches[0]?.elementType;
  if (type !== FLOAT32 && type !== FLOAT16) return 'its keys and values are no floats';
  const wanted = [undefined, config.num_key_value_heads, undefined, config.head_dim];
  const wrong = caches.find(
    ({ elementType, shape }) =>
      elementType !== type ||
      shape.length !== wanted.length ||
      shape.some((size, axis) => typeof size === 'bigint' && differs(size, wanted[axis])),
  );
  if (!wrong) return undefined;
  return `its input ${wrong.name} has the shape [${wrong.shape.join(', ')}], where config.json says ${config.num_key_value_heads} heads of ${config.head_dim}`;
}

function differs(size: bigint, wanted: number | undefined): boolean {
  return wanted !== undefined && size !== BigInt(wanted);
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, 4).map((name) => name.slice(0, 80));
  return names.length > shown.length
    ? `${shown.join(', ')} and ${names.length - shown.length} more`
    : shown.join(', ');
}

function unsupported(path: string, reason: string): Failure {
  return new Failure({
    code: 'unsupported-graph',
    message: `The graph ${path} cannot be run here: ${reason}.`,
    cure: 'Use a graph with the input names of a Hugging Face ONNX export, or convert the model here.',
    facts: { file: path },
  });
}

function tooLarge(path: string, bytes: number): Failure {
  return new Failure({
    code: 'graph-too-large',
    message: `The graph ${path} has ${bytes} bytes with its weights inside; at most ${MOST_GRAPH_BYTES} can be loaded in one file.`,
    cure: 'Use an export that keeps its weights in an external data file, or convert the model here.',
    facts: { file: path, bytes },
  });
}
