import type * as Ort from 'onnxruntime-web';
import { assert, definitely } from '#base/assert.ts';
import { Failure } from '#base/failure.ts';
import type { ModelConfig } from './model-config.ts';
import type { Backend } from './protocol.ts';
import type { Runtime } from './runtime.ts';

/** One model with one key-value cache. Calls must not overlap. */
export interface LanguageModel {
  /** How many tokens one `append` may take. */
  readonly mostTokensPerStep: number;
  /** Forgets the sequence. */
  reset(): void;
  /**
   * Appends tokens to the sequence and returns the logits [vocabulary] after the last one. The
   * array is only valid until the next call.
   */
  append(ids: readonly number[]): Promise<Float32Array>;
  dispose(): Promise<void>;
}

export interface ModelGraph {
  readonly graph: Uint8Array;
  /** External data by the name that the graph uses. */
  readonly data: readonly { readonly path: string; readonly data: Uint8Array }[];
}

/**
 * Opens a graph with the input and output names of Hugging Face's ONNX exports: `input_ids` and
 * `attention_mask` int64 [1, n], `position_ids` where it is asked for, `past_key_values.{i}.key`
 * and `.value` [1, kv heads, past, head size]; out come `logits` and `present.{i}.key|value`.
 */
export async function openLanguageModel(
  runtime: Runtime,
  config: ModelConfig,
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
  checkInputs(session.inputNames);
  return new CachedModel(runtime, session, config);
}

function keepCacheOnGpu(config: ModelConfig): Record<string, 'gpu-buffer'> {
  return Object.fromEntries(
    cacheNames(config).map(({ present }) => [present, 'gpu-buffer' as const]),
  );
}

function cacheNames(config: ModelConfig): { past: string; present: string }[] {
  return Array.from({ length: config.num_hidden_layers }, (_, layer) => layer).flatMap((layer) =>
    ['key', 'value'].map((part) => ({
      past: `past_key_values.${layer}.${part}`,
      present: `present.${layer}.${part}`,
    })),
  );
}

function checkInputs(names: readonly string[]): void {
  const known = /^(?:input_ids|attention_mask|position_ids|past_key_values\.\d+\.(?:key|value))$/;
  const unknown = names.filter((name) => !known.test(name));
  if (unknown.length === 0) return;
  throw new Failure({
    code: 'unsupported-graph',
    message: `The graph asks for inputs that this workbench does not know: ${unknown.join(', ')}.`,
    cure: 'Use a graph with the input names of a Hugging Face ONNX export, or convert the model here.',
  });
}

type Cache = Map<string, Ort.Tensor>;

/**
 * GroupQueryAttention of onnxruntime-web 1.30 gives wrong rows on WebGPU, without an error, when 32
 * or more new tokens come at once; measured with subgroups of 4 (SwiftShader) and 8 (lavapipe) and
 * head sizes 32 to 128. Steps of up to 31 are right, and 16 leaves room. On the CPU the limit only
 * lets an abort in between.
 */
const MOST_TOKENS_PER_STEP: Readonly<Record<Backend, number>> = { webgpu: 16, wasm: 128 };

class CachedModel implements LanguageModel {
  readonly mostTokensPerStep: number;
  private readonly ort: typeof Ort;
  private readonly session: Ort.InferenceSession;
  private readonly config: ModelConfig;
  private readonly needsPositions: boolean;
  private cache: Cache = new Map();
  private length = 0;

  constructor({ ort, backend }: Runtime, session: Ort.InferenceSession, config: ModelConfig) {
    this.mostTokensPerStep = MOST_TOKENS_PER_STEP[backend];
    this.ort = ort;
    this.session = session;
    this.config = config;
    this.needsPositions = session.inputNames.includes('position_ids');
  }

  reset(): void {
    for (const tensor of this.cache.values()) tensor.dispose();
    this.cache = new Map();
    this.length = 0;
  }

  async append(ids: readonly number[]): Promise<Float32Array> {
    assert(ids.length > 0, 'at least one token is appended');
    assert(ids.length <= this.mostTokensPerStep, `a step takes ${ids.length} tokens`);
    const outputs = await this.session.run(this.feeds(ids));
    const spent = this.cache;
    this.cache = new Map(
      cacheNames(this.config).map(({ past, present }) => [
        past,
        definitely(outputs[present], `graph output ${present}`),
      ]),
    );
    this.length += ids.length;
    for (const tensor of spent.values()) tensor.dispose();
    return lastLogits(definitely(outputs['logits'], 'graph output logits'));
  }

  async dispose(): Promise<void> {
    this.reset();
    await this.session.release();
  }

  private feeds(ids: readonly number[]): Record<string, Ort.Tensor> {
    const total = this.length + ids.length;
    const int64 = (values: BigInt64Array) =>
      new this.ort.Tensor('int64', values, [1, values.length]);
    const feeds: Record<string, Ort.Tensor> = {
      input_ids: int64(BigInt64Array.from(ids, BigInt)),
      attention_mask: int64(new BigInt64Array(total).fill(1n)),
    };
    if (this.needsPositions) {
      feeds['position_ids'] = int64(
        BigInt64Array.from(ids, (_, index) => BigInt(this.length + index)),
      );
    }
    for (const { past } of cacheNames(this.config)) {
      feeds[past] = this.cache.get(past) ?? this.emptyCache();
    }
    return feeds;
  }

  private emptyCache(): Ort.Tensor {
    const { num_key_value_heads: heads, head_dim: size } = this.config;
    return new this.ort.Tensor('float32', new Float32Array(), [1, heads, 0, size]);
  }
}

/** The last position's row, whether the graph computes one position or all. */
function lastLogits(logits: Ort.Tensor): Float32Array {
  assert(logits.data instanceof Float32Array, `logits are ${logits.type}, not float32`);
  const vocabulary = definitely(logits.dims.at(-1), 'vocabulary size of the logits');
  return logits.data.subarray(logits.data.length - vocabulary);
}
