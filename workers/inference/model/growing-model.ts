import type * as Ort from 'onnxruntime-web';
import { assert, definitely } from '#base/assert.ts';
import { keyValueNames } from '../load/graph-guard.ts';
import type { ModelConfig } from '../load/model-config.ts';
import type { Backend } from '../protocol.ts';
import { decodeHalves } from './half-floats.ts';
import type { LanguageModel, Logits } from './language-model.ts';
import type { Runtime } from './runtime.ts';

export interface GrowingModelConfig extends ModelConfig {
  /** Tokens of prompt and reply together. */
  readonly contextLength: number;
}

export interface ModelGraph {
  readonly graph: Uint8Array;
  /** External data by the name that the graph uses; `LazyBytes` are read constant by constant. */
  readonly data: readonly { readonly path: string; readonly data: Uint8Array }[];
}

/**
 * Opens a graph with the input and output names of Hugging Face's ONNX exports: `input_ids` and
 * `attention_mask` int64 [1, n], `position_ids` where it is asked for, `past_key_values.{i}.key`
 * and `.value` [1, kv heads, past, head size]; out come `logits` and `present.{i}.key|value`. Floats
 * have 16 or 32 bits, as the graph says. The graph must have passed `guardGraph`.
 */
export async function openGrowingModel(
  runtime: Runtime,
  config: GrowingModelConfig,
  { graph, data }: ModelGraph,
): Promise<LanguageModel> {
  const session = await runtime.ort.InferenceSession.create(graph, {
    executionProviders: [runtime.backend],
    externalData: [...data],
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    ...(runtime.backend === 'webgpu' && {
      preferredOutputLocation: keepCacheOnGpu(config),
    }),
  });
  return new GrowingModel(runtime, session, config);
}

function keepCacheOnGpu(config: ModelConfig): Record<string, 'gpu-buffer'> {
  return Object.fromEntries(
    keyValueNames(config.num_hidden_layers).map(({ present }) => [present, 'gpu-buffer' as const]),
  );
}

type Cache = Map<string, Ort.Tensor>;

/**
 * GroupQueryAttention of onnxruntime-web 1.30 gives wrong rows on WebGPU, without an error, when 32
 * or more new tokens come at once; measured with subgroups of 4 (SwiftShader) and 8 (lavapipe) and
 * head sizes 32 to 128. Steps of up to 31 are right, and 16 leaves room. On the CPU the limit lets an
 * abort in between, and a re-run start behind the last whole step that it shares.
 */
export const MOST_TOKENS_PER_STEP: Readonly<Record<Backend, number>> = { webgpu: 16, wasm: 32 };

class GrowingModel implements LanguageModel {
  readonly vocabulary: number;
  readonly contextLength: number;
  readonly mostTokensPerStep: number;
  readonly mostRows = 1;
  readonly givesEveryPosition: boolean;
  readonly loop = 'growing';
  private readonly ort: typeof Ort;
  private readonly session: Ort.InferenceSession;
  private readonly config: ModelConfig;
  private readonly inputs: ReadonlySet<string>;
  private readonly cacheNames: ReturnType<typeof keyValueNames>;
  private readonly cacheType: 'float16' | 'float32';
  private cache: Cache = new Map();
  private ids: number[] = [];

  constructor(
    { ort, backend }: Runtime,
    session: Ort.InferenceSession,
    config: GrowingModelConfig,
  ) {
    this.vocabulary = config.vocab_size;
    this.contextLength = config.contextLength;
    this.mostTokensPerStep = MOST_TOKENS_PER_STEP[backend];
    this.givesEveryPosition = givesEveryPosition(session);
    this.ort = ort;
    this.session = session;
    this.config = config;
    this.inputs = new Set(session.inputNames);
    this.cacheNames = keyValueNames(config.num_hidden_layers);
    this.cacheType = cacheTypeOf(session);
  }

  reserve(rows: number): Promise<void> {
    assert(rows === 1, 'a growing cache has one row');
    return Promise.resolve();
  }

  reorder(): Promise<void> {
    return Promise.resolve();
  }

  step([id]: readonly number[], [start]: readonly number[]): Promise<Logits> {
    return this.read([definitely(id, 'a token')], definitely(start, 'its position'));
  }

