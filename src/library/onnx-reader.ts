import { err, ok, type Result } from '#base/result.ts';
import {
  bytesOf,
  once,
  packedVarints,
  smallNumber,
  textOf,
  WireError,
  type WireField,
  wireFields,
} from './wire-reader.ts';

/** What an ONNX file says of itself, read without running or believing it. */
export interface OnnxModel {
  readonly irVersion: number;
  /** Version by domain; the standard domain is the empty text. */
  readonly opsets: ReadonlyMap<string, number>;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** How often each operator is used, as `domain:Name`; the standard domain is the empty text. */
  readonly operators: ReadonlyMap<string, number>;
  /** Bits of each weight, as the attribute `bits` of quantised products and look-ups says. */
  readonly weightBits: ReadonlySet<number>;
  /** Initialisers of the graph and constants in attributes of nodes. */
  readonly constants: readonly OnnxConstant[];
  /** Parts that a plain graph of a language model has no use for, as the format names them. */
  readonly oddities: readonly string[];
}

/** An input or output of the graph. */
export interface OnnxValue {
  readonly name: string;
  /** Number in `TensorProto.DataType`: 1 float32, 7 int64, 10 float16. */
  readonly elementType: number;
  /** A text names a size that is known only at run time. */
  readonly shape: ReadonlyArray<bigint | string>;
}

export interface OnnxConstant {
  readonly name: string;
  /** Number in `TensorProto.DataType`. */
  readonly elementType: number;
  readonly shape: readonly bigint[];
  /** Bytes in the file itself. */
  readonly inlineBytes: number;
  /** Where the bytes lie outside, as written; numbers may be negative or huge. */
  readonly external: ExternalPlace | undefined;
}

export interface ExternalPlace {
  readonly location: string;
  readonly offset: bigint;
  /** Undefined when the file leaves it to be computed from the shape. */
  readonly length: bigint | undefined;
}

const MOST_NODES = 200_000;
const MOST_CONSTANTS = 100_000;
const MOST_DIMENSIONS = 16;

/** Reads the outer parts of an ONNX file (field numbers: onnx.proto of ONNX 1.18). */
export function readOnnxModel(bytes: Uint8Array): Result<OnnxModel> {
  try {
    return ok(readModel(bytes));
  } catch (thrown) {
    if (thrown instanceof WireError) return err(thrown.message);
    throw thrown;
  }
}

/** Collects what is spread over the messages of one file. */
class Findings {
  readonly inputs: OnnxValue[] = [];
  readonly outputs: OnnxValue[] = [];
  readonly operators = new Map<string, number>();
  readonly weightBits = new Set<number>();
  readonly constants: OnnxConstant[] = [];
  readonly oddities = new Set<string>();
  private nodeCount = 0;

  addOperator(name: string): void {
    if (++this.nodeCount > MOST_NODES) throw new WireError(`more than ${MOST_NODES} nodes`);
    this.operators.set(name, (this.operators.get(name) ?? 0) + 1);
  }

  addConstant(constant: OnnxConstant): void {
    if (this.constants.length >= MOST_CONSTANTS)
      throw new WireError(`more than ${MOST_CONSTANTS} constants`);
    this.constants.push(constant);
  }
}

function readModel(bytes: Uint8Array): OnnxModel {
  const found = new Findings();
  const opsets = new Map<string, number>();
  let irVersion = 0;
  let graphs = 0;
  for (const field of wireFields(bytes)) {
    if (field.number === 1) irVersion = smallNumber(field, 'ir_version');
    else if (field.number === 7) {
      // Protobuf joins a message that is written twice; the second half would hide from other readers.
      if (++graphs > 1) throw new WireError('it has two graphs');
      readGraph(bytesOf(field, 'graph'), found);
    } else if (field.number === 8) readOpset(bytesOf(field, 'opset_import'), opsets);
    else if (field.number === 20) found.oddities.add('training_info');
    else if (field.number === 25) found.oddities.add('functions');
  }
  if (graphs === 0) throw new WireError('it has no graph');
  return {
    irVersion,
    opsets,
    inputs: found.inputs,
    outputs: found.outputs,
    operators: found.operators,
    weightBits: found.weightBits,
    constants: found.constants,
    oddities: [...found.oddities],
  };
}

