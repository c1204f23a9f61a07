import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '#base/failure.ts';
import { convert } from './convert.ts';
import { MemorySink, randomAccess } from './memory-folder.ts';
import { readSafetensorsHeader } from './safetensors.ts';
import { encodeSafetensors, joinSafetensors } from './safetensors-writer.ts';
import {
  randomTensors,
  tinyConfig,
  tinyConfigJson,
  tinyFiles,
  tinySource,
} from './tiny-qwen3.fixture.ts';

const FILE = 'model.safetensors';
const INDEX = 'model.safetensors.index.json';
const tensors = randomTensors(tinyConfig(), 1);
const good = encodeSafetensors(tensors, 'F32');
const headerBytes = Number(new DataView(good.buffer).getBigUint64(0, true));
const header = new TextDecoder().decode(good.subarray(8, 8 + headerBytes));
const data = good.subarray(8 + headerBytes);
const encode = (text: string) => new TextEncoder().encode(text);

type Files = Map<string, Uint8Array>;
type Case = readonly [
  what: string,
  spoil: (files: Files) => void,
  code: string,
  /** A part of the message: which file or tensor, and what of it. */
  place: string,
];

const replaced = (bytes: Uint8Array) => (files: Files) => void files.set(FILE, bytes);
const withHeader = (text: string) => replaced(joinSafetensors(text, [data]));
const withRawHeader = (bytes: Uint8Array) => {
  const whole = new Uint8Array(8 + bytes.length + data.length);
  new DataView(whole.buffer).setBigUint64(0, BigInt(bytes.length), true);
  whole.set(bytes, 8);
  whole.set(data, 8 + bytes.length);
  return replaced(whole);
};
const withLength = (length: bigint) => {
  const bytes = good.slice();
  new DataView(bytes.buffer).setBigUint64(0, length, true);
  return replaced(bytes);
};
/** One property of one tensor's entry. */
const withEntry = (key: string, value: string) => {
  const name = 'model.norm.weight';
  const entry = { ...JSON.parse(header)[name], [key]: '@' };
  const changed = JSON.stringify({ ...JSON.parse(header), [name]: entry });
  return withHeader(changed.replace('"@"', value));
};
const withFirst = (text: string) => withHeader(header.replace('{', `{${text},`));
const DAMAGED = 'damaged-checkpoint';
const OTHER = 'unexpected-checkpoint';
const entry = '{"dtype":"F32","shape":[0],"data_offsets":[0,0]}';

const cut = (bytes: number): Case => [
  `cut after ${bytes} bytes`,
  replaced(good.subarray(0, bytes)),
  DAMAGED,
  FILE,
];

const truncated: readonly Case[] = [
  ...[0, 1, 7, 8, 9, 8 + (headerBytes >> 1), 7 + headerBytes, 8 + headerBytes].map(cut),
  ...[9 + headerBytes, good.length >> 1, good.length - 4, good.length - 1].map(cut),
  ['a byte longer', replaced(Uint8Array.from([...good, 0])), DAMAGED, '1 bytes follow'],
  ['twice', replaced(Uint8Array.from([...good, ...good])), DAMAGED, 'bytes follow the last tensor'],
  ['of zeros', replaced(new Uint8Array(good.length)), DAMAGED, 'a header of 0 bytes'],
  ['of HTML', replaced(encode('<!doctype html><title>Not found</title>')), DAMAGED, FILE],
  [
    'a Git LFS pointer',
    replaced(encode('version https://git-lfs.github.com/spec/v1\n')),
    DAMAGED,
    FILE,
  ],
];

const lengths: readonly Case[] = [
  ...[1n, BigInt(headerBytes - 1), BigInt(headerBytes + 1), 2n ** 31n, 2n ** 32n],
  ...[2n ** 53n, 2n ** 63n, 2n ** 64n - 1n, BigInt(good.length), BigInt(good.length - 8)],
].map((length) => [`with a header of ${length} bytes`, withLength(length), DAMAGED, FILE]);

