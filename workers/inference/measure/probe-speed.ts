import type * as Ort from 'onnxruntime-web';
import { seededRandom } from '#base/seeded-random.ts';
import type { Runtime } from '../model/runtime.ts';

/** A chain of matrix products in `public/probe`, with the shapes that tools/make-probe-graphs.ts gave it. */
interface Chain {
  readonly file: string;
  readonly links: number;
  /** Input and output features of each product. */
  readonly size: number;
  readonly activations: 'fp32' | 'fp16';
  /** Of one product. */
  readonly packedBytes: number;
  readonly scaleCount: number;
}

function blockChain(file: string, size: number, activations: Chain['activations']): Chain {
  const packedBytes = (size * size) / 2;
  return { file, links: 4, size, activations, packedBytes, scaleCount: (size * size) / 32 };
}

const GPU_CHAINS = {
  fp32: blockChain('gpu-q4.onnx', 8192, 'fp32'),
  fp16: blockChain('gpu-q4f16.onnx', 8192, 'fp16'),
} as const;
const GPU_START = blockChain('gpu-start.onnx', 256, 'fp32');
const CPU_CHAIN: Chain = {
  file: 'cpu-int8.onnx',
  links: 4,
  size: 4096,
  activations: 'fp32',
  packedBytes: 4096 * 4096,
  scaleCount: 4096,
};

/** What the processor's chain takes; how many threads compute depends on it. */
export const CPU_PROBE_BYTES = CPU_CHAIN.links * chainBytes(CPU_CHAIN);

/**
 * Bytes of 4-bit weights that the runtime multiplies with per second; undefined when one pass takes
 * so long that nobody would use it, as on software adapters. What starting and awaiting a pass
 * costs is taken out: models pay it once for each token, not for each byte.
 */
export async function measureGpuRate(
  runtime: Runtime,
  activations: 'fp32' | 'fp16',
): Promise<number | undefined> {
  const chain = GPU_CHAINS[activations];
  const seconds = await secondsPerPass(runtime, chain);
  const start = seconds && (await secondsPerPass(runtime, GPU_START));
  if (!seconds || !start) return undefined;
  // Starting overlaps with computing on slow GPUs, so no more than a part of the time is taken out.
  const reading = Math.max(seconds - start, seconds * SMALLEST_READING_SHARE);
  return (chain.links * chainBytes(chain)) / reading;
}

const SMALLEST_READING_SHARE = 0.25;

/** Bytes of 8-bit weights that the runtime multiplies with per second; undefined when too slow. */
export async function measureCpuRate(runtime: Runtime): Promise<number | undefined> {
  const seconds = await secondsPerPass(runtime, CPU_CHAIN);
  return seconds && CPU_PROBE_BYTES / seconds;
}

function chainBytes({ packedBytes, scaleCount, activations }: Chain): number {
  return packedBytes + scaleCount * (activations === 'fp16' ? 2 : 4);
}

const LONGEST_WARM_UP_MS = 5000;
const BUDGET_MS = 700;

/**
 * The shortest of as many passes as fit into the budget, after one that compiles shaders: what else
 * the machine was doing just now says little of what it will do.
 */
async function secondsPerPass(runtime: Runtime, chain: Chain): Promise<number | undefined> {
  const session = await openChain(runtime, chain);
  const input = inputOf(runtime.ort, chain);
  const pass = async () => {
    const startedAt = performance.now();
    const { y } = await session.run({ x: input });
    await y?.getData();
    return performance.now() - startedAt;
  };
  try {
    const first = await within(LONGEST_WARM_UP_MS, pass());
    if (first === undefined) return undefined;
    let shortest = Number.POSITIVE_INFINITY;
    const endsAt = performance.now() + BUDGET_MS;
    do {
      shortest = Math.min(shortest, await pass());
    } while (performance.now() < endsAt);
    return shortest / 1000;
  } finally {
    // Not awaited: a pass that is too slow goes on until its worker is ended.
    void session.release().catch(() => undefined);
  }
}

async function openChain(runtime: Runtime, chain: Chain): Promise<Ort.InferenceSession> {
  const url = new URL(`${import.meta.env.BASE_URL}probe/${chain.file}`, globalThis.location.href);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: status ${response.status}`);
  return runtime.ort.InferenceSession.create(new Uint8Array(await response.arrayBuffer()), {
    executionProviders: [runtime.backend],
    externalData: [{ path: 'weights', data: noise(chain) }],
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
}

/** Random weights and one small scale, so that nothing is skipped and nothing overflows. */
function noise(chain: Chain): Uint8Array {
  const bytes = new Uint8Array(chainBytes(chain));
  const random = seededRandom(1);
  const words = new Uint32Array(bytes.buffer, 0, chain.packedBytes / 4);
  for (let i = 0; i < words.length; i++) words[i] = random() * 2 ** 32;
  if (chain.activations === 'fp16') {
    new Uint16Array(bytes.buffer, chain.packedBytes).fill(HALF_SCALE);
  } else {
    new Float32Array(bytes.buffer, chain.packedBytes).fill(2 ** -10);
  }
  return bytes;
}

/** 2^-10 as a 16-bit float. */
const HALF_SCALE = (15 - 10) << 10;
/** 1 as a 16-bit float. */
const HALF_ONE = 15 << 10;

function inputOf(ort: typeof Ort, { size, activations }: Chain): Ort.Tensor {
  const shape = [1, 1, size];
  return activations === 'fp16'
    ? new ort.Tensor('float16', new Uint16Array(size).fill(HALF_ONE), shape)
    : new ort.Tensor('float32', new Float32Array(size).fill(1), shape);
}

/** The value, or undefined when it takes longer. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
