import * as ort from 'onnxruntime-web';
import { definitely } from '#base/assert.ts';
import type { Qwen3Config } from './qwen3-config.ts';
import { bestToken } from './reference/greedy.ts';

/** External data as onnxruntime takes it. */
interface Shard {
  readonly path: string;
  readonly data: Uint8Array;
}

interface CacheInput {
  readonly name: string;
  readonly type: 'float32' | 'float16';
}

/** Starts a session in onnxruntime's wasm backend with one thread. */
async function openSession(
  graph: Uint8Array,
  shards: readonly Shard[],
): Promise<ort.InferenceSession> {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  return ort.InferenceSession.create(graph, { externalData: [...shards] });
}

/** Runs a graph with Hugging Face's interface and a key-value cache that grows. */
export class GraphRunner {
  private readonly session: ort.InferenceSession;
  private readonly config: Qwen3Config;
  private cache: Record<string, ort.Tensor> = {};
  private length = 0;

  private constructor(session: ort.InferenceSession, config: Qwen3Config) {
    this.session = session;
    this.config = config;
    this.restart();
  }

  /** `folder` is the flavour's subfolder, such as `cpu`. */
  static async open(
    files: ReadonlyMap<string, Uint8Array>,
    folder: string,
    config: Qwen3Config,
    graphFile = 'model.onnx',
  ): Promise<GraphRunner> {
    const graph = files.get(`${folder}/${graphFile}`);
    if (!graph) throw new Error(`no ${graphFile} in ${folder}: ${[...files.keys()].join(', ')}`);
    const shards = [...files]
      .filter(([path]) => path.startsWith(`${folder}/`) && path.includes('.onnx_data'))
      .map(([path, data]) => ({ path: path.slice(folder.length + 1), data }));
    return GraphRunner.start(graph, shards, config);
  }

  static async start(
    graph: Uint8Array,
    shards: readonly Shard[],
    config: Qwen3Config,
  ): Promise<GraphRunner> {
    return new GraphRunner(await openSession(graph, shards), config);
  }

  restart(): void {
    this.length = 0;
    this.cache = emptyCaches(this.session, this.config, 0);
  }

  /** Appends the tokens to the context. Returns the logits of all positions that the graph gives. */
  async advance(tokens: readonly number[]): Promise<Float32Array> {
    this.length += tokens.length;
    const output = await this.session.run({
      input_ids: integers(tokens),
      attention_mask: integers(new Array<number>(this.length).fill(1)),
      ...this.cache,
    });
    this.cache = { ...this.cache, ...presentAsPast(output) };
    return logitsOf(output);
  }

  /** The most probable `count` tokens behind the prompt, starting anew. */
  async greedy(prompt: readonly number[], count: number): Promise<number[]> {
    this.restart();
    const tokens: number[] = [];
    let logits = await this.advance(prompt);
    while (tokens.length < count) {
      const { id } = bestToken(logits);
      tokens.push(id);
      if (tokens.length < count) logits = await this.advance([id]);
    }
    return tokens;
  }

  release(): Promise<void> {
    return this.session.release();
  }
}

/** Runs a `decode` graph with a key-value cache of one length. */
export class StaticGraphRunner {
  private readonly session: ort.InferenceSession;
  private cache: Record<string, ort.Tensor>;
  private length = 0;

  private constructor(session: ort.InferenceSession, cache: Record<string, ort.Tensor>) {
    this.session = session;
    this.cache = cache;
  }

  static async start(
    graph: Uint8Array,
    shards: readonly Shard[],
    config: Qwen3Config,
    cacheLength: number,
  ): Promise<StaticGraphRunner> {
    const session = await openSession(graph, shards);
    return new StaticGraphRunner(session, emptyCaches(session, config, cacheLength));
  }

  /** Appends the tokens to the context. Returns the logits that follow the last of them. */
  async advance(tokens: readonly number[]): Promise<Float32Array> {
    this.length += tokens.length;
    const output = await this.session.run({
      input_ids: new ort.Tensor('int32', Int32Array.from(tokens), [1, tokens.length]),
      seqlens_k: new ort.Tensor('int32', Int32Array.of(this.length - 1), [1]),
      total_sequence_length: new ort.Tensor('int32', Int32Array.of(this.length), []),
      positions: new ort.Tensor('int32', Int32Array.of(tokens.length - 1), [1]),
      ...this.cache,
    });
    const cache = presentAsPast(output);
    for (const [name, tensor] of Object.entries(cache)) {
      const before = definitely(this.cache[name], name);
      if (String(tensor.dims) !== String(before.dims)) {
        throw new Error(`${name} had the shape ${before.dims} and comes back as ${tensor.dims}`);
      }
    }
    this.cache = cache;
    return logitsOf(output);
  }

  release(): Promise<void> {
    return this.session.release();
  }
}

function emptyCaches(
  session: ort.InferenceSession,
  { kvHeadCount, headSize }: Qwen3Config,
  length: number,
): Record<string, ort.Tensor> {
  const shape = [1, kvHeadCount, length, headSize];
  const count = kvHeadCount * length * headSize;
  const entries = cacheInputs(session).map(({ name, type }) => {
    const values = type === 'float32' ? new Float32Array(count) : new Uint16Array(count);
    return [name, new ort.Tensor(type, values, shape)] as const;
  });
  return Object.fromEntries(entries);
}

function cacheInputs(session: ort.InferenceSession): CacheInput[] {
  const inputs: CacheInput[] = [];
  for (const input of session.inputMetadata) {
    if (!input.name.startsWith('past_key_values.') || !input.isTensor) continue;
    const { name, type } = input;
    if (type !== 'float32' && type !== 'float16') throw new Error(`${name} is of type ${type}`);
    inputs.push({ name, type });
  }
  return inputs;
}

function presentAsPast(output: ort.InferenceSession.OnnxValueMapType): Record<string, ort.Tensor> {
  const entries = Object.entries(output).flatMap(([name, value]) =>
    name.startsWith('present.') && value instanceof ort.Tensor
      ? [[name.replace('present', 'past_key_values'), value] as const]
      : [],
  );
  return Object.fromEntries(entries);
}

function logitsOf(output: ort.InferenceSession.OnnxValueMapType): Float32Array {
  const logits = output['logits'];
  if (!(logits instanceof ort.Tensor) || !(logits.data instanceof Float32Array)) {
    throw new Error('the graph gave no float logits');
  }
  return logits.data;
}

function integers(values: readonly number[]): ort.Tensor {
  return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
}