function readOpset(bytes: Uint8Array, opsets: Map<string, number>): void {
  let domain = '';
  let version = 0;
  for (const field of wireFields(bytes)) {
    if (field.number === 1) domain = textOf(field, 'opset domain');
    if (field.number === 2) version = smallNumber(field, 'opset version');
  }
  const plain = domain === 'ai.onnx' ? '' : domain;
  if (opsets.has(plain)) throw new WireError(`the opset of domain "${plain}" is given twice`);
  opsets.set(plain, version);
}

function readGraph(bytes: Uint8Array, found: Findings): void {
  for (const field of wireFields(bytes)) {
    if (field.number === 1) readNode(bytesOf(field, 'node'), found);
    else if (field.number === 5)
      found.addConstant(readTensor(bytesOf(field, 'initializer'), found));
    else if (field.number === 11) found.inputs.push(readValueInfo(bytesOf(field, 'input')));
    else if (field.number === 12) found.outputs.push(readValueInfo(bytesOf(field, 'output')));
    else if (field.number === 15) found.oddities.add('sparse_initializer');
  }
}

function readNode(bytes: Uint8Array, found: Findings): void {
  let operator: string | undefined;
  let domain: string | undefined;
  for (const field of wireFields(bytes)) {
    if (field.number === 4) operator = once(operator, textOf(field, 'op_type'), 'op_type');
    else if (field.number === 7) domain = once(domain, textOf(field, 'domain'), 'domain');
    else if (field.number === 8 && bytesOf(field, 'overload').length > 0)
      found.oddities.add('overload');
    else if (field.number === 5) readAttribute(bytesOf(field, 'attribute'), found);
  }
  found.addOperator(`${domain === 'ai.onnx' ? '' : (domain ?? '')}:${operator ?? ''}`);
}

/** Attributes by the field that holds their value; what is inside graphs is never looked at. */
const ODD_ATTRIBUTES: Readonly<Record<number, string>> = {
  6: 'a graph in an attribute',
  11: 'graphs in an attribute',
  14: 'a type in an attribute',
  15: 'types in an attribute',
  21: 'a reference to an attribute',
  22: 'a sparse tensor',
  23: 'sparse tensors',
};

function readAttribute(bytes: Uint8Array, found: Findings): void {
  let name: string | undefined;
  let integer = 0n;
  for (const field of wireFields(bytes)) {
    const oddity = ODD_ATTRIBUTES[field.number];
    if (oddity) found.oddities.add(oddity);
    if (field.number === 1) name = once(name, textOf(field, 'attribute name'), 'attribute name');
    if (field.number === 3 && field.kind === 'varint') integer = field.value;
    if (field.number === 5 || field.number === 10)
      found.addConstant(readTensor(bytesOf(field, 'tensor'), found));
  }
  if (name === 'bits' && integer <= 64n) found.weightBits.add(Number(integer));
}

/** raw_data, and one field for each group of element types. */
const VALUE_FIELDS: ReadonlySet<number> = new Set([4, 5, 6, 7, 9, 10, 11]);

