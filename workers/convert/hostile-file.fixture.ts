import { encodeSafetensors, joinSafetensors } from './safetensors-writer.ts';
import { randomTensors, tinyConfig } from './tiny-qwen3.fixture.ts';

const FILE = 'model.safetensors';
const tensors = randomTensors(tinyConfig(), 1);
const good = encodeSafetensors(tensors, 'F32');
const headerBytes = Number(new DataView(good.buffer).getBigUint64(0, true));
const header = new TextDecoder().decode(good.subarray(8, 8 + headerBytes));
const data = good.subarray(8 + headerBytes);
const encode = (text: string) => new TextEncoder().encode(text);

export type Files = Map<string, Uint8Array>;
/** A checkpoint that must be refused. */
export type HostileCase = readonly [
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

const cut = (bytes: number): HostileCase => [
  `cut after ${bytes} bytes`,
  replaced(good.subarray(0, bytes)),
  DAMAGED,
  FILE,
];

const truncated: readonly HostileCase[] = [
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

const lengths: readonly HostileCase[] = [
  ...[1n, BigInt(headerBytes - 1), BigInt(headerBytes + 1), 2n ** 31n, 2n ** 32n],
  ...[2n ** 53n, 2n ** 63n, 2n ** 64n - 1n, BigInt(good.length), BigInt(good.length - 8)],
].map((length) => [`with a header of ${length} bytes`, withLength(length), DAMAGED, FILE]);

const entries: readonly HostileCase[] = [
  ...['"f32"', '"bf16"', '""', 'null', '5', '{}', '["F32"]', '"__proto__"'].map(
    (dtype): HostileCase => [
      `of dtype ${dtype}`,
      withEntry('dtype', dtype),
      DAMAGED,
      'model.norm.weight has dtype',
    ],
  ),
  ...['"F8_E4M3"', '"I8"', '"U8"', '"BOOL"', '"F64"'].map(
    (dtype): HostileCase => [
      `of dtype ${dtype}`,
      withEntry('dtype', dtype),
      'unsupported-dtype',
      'model.norm.weight',
    ],
  ),
  ...['null', '"64"', '{}', '64', '[-64]', '[64.5]', '["64"]', '[[64]]', '[null]', '[1e400]'].map(
    (shape): HostileCase => [
      `of shape ${shape}`,
      withEntry('shape', shape),
      DAMAGED,
      'shape of model.norm.weight',
    ],
  ),
  ...['[]', '[63]', '[65]', '[64,64]', '[9007199254740991,9007199254740991]', '[0]'].map(
    (shape): HostileCase => [
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
    (offsets): HostileCase => [
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

const names: readonly HostileCase[] = [
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

const headers: readonly HostileCase[] = [
  ['metadata twice', withFirst('"__metadata__":{}'), DAMAGED, '__metadata__" occurs twice'],
  ...['[]', 'null', '5', '"x"'].map(
    (value): HostileCase => [
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

/** Tiny checkpoints whose one safetensors file is wrong, each after the part that is. */
export const hostileFiles = [
  ...truncated.map((each) => ['a file', ...each] as const),
  ...lengths.map((each) => ['a file', ...each] as const),
  ...entries.map((each) => ['a tensor', ...each] as const),
  ...names.map((each) => ['a tensor name,', ...each] as const),
  ...headers.map((each) => ['a header with', ...each] as const),
];
