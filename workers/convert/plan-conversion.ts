import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import { Sha256, sha256Hex } from '#library/sha256.ts';
import { type Checkpoint, type CheckpointFile, checkTensor, openCheckpoint } from './checkpoint.ts';
import { type FormatChoice, planWeightSets, type WeightSetPlan } from './flavours.ts';
import type { ModelSource } from './folder.ts';
import type { JournalIdentity } from './journal.ts';
import { parseQwen3Config, type Qwen3Config } from './qwen3-config.ts';
import type { GraphKind } from './qwen3-graph-values.ts';
import { HEAD, qwen3TensorShapes } from './qwen3-tensors.ts';
import { readBytes } from './read-bytes.ts';
import { readJson, readSmallFile } from './read-json.ts';
import { MAX_SHARD_BYTES } from './shard-writer.ts';
import type { Precision } from './stored-weights.ts';
import { readTokenizerConfig } from './tokenizer-config.ts';
import { columnUnit, packedBytes, scaleCount } from './weight-format.ts';
import { lanesOf, matricesToStore, shardStems } from './weight-set.ts';

/** Grows with every change that gives other bytes. */
const CONVERTER_VERSION = 1;
/** Bytes of a file's end that tell one checkpoint from another of the same shapes. */
const SAMPLE_BYTES = 64 * 1024;
/** About what a graph without weights takes. */
const GRAPH_BYTES = 200_000;

export interface PlanOptions extends FormatChoice {
  /** Of a shard, and so of one constant; 512 MiB by default. */
  readonly maxShardBytes?: number;
}

/** Everything that is known before the first byte is written. */
export interface ConversionPlan {
  readonly config: Qwen3Config;
  readonly checkpoint: Checkpoint;
  readonly sets: readonly WeightSetPlan[];
  /** Written as they are. */
  readonly texts: ReadonlyMap<string, Uint8Array>;
  /** SHA-256 of the chat template's text in UTF-8. */
  readonly templateSha256: string;
  readonly maxShardBytes: number;
  readonly identity: JournalIdentity;
  /** About what will be written. */
  readonly outputBytes: number;
}

/**
 * Reads and checks all that a conversion depends on except the weights themselves. Rejects with a
 * `Failure` that names what cannot be converted.
 */
export async function planConversion(
  source: ModelSource,
  options: PlanOptions,
): Promise<ConversionPlan> {
  const sets = planWeightSets(options);
  const config = parseQwen3Config((await readJson(source, 'config.json', z.unknown())).value);
  const { texts, template } = await readTexts(source);
  const checkpoint = await openCheckpoint(source);
  checkTensors(checkpoint, config);
  checkBlockSizes(config, sets);
  const maxShardBytes = options.maxShardBytes ?? MAX_SHARD_BYTES;
  const weightBytes = sets.map((set) => outputBytesOf(set, config, maxShardBytes));
  const outputBytes = weightBytes.reduce((sum, bytes) => sum + bytes, 0);
  const templateSha256 = await sha256Hex(new TextEncoder().encode(template));
  return {
    config,
    checkpoint,
    sets,
    texts,
    templateSha256,
    maxShardBytes,
    identity: {
      converter: CONVERTER_VERSION,
      source: await identifySource(checkpoint, texts),
      options: { sets, maxShardBytes },
      paths: [...texts.keys(), ...sets.flatMap(graphPaths), 'manifest.json'],
      stems: sets.flatMap(shardStems),
      // Of two shards in a row one at least is half full.
      shardCount: 2 + 2 * Math.ceil(outputBytes / maxShardBytes),
    },
    outputBytes,
  };
}

/** Path of a graph; the names of Hugging Face's exports. */
export function graphPath(set: WeightSetPlan, kind: GraphKind, precision: Precision): string {
  return `${set.folder}/${kind}${precision === 'fp16' ? '_fp16' : ''}.onnx`;
}