function readTensor(bytes: Uint8Array, found: Findings): OnnxConstant {
  const shape: bigint[] = [];
  const entries = new Map<string, string>();
  let name: string | undefined;
  let elementType = 0;
  let inlineBytes = 0;
  let isExternal = false;
  for (const field of wireFields(bytes)) {
    switch (field.number) {
      case 1:
        pushSizes(shape, field);
        break;
      case 2:
        elementType = smallNumber(field, 'data_type');
        break;
      case 3:
        found.oddities.add('segment');
        break;
      case 8:
        name = once(name, textOf(field, 'tensor name'), 'tensor name');
        break;
      case 13:
        readEntry(bytesOf(field, 'external_data'), entries);
        break;
      case 14:
        isExternal = smallNumber(field, 'data_location') === 1;
        break;
      default:
        if (VALUE_FIELDS.has(field.number)) inlineBytes += sizeOf(field);
    }
  }
  const external = isExternal || entries.size > 0 ? placeOf(entries) : undefined;
  return { name: name ?? '', elementType, shape, inlineBytes, external };
}

function pushSizes(shape: bigint[], field: WireField): void {
  const sizes = field.kind === 'varint' ? [field.value] : packedVarints(bytesOf(field, 'dims'));
  for (const size of sizes) {
    if (shape.length >= MOST_DIMENSIONS)
      throw new WireError(`more than ${MOST_DIMENSIONS} dimensions`);
    shape.push(BigInt.asIntN(64, size));
  }
}

function sizeOf(field: WireField): number {
  return field.kind === 'varint' ? 8 : field.bytes.length;
}

function readEntry(bytes: Uint8Array, entries: Map<string, string>): void {
  let key = '';
  let value = '';
  for (const field of wireFields(bytes)) {
    if (field.number === 1) key = textOf(field, 'key');
    if (field.number === 2) value = textOf(field, 'value');
  }
  if (entries.has(key)) throw new WireError(`external data gives "${key}" twice`);
  entries.set(key, value);
}

function placeOf(entries: ReadonlyMap<string, string>): ExternalPlace {
  const length = entries.get('length');
  return {
    location: entries.get('location') ?? '',
    offset: wholeNumber(entries.get('offset') ?? '0', 'offset'),
    length: length === undefined ? undefined : wholeNumber(length, 'length'),
  };
}

function wholeNumber(text: string, what: string): bigint {
  if (!/^-?\d{1,20}$/.test(text)) throw new WireError(`the ${what} "${text.slice(0, 40)}"`);
  return BigInt(text);
}

function readValueInfo(bytes: Uint8Array): OnnxValue {
  let name: string | undefined;
  let type: Uint8Array | undefined;
  for (const field of wireFields(bytes)) {
    if (field.number === 1) name = once(name, textOf(field, 'value name'), 'value name');
    if (field.number === 2) type = once(type, bytesOf(field, 'type'), 'type');
  }
  return { name: name ?? '', ...readTensorType(type ?? new Uint8Array(), name ?? '') };
}

function readTensorType(type: Uint8Array, name: string): Pick<OnnxValue, 'elementType' | 'shape'> {
  let elementType = 0;
  const shape: (bigint | string)[] = [];
  for (const field of wireFields(type)) {
    // 6 is a denotation; the others are sequences, maps and optional values.
    if (field.number !== 1 && field.number !== 6) throw new WireError(`${name} is not a tensor`);
    if (field.number !== 1) continue;
    for (const inner of wireFields(bytesOf(field, 'tensor_type'))) {
      if (inner.number === 1) elementType = smallNumber(inner, 'elem_type');
      if (inner.number === 2) readShape(bytesOf(inner, 'shape'), shape);
    }
  }
  return { elementType, shape };
}

function readShape(bytes: Uint8Array, shape: (bigint | string)[]): void {
  for (const field of wireFields(bytes)) {
    if (field.number !== 1) continue;
    if (shape.length >= MOST_DIMENSIONS)
      throw new WireError(`more than ${MOST_DIMENSIONS} dimensions`);
    let size: bigint | string = '';
    for (const inner of wireFields(bytesOf(field, 'dim'))) {
      if (inner.number === 1 && inner.kind === 'varint') size = BigInt.asIntN(64, inner.value);
      if (inner.number === 2) size = textOf(inner, 'dim_param');
    }
    shape.push(size);
  }
}
