import { ProtobufWriter } from './protobuf.ts';

/** Element types by their numbers in `TensorProto.DataType`. */
export const ELEMENT_NUMBER = { float32: 1, uint8: 2, int32: 6, int64: 7, float16: 10 } as const;
export type ElementType = keyof typeof ELEMENT_NUMBER;

export type Attribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly ints: readonly number[] };

export interface OnnxNode {
  readonly name: string;
  readonly operator: string;
  /** Names of values; an empty name leaves an optional input out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A graph input or output; a text in the shape names a size that is known only at run time. */
export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: ReadonlyArray<number | string>;
}

/** A range of an external data file, in bytes. `file` is relative to the folder of the graph. */
export interface Placement {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

export interface Initialiser {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** Little-endian bytes in the graph itself, or where they lie outside. */
  readonly data: Uint8Array | Placement;
}

export interface OnnxGraph {
  readonly name: string;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly nodes: readonly OnnxNode[];
  readonly initialisers: readonly Initialiser[];
}

const IR_VERSION = 9;
const OPSET = 18;
const MICROSOFT_DOMAIN = 'com.microsoft';
/** Operators that onnxruntime adds outside the standard. */
const MICROSOFT_OPERATORS: ReadonlySet<string> = new Set([
  'DynamicQuantizeMatMul',
  'GatherBlockQuantized',
  'GroupQueryAttention',
  'MatMulNBits',
  'SkipSimplifiedLayerNormalization',
]);

/** The bytes of an ONNX file (field numbers: onnx/onnx.proto of ONNX 1.14, IR version 9). */
export function encodeOnnxModel(graph: OnnxGraph): Uint8Array {
  return new ProtobufWriter()
    .varint(1, IR_VERSION)
    .string(2, 'scireasoner-workbench')
    .message(7, encodeGraph(graph))
    .message(8, new ProtobufWriter().string(1, '').varint(2, OPSET))
    .message(8, new ProtobufWriter().string(1, MICROSOFT_DOMAIN).varint(2, 1))
    .finish();
}

function encodeGraph(graph: OnnxGraph): ProtobufWriter {
  const message = new ProtobufWriter();
  for (const node of graph.nodes) message.message(1, encodeNode(node));
  message.string(2, graph.name);
  for (const initialiser of graph.initialisers) message.message(5, encodeTensor(initialiser));
  for (const input of graph.inputs) message.message(11, encodeValue(input));
  for (const output of graph.outputs) message.message(12, encodeValue(output));
  return message;
}

function encodeNode(node: OnnxNode): ProtobufWriter {
  const message = new ProtobufWriter();
  for (const input of node.inputs) message.string(1, input);
  for (const output of node.outputs) message.string(2, output);
  message.string(3, node.name).string(4, node.operator);
  for (const [name, value] of Object.entries(node.attributes)) {
    message.message(5, encodeAttribute(name, value));
  }
  if (MICROSOFT_OPERATORS.has(node.operator)) message.string(7, MICROSOFT_DOMAIN);
  return message;
}

function encodeAttribute(name: string, value: Attribute): ProtobufWriter {
  const message = new ProtobufWriter().string(1, name);
  if ('int' in value) return message.varint(3, value.int).varint(20, 2);
  if ('float' in value) return message.float(2, value.float).varint(20, 1);
  for (const int of value.ints) message.varint(8, int);
  return message.varint(20, 7);
}

function encodeTensor({ name, type, shape, data }: Initialiser): ProtobufWriter {
  const message = new ProtobufWriter();
  for (const size of shape) message.varint(1, size);
  message.varint(2, ELEMENT_NUMBER[type]).string(8, name);
  if (data instanceof Uint8Array) return message.bytes(9, data);
  return message
    .message(13, encodeEntry('location', data.file))
    .message(13, encodeEntry('offset', String(data.offset)))
    .message(13, encodeEntry('length', String(data.length)))
    .varint(14, 1);
}

function encodeEntry(key: string, value: string): ProtobufWriter {
  return new ProtobufWriter().string(1, key).string(2, value);
}

function encodeValue({ name, type, shape }: OnnxValue): ProtobufWriter {
  const sizes = new ProtobufWriter();
  for (const size of shape) {
    const dimension = new ProtobufWriter();
    if (typeof size === 'number') dimension.varint(1, size);
    else dimension.string(2, size);
    sizes.message(1, dimension);
  }
  const tensor = new ProtobufWriter().varint(1, ELEMENT_NUMBER[type]).message(2, sizes);
  return new ProtobufWriter().string(1, name).message(2, new ProtobufWriter().message(1, tensor));
}
