import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import { type Flavour, type Manifest, parseManifest } from '#library/manifest.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { FLAVOURS, type FlavourId, flavourFolders } from './flavours.ts';
import type { ModelSink, ModelSource } from './folder.ts';
import { HashingSink, hashFiles } from './hashing-sink.ts';
import { encodeOnnxModel } from './onnx-model.ts';
import { parseQwen3Config, type Qwen3Config } from './qwen3-config.ts';
import { buildQwen3Graph } from './qwen3-graph.ts';
import { HEAD, qwen3TensorShapes } from './qwen3-tensors.ts';
import { readJson, readSmallFile } from './read-json.ts';
import { relativeRms } from './relative-error.ts';
import { ShardWriter } from './shard-writer.ts';
import { readTokenizerConfig } from './tokenizer-config.ts';
import type { StoredMatrix } from './weight-format.ts';

export interface ConvertOptions {
  /** Written in this order; at least one. */
  readonly flavours: readonly FlavourId[];
  /** Name in the manifest; the source's name by default. */
  readonly name?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ConvertProgress) => void;
}

export type ConvertProgress =
  | { readonly kind: 'hashing'; readonly totalBytes: number }
  | {
      readonly kind: 'tensor';
      readonly flavour: FlavourId;
      readonly name: string;
      /** Root mean square of what quantising changed over that of the weights. */
      readonly relativeError: number;
      readonly doneTensors: number;
      readonly totalTensors: number;
    };

/**
 * Writes a model folder from a Hugging Face checkpoint of the Qwen3 architecture; the same input
 * gives the same bytes. Rejects with a `Failure` that names what cannot be converted; the sink then
 * holds a part of the folder without its manifest.
 */
export async function convert(
  source: ModelSource,
  sink: ModelSink,
  options: ConvertOptions,
): Promise<Manifest> {
  checkFlavours(options.flavours);
  const config = parseQwen3Config((await readJson(source, 'config.json', z.unknown())).value);
  const checkpoint = await openCheckpoint(source);
  checkTensorNames(checkpoint, config);
  checkBlockSizes(checkpoint, config, options.flavours);
  const hashing = new HashingSink(sink);
  await copyTexts(source, hashing);
  options.onProgress?.({
    kind: 'hashing',
    totalBytes: checkpoint.files.reduce((sum, file) => sum + file.size, 0),
  });
  const sourceSha256 = await hashFiles(checkpoint.files, options.signal);
  const flavours: Flavour[] = [];
  const quantisationError: Manifest['quantisationError'] = {};
  for (const [id, folder] of flavourFolders(options.flavours)) {
    const written = await writeFlavour({ id, folder, config, checkpoint, sink: hashing, options });
    flavours.push(written.flavour);
    quantisationError[id] = written.error;
  }
  return writeManifest(hashing, {
    format: 1,
    name: options.name ?? source.name,
    architecture: 'qwen3',
    flavours,
    files: hashing.files.map((file) => ({ ...file })),
    sourceSha256,
    quantisationError,
  });
}

function checkFlavours(ids: readonly FlavourId[]): void {
  if (ids.length > 0 && new Set(ids).size === ids.length) return;
  throw new Failure({
    code: 'bad-flavours',
    message: `The list of flavours "${ids.join(',')}" is empty or names one twice.`,
    cure: `Choose one or more of ${Object.keys(FLAVOURS).join(', ')}, each once.`,
  });
}

/** A tensor that the graph does not use would be dropped silently and change the answers. */
function checkTensorNames(checkpoint: Checkpoint, config: Qwen3Config): void {
  const known = qwen3TensorShapes(config);
  // Some exports of tied models repeat the embedding as the head.
  const surplus = checkpoint.names.find(
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

function checkBlockSizes(
  checkpoint: Checkpoint,
  config: Qwen3Config,
  ids: readonly FlavourId[],
): void {
  for (const [name, shape] of qwen3TensorShapes(config)) {
    const matrix = checkpoint.matrix(name, shape);
    if (shape.length < 2) continue;
    const id = ids.find((each) => matrix.columns % FLAVOURS[each].format.columnMultiple !== 0);
    if (id === undefined) continue;
    throw new Failure({
      code: 'unsupported-size',
      message: `${name} has ${matrix.columns} input features; ${id} needs a multiple of ${FLAVOURS[id].format.columnMultiple}.`,
      cure: 'Convert with the flavour cpu-int8 only.',
      facts: { tensor: name, columns: matrix.columns },
    });
  }
}

async function copyTexts(source: ModelSource, sink: HashingSink): Promise<void> {
  await sink.writeWhole('config.json', await readSmallFile(source, 'config.json'));
  const tokenizer = await readJson(source, 'tokenizer.json', z.looseObject({ model: z.unknown() }));
  await sink.writeWhole('tokenizer.json', tokenizer.bytes);
  await sink.writeWhole('tokenizer_config.json', await readTokenizerConfig(source));
  const generation = await readJson(source, 'generation_config.json', z.looseObject({}));
  await sink.writeWhole('generation_config.json', generation.bytes);
}

interface FlavourJob {
  readonly id: FlavourId;
  readonly folder: string;
  readonly config: Qwen3Config;
  readonly checkpoint: Checkpoint;
  readonly sink: HashingSink;
  readonly options: ConvertOptions;
}

interface WrittenFlavour {
  readonly flavour: Flavour;
  readonly error: { readonly worst: number; readonly mean: number };
}

async function writeFlavour(job: FlavourJob): Promise<WrittenFlavour> {
  const { id, folder, config, checkpoint, sink, options } = job;
  const shapes = qwen3TensorShapes(config);
  const totalTensors = [...shapes.values()].filter((shape) => shape.length > 1).length;
  const errors: number[] = [];
  const onStored = ({ name, sums }: StoredMatrix) => {
    options.signal?.throwIfAborted();
    const relativeError = relativeRms(sums);
    errors.push(relativeError);
    const doneTensors = errors.length;
    options.onProgress?.({
      kind: 'tensor',
      flavour: id,
      name,
      relativeError,
      doneTensors,
      totalTensors,
    });
  };
  const tensor = (name: string) => checkpoint.matrix(name, shapes.get(name) ?? []);
  const { backend, quantisation, format } = FLAVOURS[id];
  const shards = new ShardWriter(sink, folder);
  const graph = await buildQwen3Graph({ config, format, tensor, onStored }, shards);
  await shards.close();
  const graphPath = `${folder}/model.onnx`;
  await sink.writeWhole(graphPath, encodeOnnxModel(graph));
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  return {
    flavour: { id, backend, quantisation, graph: graphPath, data: [...shards.paths] },
    error: { worst: Math.max(...errors), mean },
  };
}

/** Writes the manifest last, so that a folder with a manifest is a whole folder. */
async function writeManifest(sink: HashingSink, manifest: Manifest): Promise<Manifest> {
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const parsed = parseManifest(text);
  await sink.writeWhole('manifest.json', new TextEncoder().encode(text));
  return parsed;
}
