import { assert, definitely } from '#base/assert.ts';
import type { GraphBuilder } from './graph-builder.ts';
import type { Attribute } from './onnx-model.ts';
import type { Precision, StoredMatrix, StoredPart, WeightFormatId } from './stored-weights.ts';
import { WEIGHT_FORMATS } from './weight-format.ts';

/** A matrix of the checkpoint and what the graph around it computes with. */
export interface MatrixUse {
  /** Of the tensor; its constants are named after it. */
  readonly name: string;
  readonly matrix: StoredMatrix;
  readonly precision: Precision;
}

/** `input` [batch, sequence, columns] times the matrix: [batch, sequence, rows]. */
export function multiply(
  graph: GraphBuilder,
  output: string,
  input: string,
  use: MatrixUse,
): string {
  const { name, matrix } = use;
  const isWhole = matrix.parts.every(({ columns }) => columns === matrix.columns);
  assert(isWhole, `${name} is multiplied with, so it is divided by rows only`);
  const { multiply: write } = PART_NODES[matrix.format];
  return concatenateParts(graph, output, use, (part, at) => write(graph, at, input, part));
}

/** Rows of the matrix by `ids` [batch, sequence]: [batch, sequence, columns]. */
export function lookUp(graph: GraphBuilder, output: string, ids: string, use: MatrixUse): string {
  const { name, matrix } = use;
  const isWhole = matrix.parts.every(({ rows }) => rows === matrix.rows);
  assert(isWhole, `${name} is looked up in, so it is divided by columns only`);
  const { lookUp: write } = PART_NODES[matrix.format];
  return concatenateParts(graph, output, use, (part, at) => write(graph, at, ids, part));
}

interface PartUse {
  readonly name: string;
  readonly part: StoredPart;
  readonly precision: Precision;
}

function concatenateParts(
  graph: GraphBuilder,
  output: string,
  { name, matrix, precision }: MatrixUse,
  write: (part: PartUse, output: string) => string,
): string {
  const [first, ...others] = matrix.parts;
  const part = definitely(first, `a part of ${name}`);
  if (others.length === 0) return write({ name, part, precision }, output);
  const outputs = matrix.parts.map((each, i) =>
    write({ name: `${name}_${i}`, part: each, precision }, `${output}/part_${i}`),
  );
  return graph.node(output, 'Concat', outputs, { axis: { int: -1 } });
}

/** How a rectangle of a matrix is computed with. */
interface PartNodes {
  multiply(graph: GraphBuilder, output: string, input: string, use: PartUse): string;
  lookUp(graph: GraphBuilder, output: string, ids: string, use: PartUse): string;
}

interface BlockFormat {
  readonly bits: number;
  readonly blockSize: number;
}

/**
 * MatMulNBits and GatherBlockQuantized, which the WebGPU backend fuses and runs on packed weights.
 * accuracy_level stays unset: on WebGPU that is the exact and on software adapters the faster way.
 */
function blockNodes({ bits, blockSize }: BlockFormat): PartNodes {
  const attributes: Readonly<Record<string, Attribute>> = {
    bits: { int: bits },
    block_size: { int: blockSize },
  };
  const scales = (graph: GraphBuilder, { name, part, precision }: PartUse) =>
    graph.stored(
      `${name}_scales`,
      definitely(part.scales[precision], `${precision} scales of ${name}`),
    );
  return {
    multiply(graph, output, input, use) {
      const { name, part } = use;
      const inputs = [input, graph.stored(`${name}_packed`, part.values), scales(graph, use)];
      const sizes = { K: { int: part.columns }, N: { int: part.rows } };
      return graph.node(output, 'MatMulNBits', inputs, { ...sizes, ...attributes });
    },
    lookUp(graph, output, ids, use) {
      const { name, part } = use;
      const flat = [part.rows, (part.columns * bits) / 8];
      const inputs = [graph.stored(`${name}_rows`, part.values, flat), ids, scales(graph, use)];
      const axes = { gather_axis: { int: 0 }, quantize_axis: { int: 1 } };
      return graph.node(output, 'GatherBlockQuantized', inputs, { ...axes, ...attributes });
    },
  };
}

