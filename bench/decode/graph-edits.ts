import { bytesOf, textOf, type WireField, wireFields } from '#library/wire-reader.ts';
import { ProtobufWriter } from '#workers/convert/protobuf.ts';

/** Field numbers of onnx.proto, ONNX 1.18. */
const GRAPH = 7;
const NODE = 1;
const OPERATOR = 4;
const ATTRIBUTE = 5;
const ATTRIBUTE_FIELDS = { name: 1, integer: 3, type: 20 } as const;
const INTEGER_TYPE = 2;

/**
 * The same graph with `accuracy_level` at every MatMulNBits, as exports for CPUs have it. Our graphs
 * leave it unset for the GPU, which would make the CPU backend of others slower than it is.
 */
export function withAccuracyLevel(model: Uint8Array, level: number): Uint8Array {
  return mapField(model, [GRAPH, NODE], (node) =>
    isMatMulNBits(node) ? withAttribute(node, 'accuracy_level', level) : node,
  );
}

/** Changes every message at the end of a path of field numbers. */
function mapField(
  message: Uint8Array,
  [number, ...others]: readonly number[],
  change: (bytes: Uint8Array) => Uint8Array,
): Uint8Array {
  if (number === undefined) return change(message);
  const writer = new ProtobufWriter();
  for (const field of wireFields(message)) {
    if (field.number === number && field.kind === 'bytes')
      writer.bytes(number, mapField(bytesOf(field, `field ${number}`), others, change));
    else copyField(writer, field);
  }
  return writer.finish();
}

function copyField(writer: ProtobufWriter, field: WireField): void {
  switch (field.kind) {
    case 'bytes':
      writer.bytes(field.number, field.bytes);
      break;
    case 'varint':
      writer.varint(field.number, field.value);
      break;
    case 'fixed':
      throw new Error(`field ${field.number} of a model, graph, node or shape is a float`);
  }
}

function isMatMulNBits(node: Uint8Array): boolean {
  for (const field of wireFields(node))
    if (field.number === OPERATOR) return textOf(field, 'operator') === 'MatMulNBits';
  return false;
}

function withAttribute(node: Uint8Array, name: string, value: number): Uint8Array {
  const attribute = new ProtobufWriter()
    .string(ATTRIBUTE_FIELDS.name, name)
    .varint(ATTRIBUTE_FIELDS.integer, value)
    .varint(ATTRIBUTE_FIELDS.type, INTEGER_TYPE);
  const added = new ProtobufWriter().message(ATTRIBUTE, attribute).finish();
  const whole = new Uint8Array(node.length + added.length);
  whole.set(node);
  whole.set(added, node.length);
  return whole;
}