  async read(ids: readonly number[], start: number, positions = 1): Promise<Logits> {
    assert(ids.length > 0, 'at least one token is appended');
    assert(ids.length <= this.mostTokensPerStep, `a step takes ${ids.length} tokens`);
    await this.rewind(start);
    const logits = await this.append(ids);
    const rows = lastRows(logits, positions);
    const width = rows.length / positions;
    return {
      rows: positions,
      all: (row) => Promise.resolve(rows.subarray(row * width, (row + 1) * width)),
    };
  }

  async dispose(): Promise<void> {
    this.forget();
    await this.session.release();
  }

  /** A cache that grows cannot lose its end, so its beginning is read again. */
  private async rewind(start: number): Promise<void> {
    assert(start <= this.ids.length, `${this.ids.length} tokens were read, not ${start}`);
    if (start === this.ids.length) return;
    const kept = this.ids.slice(0, start);
    this.forget();
    for (let at = 0; at < kept.length; at += this.mostTokensPerStep)
      await this.append(kept.slice(at, at + this.mostTokensPerStep));
  }

  private forget(): void {
    for (const tensor of this.cache.values()) tensor.dispose();
    this.cache = new Map();
    this.ids = [];
  }

  private async append(ids: readonly number[]): Promise<Ort.Tensor> {
    const outputs = await this.session.run(this.feeds(ids));
    const spent = this.cache;
    this.cache = new Map(
      this.cacheNames.map(({ past, present }) => [
        past,
        definitely(outputs[present], `graph output ${present}`),
      ]),
    );
    this.ids.push(...ids);
    for (const tensor of spent.values()) tensor.dispose();
    return definitely(outputs['logits'], 'graph output logits');
  }

  private feeds(ids: readonly number[]): Record<string, Ort.Tensor> {
    const { length } = this.ids;
    const total = length + ids.length;
    const int64 = (values: BigInt64Array) =>
      new this.ort.Tensor('int64', values, [1, values.length]);
    const feeds: Record<string, Ort.Tensor> = {
      input_ids: int64(BigInt64Array.from(ids, BigInt)),
    };
    if (this.inputs.has('attention_mask')) {
      feeds['attention_mask'] = int64(new BigInt64Array(total).fill(1n));
    }
    if (this.inputs.has('position_ids')) {
      feeds['position_ids'] = int64(BigInt64Array.from(ids, (_, index) => BigInt(length + index)));
    }
    for (const { past } of this.cacheNames) {
      feeds[past] = this.cache.get(past) ?? this.emptyCache();
    }
    return feeds;
  }

  private emptyCache(): Ort.Tensor {
    const { num_key_value_heads: heads, head_dim: size } = this.config;
    const shape = [1, heads, 0, size];
    return this.cacheType === 'float16'
      ? new this.ort.Tensor('float16', new Uint16Array(), shape)
      : new this.ort.Tensor('float32', new Float32Array(), shape);
  }
}

function cacheTypeOf({ inputMetadata }: Ort.InferenceSession): 'float16' | 'float32' {
  const key = inputMetadata.find(({ name }) => name === 'past_key_values.0.key');
  return key?.isTensor && key.type === 'float16' ? 'float16' : 'float32';
}

function givesEveryPosition({ outputMetadata }: Ort.InferenceSession): boolean {
  const logits = outputMetadata.find(({ name }) => name === 'logits');
  // A fixed 1 is the last position; other exports name this size, and give all of them.
  return logits?.isTensor === true && typeof logits.shape[1] === 'string';
}

/** The rows of the last positions, whether the graph computes one position or all. */
function lastRows(logits: Ort.Tensor, positions: number): Float32Array {
  const vocabulary = definitely(logits.dims.at(-1), 'vocabulary size of the logits');
  const wanted = positions * vocabulary;
  const { data } = logits;
  assert(data.length >= wanted, `the graph has the logits of ${positions} positions`);
  if (data instanceof Float32Array) return data.subarray(data.length - wanted);
  assert(logits.type === 'float16', `logits are ${logits.type}, not floats`);
  // A Float16Array where the browser has one, else the bits in a Uint16Array.
  assert(ArrayBuffer.isView(data), 'logits are an array of numbers');
  const start = data.byteOffset + 2 * (data.length - wanted);
  return decodeHalves(new Uint16Array(data.buffer, start, wanted));
}