const entries: readonly Case[] = [
  ...['"f32"', '"bf16"', '""', 'null', '5', '{}', '["F32"]', '"__proto__"'].map(
    (dtype): Case => [
      `of dtype ${dtype}`,
      withEntry('dtype', dtype),
      DAMAGED,
      'model.norm.weight has dtype',
    ],
  ),
  ...['"F8_E4M3"', '"I8"', '"U8"', '"BOOL"', '"F64"'].map(
    (dtype): Case => [
      `of dtype ${dtype}`,
      withEntry('dtype', dtype),
      'unsupported-dtype',
      'model.norm.weight',
    ],
  ),
  ...['null', '"64"', '{}', '64', '[-64]', '[64.5]', '["64"]', '[[64]]', '[null]', '[1e400]'].map(
    (shape): Case => [
      `of shape ${shape}`,
      withEntry('shape', shape),
      DAMAGED,
      'shape of model.norm.weight',
    ],
  ),
  ...['[]', '[63]', '[65]', '[64,64]', '[9007199254740991,9007199254740991]', '[0]'].map(
    (shape): Case => [
      `of shape ${shape}`,
      withEntry('shape', shape),
      DAMAGED,
      'model.norm.weight F32',
    ],
  ),
  ['of shape [8,8]', withEntry('shape', '[8,8]'), OTHER, 'model.norm.weight has the shape [8, 8]'],
  ...[
    'null',
    '{}',
    '[0]',
    '[]',
    '[0,1,2]',
    '[256,0]',
    '[-256,0]',
    '["0","256"]',
    '[0.5,256.5]',
  ].map(
    (offsets): Case => [
      `with offsets ${offsets}`,
      withEntry('data_offsets', offsets),
      DAMAGED,
      'data_offsets of model.norm.weight',
    ],
  ),
  [
    'that lies on another',
    withEntry('data_offsets', '[0,256]'),
    DAMAGED,
    'inside the tensor before',
  ],
  ['behind the end', withEntry('data_offsets', '[1000000,1000256]'), DAMAGED, 'a hole of'],
  [
    'far behind the end',
    withEntry('data_offsets', '[9007199254740735,9007199254740991]'),
    DAMAGED,
    'hole',
  ],
  ['with a surplus key', withEntry('file', '"../../etc/passwd"'), DAMAGED, 'unknown key "file"'],
];

const names: readonly Case[] = [
  ['__proto__', withFirst(`"__proto__":${entry}`), OTHER, '__proto__'],
  ['constructor', withFirst(`"constructor":${entry}`), OTHER, 'constructor'],
  ['an empty one', withFirst(`"":${entry}`), OTHER, 'which no Qwen3 model'],
  ['with NUL', withFirst(`"a\\u0000b":${entry}`), OTHER, 'which no Qwen3 model'],
  ['half a character', withFirst(`"\\ud800":${entry}`), OTHER, 'which no Qwen3 model'],
  ['a path', withFirst(`"../../x":${entry}`), OTHER, '../../x'],
  ['of 600 characters', withFirst(`"${'n'.repeat(600)}":${entry}`), DAMAGED, '600 characters'],
  ['one that occurs twice', withFirst(`"model.norm.weight":${entry}`), DAMAGED, 'occurs twice'],
  [
    'one that occurs twice, once escaped',
    withFirst(`"model.norm.\\u0077eight":${entry}`),
    DAMAGED,
    '"model.norm.weight" occurs twice',
  ],
  ['LoRA', withFirst(`"base_model.model.lora_A.weight":${entry}`), OTHER, 'lora_A'],
];

const headers: readonly Case[] = [
  ['metadata twice', withFirst('"__metadata__":{}'), DAMAGED, '__metadata__" occurs twice'],
  ...['[]', 'null', '5', '"x"'].map(
    (value): Case => [
      `metadata ${value}`,
      withHeader(header.replace('{"format":"pt"}', value)),
      DAMAGED,
      '__metadata__ is not an object',
    ],
  ),
  [
    'metadata in metadata',
    withHeader(header.replace('"pt"', '{}')),
    DAMAGED,
    '"format" is not a text',
  ],
  ['100,000 brackets', withFirst(`"a":${'['.repeat(100_000)}`), DAMAGED, 'nested'],
  [
    '100,000 closed brackets',
    withFirst(`"a":${'['.repeat(1e5)}${']'.repeat(1e5)}`),
    DAMAGED,
    'nested',
  ],
  ['100,000 braces', withFirst(`"a":${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`), DAMAGED, 'nested'],
  ['a trailing comma', withHeader(header.replace(/}$/, ',}')), DAMAGED, 'not JSON'],
  ['a comment', withHeader(header.replace(/}$/, '/* */}')), DAMAGED, 'not JSON'],
  ['NaN', withFirst('"a":NaN'), DAMAGED, 'not JSON'],
  ['a byte order mark', withHeader(`\ufeff${header}`), DAMAGED, 'begins with byte 239'],
  ['UTF-16', withRawHeader(Uint8Array.from(Buffer.from(header, 'utf16le'))), DAMAGED, 'not JSON'],
  ['a lone continuation byte', withRawHeader(Uint8Array.of(0x7b, 0x80, 0x7d)), DAMAGED, 'UTF-8'],
  ['a list', withHeader(`[${header}]`), DAMAGED, 'begins with byte 91'],
  ['two objects', withHeader(`${header}{}`), DAMAGED, 'not JSON'],
  ['no tensor', withHeader('{}'), DAMAGED, 'bytes follow the last tensor'],
  [
    'no entry of a tensor',
    withHeader(header.replace('"model.norm.weight"', '"x"')),
    OTHER,
    'model.norm.weight',
  ],
];

