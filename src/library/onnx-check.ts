import { err, ok, type Result } from '#base/result.ts';
import { knownOperators } from './onnx-operators.ts';
import type { ExternalPlace, OnnxConstant, OnnxModel } from './onnx-reader.ts';

/** The largest graph file, weights inside included: the runtime holds it up to three times. */
export const MOST_GRAPH_BYTES = 1024 * 1024 * 1024;

/** What the runtime will have to hold for a graph. */
export interface GraphWeights {
  /** Sum of all constants; two that share bytes count twice, as they do in memory. */
  readonly totalBytes: number;
  readonly largest: { readonly name: string; readonly bytes: number };
}

const IR_VERSIONS = { least: 3, most: 13 } as const;
const OPSETS = { least: 11, most: 26 } as const;
/** More than any graph that fits into a browser; keeps sums far below 2^53. */
const MOST_WEIGHT_BYTES = 2n ** 40n;

/**
 * Whether a graph may be given to the runtime: known versions and operators, no graph inside a
 * graph, every constant whole and inside one of the named files. `dataBytes` holds the size of each
 * external data file by its base name. The error is a sentence without its end.
 */
export function checkOnnxModel(
  model: OnnxModel,
  dataBytes: ReadonlyMap<string, number>,
): Result<GraphWeights> {
  const problem = versionProblem(model) ?? operatorProblem(model);
  return problem === undefined ? weighConstants(model.constants, dataBytes) : err(problem);
}

function versionProblem({ irVersion, opsets, oddities }: OnnxModel): string | undefined {
  if (irVersion < IR_VERSIONS.least || irVersion > IR_VERSIONS.most)
    return `its ONNX version is ${irVersion}, not ${IR_VERSIONS.least} to ${IR_VERSIONS.most}`;
  const opset = opsets.get('') ?? 0;
  if (opset < OPSETS.least || opset > OPSETS.most)
    return `its operators are of version ${opset}, not ${OPSETS.least} to ${OPSETS.most}`;
  return oddities.length > 0 ? `it holds ${oddities.join(', ')}` : undefined;
}

function operatorProblem({ operators }: OnnxModel): string | undefined {
  const unknown = [...operators.keys()].filter((name) => !knownOperators.has(name));
  if (unknown.length === 0) return undefined;
  const shown = unknown.slice(0, 5).map((name) => name.slice(0, 80).replace(/^:/, ''));
  const more = unknown.length > shown.length ? ` and ${unknown.length - shown.length} more` : '';
  return `it uses operators that no Qwen3 graph needs: ${shown.join(', ')}${more}`;
}

function weighConstants(
  constants: readonly OnnxConstant[],
  dataBytes: ReadonlyMap<string, number>,
): Result<GraphWeights> {
  let total = 0n;
  let largest = { name: '', bytes: 0n };
  for (const constant of constants) {
    const weighed = constantBytes(constant, dataBytes);
    if (!weighed.ok) return err(`the constant "${constant.name.slice(0, 120)}" ${weighed.error}`);
    total += weighed.value;
    if (total > MOST_WEIGHT_BYTES) return err(`its constants take more than 1 TiB`);
    if (weighed.value > largest.bytes) largest = { name: constant.name, bytes: weighed.value };
  }
  return ok({
    totalBytes: Number(total),
    largest: { name: largest.name, bytes: Number(largest.bytes) },
  });
}

/** Bits of an element by its number in `TensorProto.DataType`; text and complex numbers are not there. */
const ELEMENT_BITS: Readonly<Record<number, bigint>> = {
  1: 32n,
  2: 8n,
  3: 8n,
  4: 16n,
  5: 16n,
  6: 32n,
  7: 64n,
  9: 8n,
  10: 16n,
  11: 64n,
  12: 32n,
  13: 64n,
  16: 16n,
  17: 8n,
  18: 8n,
  19: 8n,
  20: 8n,
  21: 4n,
  22: 4n,
  23: 4n,
};

function constantBytes(
  { elementType, shape, inlineBytes, external }: OnnxConstant,
  dataBytes: ReadonlyMap<string, number>,
): Result<bigint> {
  const bits = ELEMENT_BITS[elementType];
  if (bits === undefined) return err(`has the element type ${elementType}`);
  let elements = 1n;
  for (const size of shape) {
    if (size < 0n) return err(`has the size ${size}`);
    elements *= size;
    if (elements > MOST_WEIGHT_BYTES) return err(`has the shape [${shape.join(', ')}]`);
  }
  const bytes = (elements * bits + 7n) / 8n;
  if (external) return externalBytes(external, bytes, inlineBytes, dataBytes);
  // Small integers may be written as varints of one byte each, so the file may be smaller.
  return elements > BigInt(inlineBytes) * 8n
    ? err(`has ${elements} elements in ${inlineBytes} bytes`)
    : ok(bytes);
}

function externalBytes(
  { location, offset, length }: ExternalPlace,
  bytes: bigint,
  inlineBytes: number,
  dataBytes: ReadonlyMap<string, number>,
): Result<bigint> {
  const fileBytes = dataBytes.get(location);
  if (fileBytes === undefined) {
    const files = [...dataBytes.keys()].slice(0, 5).join(', ') || 'none';
    return err(
      `lies in "${location.slice(0, 120)}", which is not one of its data files (${files})`,
    );
  }
  if (inlineBytes > 0) return err(`lies both in the graph and in ${location}`);
  if (length !== undefined && length !== bytes)
    return err(`takes ${length} bytes of ${location} where its shape needs ${bytes}`);
  if (offset < 0n || offset + bytes > BigInt(fileBytes))
    return err(
      `takes the bytes ${offset} to ${offset + bytes} of ${location}, which has ${fileBytes}`,
    );
  return ok(bytes);
}