async function readTexts(source: ModelSource) {
  const looseObject = z.looseObject({});
  const tokenizerConfig = await readTokenizerConfig(source);
  const texts = new Map([
    ['config.json', await readSmallFile(source, 'config.json')],
    [
      'tokenizer.json',
      (await readJson(source, 'tokenizer.json', z.looseObject({ model: looseObject }))).bytes,
    ],
    ['tokenizer_config.json', tokenizerConfig.bytes],
    [
      'generation_config.json',
      (await readJson(source, 'generation_config.json', looseObject)).bytes,
    ],
  ]);
  return { texts, template: tokenizerConfig.template };
}

/** A tensor that the graph does not use would be dropped silently and change the answers. */
function checkTensors(checkpoint: Checkpoint, config: Qwen3Config): void {
  const known = qwen3TensorShapes(config);
  for (const [name, shape] of known) checkTensor(checkpoint, name, shape);
  // Some exports of tied models repeat the embedding as the head.
  const surplus = [...checkpoint.tensors.keys()].find(
    (name) => !known.has(name) && !(config.tied && name === HEAD),
  );
  if (surplus !== undefined) {
    throw new Failure({
      code: 'unexpected-checkpoint',
      message: `The checkpoint has a tensor ${surplus}, which no Qwen3 model of config.json's sizes has.`,
      cure: 'Check that config.json belongs to the weights; merge adapters (LoRA) before converting.',
      facts: { tensor: surplus },
    });
  }
}

function checkBlockSizes(config: Qwen3Config, sets: readonly WeightSetPlan[]): void {
  for (const set of sets) {
    for (const [name, [rows = 1, columns]] of qwen3TensorShapes(config)) {
      if (columns === undefined) continue;
      const stored = matricesToStore(set, { name, rows, columns }, config.tied, Infinity);
      const wrong = stored.find(({ format }) => columns % columnUnit(format) !== 0);
      if (!wrong) continue;
      throw new Failure({
        code: 'unsupported-size',
        message: `${name} has ${columns} input features; ${set.id} needs a multiple of ${columnUnit(wrong.format)}.`,
        cure: 'Convert with the flavour cpu-int8 only.',
        facts: { tensor: name, columns },
      });
    }
  }
}

/** Throws `tensor-too-large` when a constant fits in no shard. */
function outputBytesOf(set: WeightSetPlan, config: Qwen3Config, maxShardBytes: number): number {
  const floatBytes = set.precisions.reduce((sum, each) => sum + (each === 'fp32' ? 4 : 2), 0);
  let bytes = set.precisions.length * 3 * GRAPH_BYTES;
  let floats = config.contextLength * config.headSize;
  for (const [name, [rows = 1, columns]] of qwen3TensorShapes(config)) {
    if (columns === undefined) floats += rows;
    else {
      const tensor = { name, rows, columns };
      for (const matrix of matricesToStore(set, tensor, config.tied, maxShardBytes)) {
        lanesOf(set.id, matrix, maxShardBytes);
        bytes += packedBytes(matrix.format, rows * columns);
        floats += scaleCount(matrix.format, rows, columns);
      }
    }
  }
  return bytes + floats * floatBytes;
}

async function identifySource(
  { files }: Checkpoint,
  texts: ReadonlyMap<string, Uint8Array>,
): Promise<object> {
  const textHashes: Record<string, string> = {};
  for (const [path, bytes] of texts) textHashes[path] = await sha256Hex(bytes);
  const weights = [];
  for (const file of files) weights.push(await identifyFile(file));
  return { weights, texts: textHashes };
}

function graphPaths(set: WeightSetPlan): readonly string[] {
  const kinds = ['model', 'decode', 'check'] as const;
  return set.precisions.flatMap((precision) =>
    kinds.map((kind) => graphPath(set, kind, precision)),
  );
}

/** Two trainings of one model have the same header; their last weights differ. */
async function identifyFile(file: CheckpointFile) {
  const { name, headerBytes, bytes } = file;
  const hash = await Sha256.start();
  hash.update(await readBytes(file, 0, headerBytes));
  const header = hash.hex();
  const sampleBytes = Math.min(SAMPLE_BYTES, bytes.size);
  hash.update(await readBytes(file, bytes.size - sampleBytes, sampleBytes));
  return { name, bytes: bytes.size, header, end: hash.hex() };
}
