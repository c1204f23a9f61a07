import '#base/trusted-types.ts';
import type * as Ort from 'onnxruntime-web';
import { assert, definitely } from '#base/assert.ts';
import { loadRuntime } from '#workers/inference/model/runtime.ts';
import type { Backend } from '#workers/inference/protocol.ts';

export interface GraphRun {
  readonly backend: Backend;
  readonly graphUrl: string;
  /** External data; the graph names it by the last part of the address. */
  readonly shardUrl: string;
  /** Tokens of each step. */
  readonly steps: readonly (readonly number[])[];
  /** [key-value heads, head size] */
  readonly cacheShape: readonly [number, number];
  /** Tokens; the cache grows when absent. */
  readonly cacheLength?: number;
}

/** What `bench/graphs.ts` calls in the page: onnxruntime without the workbench around it. */
export interface GraphPage {
  /** The logits of each step, as the graph gives them. */
  run(params: GraphRun): Promise<number[][]>;
  /** Name of the adapter, and whether it computes with 16 bits; undefined where there is none. */
  adapter(): Promise<{ readonly name: string; readonly hasF16: boolean } | undefined>;
}

declare global {
  var graphPage: GraphPage;
}

globalThis.graphPage = {
  run,
  adapter: async () => {
    const adapter = await navigator.gpu?.requestAdapter();
    if (!adapter) return undefined;
    const { vendor, architecture, description } = adapter.info;
    const name = [vendor, architecture, description].filter(Boolean).join(' ');
    return { name, hasF16: adapter.features.has('shader-f16') };
  },
};

async function run(params: GraphRun): Promise<number[][]> {
  const { ort } = await loadRuntime(params.backend, 1);
  const session = await openSession(ort, params);
  const cache =
    params.cacheLength === undefined
      ? new GrowingCache(ort, session, params)
      : await FixedCache.open(ort, session, params, params.cacheLength);
  const all: number[][] = [];
  let length = 0;
  for (const tokens of params.steps) {
    length += tokens.length;
    const logits = await cache.step(tokens, length);
    assert(logits.data instanceof Float32Array, `logits are ${logits.type}`);
    all.push([...logits.data]);
  }
  await session.release();
  return all;
}

async function openSession(ort: typeof Ort, params: GraphRun): Promise<Ort.InferenceSession> {
  const fetchBytes = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());
  const path = definitely(params.shardUrl.split('/').at(-1), 'name of the shard');
  const options: Ort.InferenceSession.SessionOptions = {
    executionProviders: [params.backend],
    externalData: [{ path, data: await fetchBytes(params.shardUrl) }],
  };
  const graph = await fetchBytes(params.graphUrl);
  if (params.backend === 'wasm') return ort.InferenceSession.create(graph, options);
  // Names are only known once a session has read them; logits are the one output that is read.
  const probe = await ort.InferenceSession.create(graph, options);
  const kept = probe.outputNames.filter((name) => name !== 'logits');
  await probe.release();
  const preferredOutputLocation = Object.fromEntries(
    kept.map((name) => [name, 'gpu-buffer' as const]),
  );
  return ort.InferenceSession.create(graph, { ...options, preferredOutputLocation });
}

type Tensors = Record<string, Ort.Tensor>;

interface CacheInput {
  readonly name: string;
  readonly type: 'float32' | 'float16';
}

function cacheInputs(session: Ort.InferenceSession): CacheInput[] {
  return session.inputMetadata.flatMap((input) => {
    if (!input.name.startsWith('past_key_values.') || !input.isTensor) return [];
    const { name, type } = input;
    assert(type === 'float32' || type === 'float16', `${name} is of type ${type}`);
    return [{ name, type }];
  });
}

const presentOf = (past: string) => past.replace('past_key_values', 'present');

/** Hugging Face's interface: each step gives new tensors. */
class GrowingCache {
  private readonly ort: typeof Ort;
  private readonly session: Ort.InferenceSession;
  private cache: Tensors;

  constructor(ort: typeof Ort, session: Ort.InferenceSession, { cacheShape }: GraphRun) {
    this.ort = ort;
    this.session = session;
    const [heads, size] = cacheShape;
    this.cache = Object.fromEntries(
      cacheInputs(session).map(({ name, type }) => {
        const values = type === 'float32' ? new Float32Array() : new Uint16Array();
        return [name, new ort.Tensor(type, values, [1, heads, 0, size])];
      }),
    );
  }

  async step(tokens: readonly number[], length: number): Promise<Ort.Tensor> {
    const outputs = await this.session.run({
      input_ids: this.integers(tokens),
      attention_mask: this.integers(new Array<number>(length).fill(1)),
      ...this.cache,
    });
    for (const [name, spent] of Object.entries(this.cache)) {
      spent.dispose();
      this.cache[name] = definitely(outputs[presentOf(name)], presentOf(name));
    }
    return definitely(outputs['logits'], 'logits');
  }

  private integers(values: readonly number[]): Ort.Tensor {
    return new this.ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  }
}

/** A cache of one length: on the GPU the same buffers as past and as present, filled in place. */
class FixedCache {
  private readonly ort: typeof Ort;
  private readonly session: Ort.InferenceSession;
  private readonly past: Tensors;

  private constructor(ort: typeof Ort, session: Ort.InferenceSession, past: Tensors) {
    this.ort = ort;
    this.session = session;
    this.past = past;
  }

  static async open(
    ort: typeof Ort,
    session: Ort.InferenceSession,
    { backend, cacheShape: [heads, size] }: GraphRun,
    length: number,
  ): Promise<FixedCache> {
    const dims = [1, heads, length, size];
    const count = heads * length * size;
    const device = backend === 'webgpu' ? await ort.env.webgpu.device : undefined;
    const past: Tensors = {};
    for (const { name, type } of cacheInputs(session)) {
      const values = type === 'float32' ? new Float32Array(count) : new Uint16Array(count);
      past[name] = device
        ? ort.Tensor.fromGpuBuffer(bufferOn(device, values.byteLength), { dataType: type, dims })
        : new ort.Tensor(type, values, dims);
    }
    return new FixedCache(ort, session, past);
  }

  async step(tokens: readonly number[], length: number): Promise<Ort.Tensor> {
    const int32 = (values: readonly number[], dims: readonly number[]) =>
      new this.ort.Tensor('int32', Int32Array.from(values), dims);
    const feeds = {
      input_ids: int32(tokens, [1, tokens.length]),
      seqlens_k: int32([length - 1], [1]),
      total_sequence_length: int32([length], []),
      positions: int32([tokens.length - 1], [1]),
      ...this.past,
    };
    const entries = Object.entries(this.past);
    // The wasm backend copies its inputs, so that nothing can be filled in place there.
    const inPlace = entries.map(
      ([name, tensor]) => [presentOf(name), tensor.location === 'cpu' ? null : tensor] as const,
    );
    const outputs = await this.session.run(feeds, { logits: null, ...Object.fromEntries(inPlace) });
    for (const [name, tensor] of entries) {
      const present = definitely(outputs[presentOf(name)], presentOf(name));
      if (tensor.location === 'cpu') this.past[name] = present;
    }
    return definitely(outputs['logits'], 'logits');
  }
}

function bufferOn(device: GPUDevice, size: number): GPUBuffer {
  const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
  return device.createBuffer({ size, usage: STORAGE | COPY_SRC | COPY_DST });
}