const half = tensors.length >> 1;
const parts = { 'a.safetensors': tensors.slice(0, half), 'b.safetensors': tensors.slice(half) };
const weightMap = Object.fromEntries(
  Object.entries(parts).flatMap(([file, own]) => own.map(({ name }) => [name, file])),
);
const sharded =
  (map: unknown, change: (files: Files) => void = () => {}) =>
  (files: Files) => {
    files.delete(FILE);
    for (const [name, own] of Object.entries(parts)) files.set(name, encodeSafetensors(own, 'F32'));
    files.set(INDEX, encode(typeof map === 'string' ? map : JSON.stringify({ weight_map: map })));
    change(files);
  };
const last = 'model.norm.weight';

const indexes: readonly Case[] = [
  ...['../b.safetensors', '/etc/x.safetensors', 'C:\\x.safetensors', 'x/b.safetensors'].map(
    (path): Case => [
      `that names ${path}`,
      sharded({ ...weightMap, [last]: path }),
      'damaged-file',
      INDEX,
    ],
  ),
  ...['.safetensors', 'b.bin', '', `${'b'.repeat(300)}.safetensors`, 5, null].map(
    (path): Case => [
      `that names ${JSON.stringify(path).slice(0, 20)}`,
      sharded({ ...weightMap, [last]: path }),
      'damaged-file',
      INDEX,
    ],
  ),
  ['whose map is a list', sharded([]), 'damaged-file', INDEX],
  ['without a map', sharded('{"metadata":{}}'), 'damaged-file', INDEX],
  ['that is no JSON', sharded('{'), 'damaged-file', INDEX],
  ['that is nested deeply', sharded('['.repeat(1e5)), 'damaged-file', INDEX],
  ['that is empty', sharded({}), OTHER, 'model.embed_tokens.weight'],
  [
    'with the same key twice',
    sharded(
      JSON.stringify({ weight_map: weightMap }).replace(
        '{"model',
        '{"lm_head.weight":"b.safetensors","lm_head.weight":"a.safetensors","model',
      ),
    ),
    'damaged-file',
    'occurs twice',
  ],
  [
    'that names a missing shard',
    sharded({ ...weightMap, [last]: 'c.safetensors' }),
    'missing-file',
    'c.safetensors',
  ],
  [
    'that names another shard',
    sharded({ ...weightMap, [last]: 'a.safetensors' }),
    OTHER,
    `${last} lies in b.safetensors, but ${INDEX} says a.safetensors`,
  ],
  [
    'that forgets a tensor',
    sharded({ ...weightMap, [last]: undefined }),
    OTHER,
    `${last} lies in b.safetensors`,
  ],
  [
    'that lists what is not there',
    sharded({ ...weightMap, x: 'a.safetensors' }),
    OTHER,
    'has the tensor x; it has not',
  ],
  [
    'whose shards share a tensor',
    sharded(
      weightMap,
      (files) => void files.set('b.safetensors', encodeSafetensors(tensors, 'F32')),
    ),
    OTHER,
    'lies in two files',
  ],
  [
    'with a shard that is cut',
    sharded(weightMap, (files) => {
      files.set('b.safetensors', files.get('b.safetensors')!.subarray(0, 5000));
    }),
    DAMAGED,
    'b.safetensors',
  ],
];

const cases = [
  ...truncated.map((each) => ['a file', ...each] as const),
  ...lengths.map((each) => ['a file', ...each] as const),
  ...entries.map((each) => ['a tensor', ...each] as const),
  ...names.map((each) => ['a tensor name,', ...each] as const),
  ...headers.map((each) => ['a header with', ...each] as const),
  ...indexes.map((each) => ['an index', ...each] as const),
];

