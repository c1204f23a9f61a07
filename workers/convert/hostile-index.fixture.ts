import type { Files, HostileCase } from './hostile-file.fixture.ts';
import { encodeSafetensors } from './safetensors-writer.ts';
import { randomTensors, tinyConfig } from './tiny-qwen3.fixture.ts';

const INDEX = 'model.safetensors.index.json';
const DAMAGED = 'damaged-checkpoint';
const OTHER = 'unexpected-checkpoint';
const tensors = randomTensors(tinyConfig(), 1);
const encode = (text: string) => new TextEncoder().encode(text);

const half = tensors.length >> 1;
const parts = { 'a.safetensors': tensors.slice(0, half), 'b.safetensors': tensors.slice(half) };
const weightMap = Object.fromEntries(
  Object.entries(parts).flatMap(([file, own]) => own.map(({ name }) => [name, file])),
);
const sharded =
  (map: unknown, change: (files: Files) => void = () => {}) =>
  (files: Files) => {
    files.delete('model.safetensors');
    for (const [name, own] of Object.entries(parts)) files.set(name, encodeSafetensors(own, 'F32'));
    files.set(INDEX, encode(typeof map === 'string' ? map : JSON.stringify({ weight_map: map })));
    change(files);
  };
const last = 'model.norm.weight';

/** Tiny checkpoints in shards whose index is wrong. */
export const hostileIndexes: readonly HostileCase[] = [
  ...['../b.safetensors', '/etc/x.safetensors', 'C:\\x.safetensors', 'x/b.safetensors'].map(
    (path): HostileCase => [
      `that names ${path}`,
      sharded({ ...weightMap, [last]: path }),
      'damaged-file',
      INDEX,
    ],
  ),
  ...['.safetensors', 'b.bin', '', `${'b'.repeat(300)}.safetensors`, 5, null].map(
    (path): HostileCase => [
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
      const whole = encodeSafetensors(parts['b.safetensors'], 'F32');
      files.set('b.safetensors', whole.subarray(0, 5000));
    }),
    DAMAGED,
    'b.safetensors',
  ],
];
