import { wireFields } from '#library/wire-reader.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A varint as protobuf writes it; negative numbers take ten bytes. */
export function varint(value: number | bigint): Bytes {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(64, BigInt(value)); ; rest >>= 7n) {
    const last = rest < 128n;
    bytes.push(Number(rest & 127n) | (last ? 0 : 128));
    if (last) return Uint8Array.from(bytes);
  }
}

/** A field of wire type 0. */
export function number(field: number, value: number | bigint): Bytes {
  return join(varint(field << 3), varint(value));
}

/** A field of wire type 2: bytes, text or a message. */
export function bytes(field: number, content: string | Uint8Array): Bytes {
  const encoded = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return join(varint((field << 3) | 2), varint(encoded.length), encoded);
}

export function join(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** The same bytes again and again. */
export function repeated(part: Uint8Array, count: number): Bytes {
  const whole = new Uint8Array(part.length * count);
  for (let index = 0; index < count; index++) whole.set(part, index * part.length);
  return whole;
}

const GRAPH_FIELD = 7;

/** The model with more fields in its one graph. */
export function withGraphFields(model: Uint8Array, extra: Uint8Array): Bytes {
  const parts: Bytes[] = [];
  for (const field of wireFields(model)) {
    if (field.kind === 'varint') parts.push(number(field.number, field.value));
    else if (field.number === GRAPH_FIELD) parts.push(bytes(GRAPH_FIELD, join(field.bytes, extra)));
    else parts.push(bytes(field.number, field.bytes));
  }
  return join(...parts);
}
