import { describe, expect, it } from 'vitest';
import { Failure } from '#base/failure.ts';
import { randomAccess } from './memory-folder.ts';
import { readSafetensorsHeader } from './safetensors.ts';
import { encodeSafetensors, joinSafetensors } from './safetensors-writer.ts';

const read = async (bytes: Uint8Array) =>
  (await readSafetensorsHeader(randomAccess(bytes), 'model.safetensors')).tensors;

/** A file with this header text and `dataBytes` zeros. */
const file = (header: string, dataBytes: number) =>
  joinSafetensors(header, [new Uint8Array(dataBytes)]);

const entry = (dtype: string, shape: string, offsets: string) =>
  `{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}`;

function withLength(length: bigint, rest: number): Uint8Array {
  const bytes = new Uint8Array(8 + rest);
  new DataView(bytes.buffer).setBigUint64(0, length, true);
  return bytes;
}

describe('a whole file', () => {
  it('gives place, type and shape of each tensor', async () => {
    const bytes = encodeSafetensors(
      [
        { name: 'a', shape: [2, 3], values: new Float32Array(6) },
        { name: 'b', shape: [1], values: new Float32Array(1) },
      ],
      'BF16',
    );
    const tensors = await read(bytes);
    expect(tensors.get('a')).toEqual({
      name: 'a',
      type: 'BF16',
      shape: [2, 3],
      offset: bytes.length - 14,
      length: 12,
    });
    expect(tensors.get('b')?.offset).toBe(bytes.length - 2);
  });

  it('may have tensors in any order, a scalar, an empty tensor and metadata', async () => {
    const header = `{"__metadata__":{"format":"pt"},"late":${entry('F32', '[1]', '[4,8]')},"scalar":${entry('F32', '[]', '[0,4]')},"none":${entry('F16', '[0,5]', '[8,8]')}}`;
    expect([...(await read(file(header, 8))).keys()]).toEqual(['late', 'scalar', 'none']);
  });

  it('keeps a tensor named __proto__ as a tensor', async () => {
    const tensors = await read(file(`{"__proto__":${entry('F32', '[1]', '[0,4]')}}`, 4));
    expect(tensors.get('__proto__')?.length).toBe(4);
  });
});

const good = entry('F32', '[1]', '[0,4]');