describe('refuses, with a code, a place and a cure, and before anything is written,', () => {
  it.each(cases)('%s %s', async (_, __, spoil, code, place) => {
    const files = tinyFiles(tinyConfigJson, tensors);
    spoil(files);
    const sink = new MemorySink();
    const thrown: unknown = await convert(tinySource(files), sink, { flavours: ['gpu-q4'] }).catch(
      (reason: unknown) => reason,
    );
    expect(thrown).toBeInstanceOf(Failure);
    expect(thrown).toMatchObject({ code, cure: expect.stringMatching(/^[A-Z].{20,}\.$/) });
    expect(String(thrown)).toContain(place);
    expect(String(thrown).length).toBeLessThan(2000);
    expect(sink.files.size).toBe(0);
    expect(Object.prototype).not.toHaveProperty('dtype');
  });
});

describe('a header with random faults', () => {
  const read = (bytes: Uint8Array) => readSafetensorsHeader(randomAccess(bytes), FILE);

  /** A failure, or tensors that lie side by side from the header to the end. */
  async function isRefusedOrSound(bytes: Uint8Array): Promise<void> {
    const result = await read(bytes).catch((thrown: unknown) => thrown);
    if (result instanceof Failure) {
      expect(['damaged-checkpoint', 'unsupported-dtype']).toContain(result.code);
      return;
    }
    const { tensors: found, headerBytes: start } = await read(bytes);
    let next = start;
    for (const each of [...found.values()].sort(
      (a, b) => a.offset - b.offset || a.length - b.length,
    )) {
      expect(each.offset).toBe(next);
      next += each.length;
      const elements = each.shape.reduce((product, size) => product * size, 1);
      expect(each.length).toBe(elements * (each.type === 'F32' ? 4 : 2));
    }
    expect(next).toBe(bytes.length);
  }

  const place = fc.nat(8 + headerBytes);
  const number = fc.constantFrom('NaN', '-1', '1e308', '2147483648', '9007199254740993', '1e400');
  const fault = fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), at: place }),
    fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
    fc.record({
      kind: fc.constant('set' as const),
      at: place,
      byte: fc.constantFrom(0, 127, 128, 255, 34, 44, 48, 91, 93, 123, 125),
    }),
    fc.record({
      kind: fc.constant('insert' as const),
      at: place,
      bytes: fc.uint8Array({ maxLength: 9 }),
    }),
    fc.record({ kind: fc.constant('drop' as const), at: place, count: fc.nat(60) }),
    fc.record({ kind: fc.constant('repeat' as const), at: place, count: fc.nat(200) }),
    fc.record({ kind: fc.constant('number' as const), at: place, text: number }),
  );

  function apply(bytes: Uint8Array, each: FaultOf<typeof fault>): Uint8Array {
    const before = bytes.subarray(0, each.at);
    const after = bytes.subarray(each.at);
    switch (each.kind) {
      case 'cut':
        return before;
      case 'flip':
        return Uint8Array.from([
          ...before,
          (after[0] ?? 0) ^ (1 << each.bit),
          ...after.subarray(1),
        ]);
      case 'set':
        return Uint8Array.from([...before, each.byte, ...after.subarray(1)]);
      case 'insert':
        return Uint8Array.from([...before, ...each.bytes, ...after]);
      case 'drop':
        return Uint8Array.from([...before, ...after.subarray(each.count)]);
      case 'repeat':
        return Uint8Array.from([...before, ...after.subarray(0, each.count), ...after]);
      case 'number': {
        const text = new TextDecoder('latin1').decode(after).replace(/\d+/, each.text);
        return Uint8Array.from([...before, ...Buffer.from(text, 'latin1')]);
      }
    }
  }

  /** Few enough data bytes that thousands of files are quick. */
  const small = encodeSafetensors(
    [
      { name: 'model.a.weight', shape: [3, 2], values: new Float32Array(6) },
      { name: 'model.b.weight', shape: [4], values: new Float32Array(4) },
      { name: 'model.none', shape: [0, 7], values: new Float32Array(0) },
    ],
    'BF16',
  );

  it.each([
    ['raw', false],
    ['with a length that fits', true],
  ])('gives a failure or a right answer (%s)', async (_, fits) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 3 }), async (faults) => {
        let bytes: Uint8Array = small;
        for (const each of faults) {
          const inside = { ...each, at: 8 + (each.at % (small.length - 8)) };
          bytes = apply(bytes, fits ? inside : { ...each, at: each.at % small.length });
        }
        if (fits && bytes.length > 30) {
          bytes = bytes.slice();
          const own = BigInt(Math.max(1, bytes.length - 8 - 20));
          new DataView(bytes.buffer).setBigUint64(0, own, true);
        }
        await isRefusedOrSound(bytes);
      }),
      { numRuns: 1000 },
    );
  });
});

type FaultOf<T> = T extends fc.Arbitrary<infer Value> ? Value : never;