/** What int8 weights are kept around. */
const ZERO_POINT = 128;

/**
 * DynamicQuantizeMatMul: the fastest matrix product of the wasm backend. Embedding rows are read
 * from the same transposed bytes, so that a tied embedding is stored and loaded once.
 */
const columnInt8Nodes: PartNodes = {
  multiply(graph, output, input, use) {
    const { name, part } = use;
    const values = graph.stored(`${name}_quantized`, part.values);
    const constants = [values, int8Scales(graph, use), graph.byte(ZERO_POINT)];
    return inFloat32(graph, output, use, (at) => {
      const exact = asFloat32(graph, `${at}/input`, input, use);
      return graph.node(at, 'DynamicQuantizeMatMul', [exact, ...constants]);
    });
  },
  lookUp(graph, output, ids, use) {
    const raw = gatherColumns(graph, output, ids, `${use.name}_quantized`, use.part);
    return inFloat32(graph, output, use, (at) => {
      const floats = graph.cast(`${output}/floats`, raw, 'float32');
      const steps = graph.node(`${output}/steps`, 'Sub', [floats, graph.float(ZERO_POINT)]);
      const scales = graph.node(`${output}/scales`, 'Gather', [int8Scales(graph, use), ids]);
      const scaled = graph.node(`${output}/scaled`, 'Mul', [steps, scales]);
      return graph.node(at, 'Transpose', [scaled], TOKENS_FIRST);
    });
  },
};

/** Plain 32-bit floats. */
const floatNodes: PartNodes = {
  multiply(graph, output, input, use) {
    const values = graph.stored(`${use.name}_transposed`, use.part.values);
    return inFloat32(graph, output, use, (at) => {
      const exact = asFloat32(graph, `${at}/input`, input, use);
      return graph.node(at, 'MatMul', [exact, values]);
    });
  },
  lookUp(graph, output, ids, use) {
    const raw = gatherColumns(graph, output, ids, `${use.name}_transposed`, use.part);
    return inFloat32(graph, output, use, (at) => graph.node(at, 'Transpose', [raw], TOKENS_FIRST));
  },
};

const PART_NODES: Readonly<Record<WeightFormatId, PartNodes>> = {
  q4: blockNodes(WEIGHT_FORMATS.q4),
  q4b128: blockNodes(WEIGHT_FORMATS.q4b128),
  q8: blockNodes(WEIGHT_FORMATS.q8),
  int8: columnInt8Nodes,
  fp32: floatNodes,
};

/** From [columns, batch, sequence], since tokens are columns of a transposed matrix. */
const TOKENS_FIRST: Readonly<Record<string, Attribute>> = { perm: { ints: [1, 2, 0] } };

function gatherColumns(
  graph: GraphBuilder,
  output: string,
  ids: string,
  constant: string,
  { values }: StoredPart,
): string {
  const inputs = [graph.stored(constant, values), ids];
  return graph.node(`${output}/values`, 'Gather', inputs, { axis: { int: 1 } });
}

function int8Scales(graph: GraphBuilder, { name, part }: PartUse): string {
  return graph.stored(`${name}_scale`, definitely(part.scales.fp32, `scales of ${name}`));
}

function asFloat32(
  graph: GraphBuilder,
  name: string,
  input: string,
  { precision }: PartUse,
): string {
  return precision === 'fp32' ? input : graph.cast(name, input, 'float32');
}

/** These formats compute with 32 bits whatever the graph around them does. */
function inFloat32(
  graph: GraphBuilder,
  output: string,
  { precision }: PartUse,
  write: (output: string) => string,
): string {
  if (precision === 'fp32') return write(output);
  return graph.cast(output, write(`${output}/exact`), 'float16');
}
