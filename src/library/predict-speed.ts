import type { Candidate } from './candidates.ts';
import type { HardwareReport } from './hardware.ts';
import { keyValueBytesPerToken } from './memory-needs.ts';

/** Both ends included; the truth is expected between them and not promised. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Tokens per second at half the context, from the measured rate: weights and half the context's
 * keys and values are read once for each token, and each layer costs what starting its work costs.
 * Undefined where nothing comparable was measured.
 */
export function predictTokensPerSecond(
  candidate: Candidate,
  hardware: HardwareReport,
  contextLength: number,
): Range | undefined {
  const rate = measuredRate(candidate, hardware);
  if (!rate) return undefined;
  const { sizes, activations, bytesPerToken, backend } = candidate;
  const cached = (keyValueBytesPerToken(sizes, activations) * contextLength) / 2;
  const readingSeconds = (bytesPerToken + cached) / rate;
  const seconds = (end: 'least' | 'most') =>
    readingSeconds * READING_DOUBT[end] +
    sizes.num_hidden_layers * LAYER_SECONDS[backend][end] +
    TOKEN_SECONDS[backend][end];
  return { low: 1 / seconds('most'), high: 1 / seconds('least') };
}

/** Bytes of the files per second while loading, and whether that was measured on this machine. */
export interface LoadRate {
  readonly bytesPerSecond: number;
  readonly source: 'measured' | 'assumed';
}

/** A solid-state disk's browser storage, with the hashes checked. */
export const ASSUMED_LOAD_RATE: LoadRate = { bytesPerSecond: 500e6, source: 'assumed' };

/** Seconds until the first token can be computed, by half and twice the rate when it is assumed. */
export function predictLoadSeconds(
  { weightBytes, backend }: Candidate,
  { bytesPerSecond, source }: LoadRate,
): Range {
  const doubt = source === 'assumed' ? 2 : 1.3;
  const reading = weightBytes / bytesPerSecond;
  const start = START_SECONDS[backend];
  return { low: reading / doubt + start.low, high: reading * doubt + start.high };
}

/** Fetching the runtime; on a GPU also compiling shaders. */
const START_SECONDS = { wasm: { low: 0.3, high: 2 }, webgpu: { low: 1, high: 8 } } as const;

/**
 * The rate is the best of some seconds with large matrices; a model's are smaller, and it shares the
 * machine with the page.
 */
const READING_DOUBT = { least: 1, most: 1.5 } as const;

/**
 * What starting the work of a layer costs beyond reading it. WebGPU: from six dispatches of 24 µs
 * to 17.5 ms for 28 layers with two slow cores. CPU: 28 layers of 1 MB each take 8.4 to 13 ms, of
 * which reading at the measured rate is 9.
 */
const LAYER_SECONDS = {
  webgpu: { least: 0.1e-3, most: 0.63e-3 },
  wasm: { least: 0.02e-3, most: 0.2e-3 },
} as const;

/** Reading logits back, choosing from them and telling the page. */
const TOKEN_SECONDS = {
  webgpu: { least: 0.5e-3, most: 5e-3 },
  wasm: { least: 0.1e-3, most: 1e-3 },
} as const;

function measuredRate(candidate: Candidate, { gpu, cpu }: HardwareReport): number | undefined {
  if (candidate.backend === 'webgpu')
    return gpu.kind === 'adapter' ? gpu.weightBytesPerSecond : undefined;
  // The CPU's 4-bit products are several times slower than the 8-bit ones that were measured.
  return candidate.quantisation === 'int8' ? cpu.weightBytesPerSecond : undefined;
}