it.each<[string, Uint8Array, string]>([
  ['shorter than the length of a header', new Uint8Array(5), 'it has 5 bytes'],
  ['with a header of no bytes', withLength(0n, 4), 'a header of 0 bytes'],
  ['with a header above 100 MB', withLength(100_000_001n, 4), 'a header of 100000001 bytes'],
  [
    'with a header length of 2^63',
    withLength(2n ** 63n, 4),
    'a header of 9223372036854775808 bytes',
  ],
  [
    'that ends inside the header',
    withLength(50n, 4),
    'should have 50 bytes, but the file ends after 12',
  ],
  ['whose header begins with a space', file(` {"a":${good}}`, 4), 'begins with byte 32'],
  ['whose header is cut', file('{"a":', 0), 'not JSON in UTF-8'],
  ['whose header is not UTF-8', joinSafetensors('{', [Uint8Array.of(0xff)]), 'not JSON'],
  ['with the same tensor twice', file(`{"a":${good},"a":${good}}`, 4), 'the key "a" occurs twice'],
  [
    'with an escaped form of the same name',
    file(`{"a":${good},"\\u0061":${good}}`, 4),
    'the key "a" occurs twice',
  ],
  [
    'with the same key twice in an entry',
    file('{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 4),
    'the key "dtype" occurs twice',
  ],
  [
    'with metadata that is a list',
    file(`{"__metadata__":[],"a":${good}}`, 4),
    '__metadata__ is not an object',
  ],
  [
    'with a number in its metadata',
    file(`{"__metadata__":{"n":1},"a":${good}}`, 4),
    '"n" is not a text',
  ],
  [
    'with an unknown number format',
    file(`{"a":${entry('B16', '[1]', '[0,2]')}}`, 2),
    'a has dtype "B16"',
  ],
  [
    'with a format named like a property',
    file(`{"a":${entry('toString', '[1]', '[0,8]')}}`, 8),
    'dtype "toString"',
  ],
  ['with an entry that is a number', file('{"a":1}', 0), 'the entry of a is not an object'],
  [
    'with a surplus key',
    file('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":0}}', 4),
    'unknown key "x"',
  ],
  [
    'with a negative size',
    file(`{"a":${entry('F32', '[-1]', '[0,4]')}}`, 4),
    'the shape of a holds -1',
  ],
  ['with a fraction as size', file(`{"a":${entry('F32', '[1.5]', '[0,4]')}}`, 4), 'holds 1.5'],
  [
    'with a size above 2^53',
    file(`{"a":${entry('F32', '[9007199254740993]', '[0,4]')}}`, 4),
    'not a whole number',
  ],
  [
    'whose sizes overflow 64 bits',
    file(`{"a":${entry('F32', '[4294967296,4294967296]', '[0,0]')}}`, 0),
    'needs 73786976294838206464 bytes and has 0',
  ],
  [
    'with offsets that go backwards',
    file(`{"a":${entry('F32', '[1]', '[4,0]')}}`, 4),
    'not [begin, end]',
  ],
  ['with three offsets', file(`{"a":${entry('F32', '[1]', '[0,4,8]')}}`, 4), 'not [begin, end]'],
  [
    'with more bytes than the shape needs',
    file(`{"a":${entry('F32', '[1]', '[0,8]')}}`, 8),
    'needs 4 bytes and has 8',
  ],
  [
    'with a hole at the start',
    file(`{"a":${entry('F32', '[1]', '[4,8]')}}`, 8),
    'a hole of 4 bytes before a',
  ],
  [
    'with tensors that overlap',
    file(`{"a":${entry('F32', '[2]', '[0,8]')},"b":${entry('F32', '[1]', '[4,8]')}}`, 8),
    'inside the tensor before it',
  ],
  [
    'that ends before its last tensor',
    file(`{"a":${entry('F32', '[2]', '[0,8]')}}`, 4),
    'but the file ends after',
  ],
  ['with bytes behind the last tensor', file(`{"a":${good}}`, 7), '3 bytes follow the last tensor'],
  [
    'with a name of 513 characters',
    file(`{"${'n'.repeat(513)}":${good}}`, 4),
    'a tensor name has 513 characters',
  ],
])('refuses a file %s', async (_, bytes, problem) => {
  const thrown: unknown = await read(bytes).catch((reason: unknown) => reason);
  expect(thrown).toBeInstanceOf(Failure);
  expect(thrown).toMatchObject({ code: 'damaged-checkpoint' });
  expect(String(thrown)).toContain('model.safetensors');
  expect(String(thrown)).toContain(problem);
});

it.each(['I64', 'F8_E4M3', 'F8_E5M2', 'U8', 'I8', 'I32', 'BOOL', 'F64', 'F4'])(
  'says of %s that it is no float that can be converted',
  async (dtype) => {
    const thrown = read(file(`{"a":${entry(dtype, '[1]', '[0,8]')}}`, 8));
    await expect(thrown).rejects.toMatchObject({
      code: 'unsupported-dtype',
      message: expect.stringContaining(`model.safetensors is not a safetensors file`),
      cure: expect.stringContaining('not quantised'),
    });
    await expect(thrown).rejects.toThrow(`a has dtype "${dtype}"`);
  },
);

it('refuses more than 100,000 tensors', async () => {
  const empty = entry('F32', '[0]', '[0,0]');
  const names = Array.from({ length: 100_001 }, (_, i) => `"${i}":${empty}`);
  await expect(read(file(`{${names.join(',')}}`, 0))).rejects.toThrow('lists 100001 tensors');
}, 30_000);
