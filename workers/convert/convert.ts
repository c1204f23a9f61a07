import { definitely } from '#base/assert.ts';
import {
  type Flavour,
  type Manifest,
  type ManifestFile,
  parseManifest,
} from '#library/manifest.ts';
import { TensorConversion } from './convert-tensors.ts';
import { FLAVOURS, type FlavourId, type WeightSetPlan, weightSetOf } from './flavours.ts';
import type { ModelSink, ModelSource } from './folder.ts';
import { describeFile, writeWhole } from './hashing-file.ts';
import { Journal } from './journal.ts';
import { encodeOnnxModel } from './onnx-model.ts';
import {
  type ConversionPlan,
  graphPath,
  type PlanOptions,
  planConversion,
} from './plan-conversion.ts';
import type { ConvertProgress } from './protocol.ts';
import { buildQwen3Graph } from './qwen3-graph.ts';
import { summariseErrors } from './relative-error.ts';
import type { ShardWriter } from './shard-writer.ts';
import type { StoredWeights } from './stored-weights.ts';

export interface ConvertOptions extends PlanOptions {
  /** Name in the manifest; the source's name by default. */
  readonly name?: string;
  readonly signal?: AbortSignal;
  /** The first call tells how far an earlier attempt came. */
  readonly onProgress?: (progress: ConvertProgress) => void;
}

/**
 * Writes a model folder from a Hugging Face checkpoint of the Qwen3 architecture; the same input
 * gives the same bytes. Goes on behind what an interrupted attempt with the same source and options
 * left in the sink. Rejects with a `Failure` that names what cannot be converted, or with the
 * signal's reason; the sink then holds a part of the folder without its manifest.
 */
export async function convert(
  source: ModelSource,
  sink: ModelSink,
  options: ConvertOptions,
): Promise<Manifest> {
  const plan = await planConversion(source, options);
  options.signal?.throwIfAborted();
  const { journal, tensors } = await startOrResume(plan, sink, options);
  try {
    const files: ManifestFile[] = [];
    for (const [path, bytes] of plan.texts) files.push(await writeWhole(sink, path, bytes));
    await tensors.run();
    const weights = await tensors.finish();
    for (const set of plan.sets) {
      files.push(...(await describeShards(tensors, set)));
      files.push(...(await writeGraphs(plan, set, definitely(weights.get(set.id), set.id), sink)));
    }
    options.signal?.throwIfAborted();
    const manifest = await writeManifest(sink, {
      format: 2,
      name: options.name ?? source.name,
      architecture: 'qwen3',
      flavours: options.flavours.map((id) => describeFlavour(id, plan, tensors)),
      files,
      source: await describeSource(plan, tensors),
      templateSha256: plan.templateSha256,
      quantisationError: errorsByFlavour(options.flavours, weights),
    });
    await journal.remove();
    return manifest;
  } catch (thrown) {
    await tensors.abandon();
    throw thrown;
  }
}

/** A journal whose shards are gone or too short is worth nothing: all begins anew. */
async function startOrResume(plan: ConversionPlan, sink: ModelSink, options: ConvertOptions) {
  const totalBytes = plan.checkpoint.files.reduce((sum, file) => sum + file.bytes.size, 0);
  const progress = {
    signal: options.signal,
    onBytes: (doneBytes: number, tensor: string | undefined) =>
      options.onProgress?.({ doneBytes, totalBytes, tensor }),
  };
  const journal = await Journal.open(sink, plan.identity);
  try {
    return { journal, tensors: await TensorConversion.open(plan, sink, journal, progress) };
  } catch (thrown) {
    if (journal.entries.length === 0) throw thrown;
    const fresh = await journal.restart(plan.identity);
    const tensors = await TensorConversion.open(plan, sink, fresh, progress);
    return { journal: fresh, tensors };
  }
}

async function describeShards(
  tensors: TensorConversion,
  set: WeightSetPlan,
): Promise<readonly ManifestFile[]> {
  const { packed, floats } = tensors.shardsOf(set.id);
  const writers = [packed, ...set.precisions.map((each) => definitely(floats[each], each))];
  const shards = writers.flatMap((writer) => writer.shards());
  return Promise.all(shards.map(([path, state]) => describeFile(path, state)));
}

async function writeGraphs(
  { config }: ConversionPlan,
  set: WeightSetPlan,
  weights: StoredWeights,
  sink: ModelSink,
): Promise<readonly ManifestFile[]> {
  const files: ManifestFile[] = [];
  for (const precision of set.precisions) {
    for (const kind of ['model', 'decode', 'check'] as const) {
      const graph = encodeOnnxModel(buildQwen3Graph(kind, { config, weights, precision }));
      files.push(await writeWhole(sink, graphPath(set, kind, precision), graph));
    }
  }
  return files;
}

function describeFlavour(
  id: FlavourId,
  { sets }: ConversionPlan,
  tensors: TensorConversion,
): Flavour {
  const { backend, precision } = FLAVOURS[id];
  const set = definitely(
    sets.find((each) => each.id === weightSetOf(id)),
    `the weight set of ${id}`,
  );
  const { packed, floats } = tensors.shardsOf(set.id);
  const paths = (writer: ShardWriter) => writer.shards().map(([path]) => path);
  return {
    id,
    backend,
    quantisation: describeFormats(set),
    activations: precision,
    graph: graphPath(set, 'model', precision),
    decode: graphPath(set, 'decode', precision),
    check: graphPath(set, 'check', precision),
    data: [...paths(packed), ...paths(definitely(floats[precision], precision))],
  };
}

function describeFormats({ body, embedding, head }: WeightSetPlan): string {
  const others = [
    ...(embedding === body ? [] : [`embedding ${embedding}`]),
    ...(head === body ? [] : [`head ${head}`]),
  ];
  return [body, ...others].join(', ');
}

function describeSource(
  { checkpoint }: ConversionPlan,
  tensors: TensorConversion,
): Promise<Array<{ path: string; bytes: number; sha256: string }>> {
  return Promise.all(
    checkpoint.files.map(async ({ name, bytes }) => ({
      path: name,
      bytes: bytes.size,
      sha256: await tensors.sourceSha256(name),
    })),
  );
}

function errorsByFlavour(
  flavours: readonly FlavourId[],
  weights: ReadonlyMap<string, StoredWeights>,
): Manifest['quantisationError'] {
  const errors = flavours.map((id) => {
    const { matrices } = definitely(weights.get(weightSetOf(id)), id);
    const sums = Object.entries(matrices).map(([name, { error }]) => [name, error] as const);
    return [id, summariseErrors(sums)] as const;
  });
  return Object.fromEntries(errors);
}

/** Writes the manifest last, so that a folder with a manifest is a whole folder. */
async function writeManifest(sink: ModelSink, manifest: Manifest): Promise<Manifest> {
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const parsed = parseManifest(text);
  await writeWhole(sink, 'manifest.json', new TextEncoder().encode(text));
  return parsed;
}
