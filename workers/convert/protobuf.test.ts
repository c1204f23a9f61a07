import { expect, it } from 'vitest';
import { ProtobufWriter } from './protobuf.ts';

const hex = (writer: ProtobufWriter) => Buffer.from(writer.finish()).toString('hex');

// The bytes are the examples of https://protobuf.dev/programming-guides/encoding.
it('writes the examples of the encoding guide', () => {
  expect(hex(new ProtobufWriter().varint(1, 150))).toBe('089601');
  expect(hex(new ProtobufWriter().string(2, 'testing'))).toBe('120774657374696e67');
  const inner = new ProtobufWriter().varint(1, 150);
  expect(hex(new ProtobufWriter().message(3, inner))).toBe('1a03089601');
});

it('writes negative numbers in ten bytes, two to the 63 and field numbers above 15', () => {
  expect(hex(new ProtobufWriter().varint(1, -2))).toBe('08feffffffffffffffff01');
  expect(hex(new ProtobufWriter().varint(1, 2n ** 63n))).toBe('0880808080808080808001');
  expect(hex(new ProtobufWriter().varint(20, 1))).toBe('a00101');
});

it('writes floats in little-endian order', () => {
  expect(hex(new ProtobufWriter().float(2, 1))).toBe('150000803f');
});
