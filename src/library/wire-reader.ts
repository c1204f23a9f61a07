/** One field of a protobuf message: a number for the wire types 0, 1 and 5, bytes for type 2. */
export type WireField =
  | { readonly number: number; readonly kind: 'varint'; readonly value: bigint }
  | { readonly number: number; readonly kind: 'fixed'; readonly bytes: Uint8Array }
  | { readonly number: number; readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** What is wrong with the bytes of a message; thrown inside the readers of this folder only. */
export class WireError extends Error {}

const MOST_VARINT_BYTES = 10;
const MOST_NAME_BYTES = 4096;

/** The fields of a message in their order. Throws a `WireError` at the first that leaves the message. */
export function* wireFields(message: Uint8Array): Generator<WireField> {
  let place = 0;
  while (place < message.length) {
    const tag = readVarint(message, place);
    place = tag.next;
    const number = Number(tag.value >> 3n);
    if (number < 1 || number > 536_870_911) throw new WireError(`field number ${number}`);
    const read = readValue(message, place, number, Number(tag.value & 7n));
    place = read.next;
    yield read.field;
  }
}

function readValue(
  message: Uint8Array,
  start: number,
  number: number,
  wireType: number,
): { readonly field: WireField; readonly next: number } {
  switch (wireType) {
    case 0: {
      const { value, next } = readVarint(message, start);
      return { field: { number, kind: 'varint', value }, next };
    }
    case 1:
    case 5: {
      const next = start + (wireType === 1 ? 8 : 4);
      if (next > message.length) throw new WireError(`field ${number} is cut short`);
      return { field: { number, kind: 'fixed', bytes: message.subarray(start, next) }, next };
    }
    case 2: {
      const { value: length, next: first } = readVarint(message, start);
      if (length > BigInt(message.length - first)) {
        throw new WireError(
          `field ${number} says it has ${length} bytes where ${message.length - first} are left`,
        );
      }
      const next = first + Number(length);
      return { field: { number, kind: 'bytes', bytes: message.subarray(first, next) }, next };
    }
    default:
      throw new WireError(`field ${number} has the wire type ${wireType}`);
  }
}

/** An unsigned varint of at most 64 bits. */
function readVarint(
  bytes: Uint8Array,
  start: number,
): { readonly value: bigint; readonly next: number } {
  // Most varints are one byte; BigInt arithmetic for them would take most of the time.
  const first = bytes[start];
  if (first !== undefined && first < 128) return { value: BigInt(first), next: start + 1 };
  let value = 0n;
  for (let index = 0; index < MOST_VARINT_BYTES; index++) {
    const byte = bytes[start + index];
    if (byte === undefined) throw new WireError('it ends inside a number');
    value |= BigInt(byte & 127) << BigInt(7 * index);
    if (byte < 128) return { value: BigInt.asUintN(64, value), next: start + index + 1 };
  }
  throw new WireError(`a number takes more than ${MOST_VARINT_BYTES} bytes`);
}

/** The varints of a packed repeated field. */
export function* packedVarints(bytes: Uint8Array): Generator<bigint> {
  for (let place = 0; place < bytes.length; ) {
    const { value, next } = readVarint(bytes, place);
    place = next;
    yield value;
  }
}

/** The bytes of a field of wire type 2. */
export function bytesOf(field: WireField, what: string): Uint8Array {
  if (field.kind === 'bytes') return field.bytes;
  throw new WireError(`${what} is a number instead of bytes`);
}

/** Strict UTF-8 of at most 4,096 bytes: everything read here is a name. */
export function textOf(field: WireField, what: string): string {
  const bytes = bytesOf(field, what);
  if (bytes.length > MOST_NAME_BYTES)
    throw new WireError(`${what} has ${bytes.length} bytes instead of at most ${MOST_NAME_BYTES}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new WireError(`${what} is not UTF-8`);
  }
}

/** A varint that counts or numbers something; a million is more than any of them needs. */
export function smallNumber(field: WireField, what: string): number {
  if (field.kind !== 'varint') throw new WireError(`${what} is not a number`);
  if (field.value > 1_000_000n) throw new WireError(`${what} is ${field.value}`);
  return Number(field.value);
}

/** The value of a field that may occur once: which of two wins differs between readers. */
export function once<T>(before: T | undefined, value: T, what: string): T {
  if (before !== undefined) throw new WireError(`${what} is given twice`);
  return value;
}
