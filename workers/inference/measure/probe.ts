import type { CpuReport, GpuReport } from '#library/hardware.ts';
import { describeProbe, probeGpu as findAdapter } from '../load/backend.ts';
import { chooseThreads } from '../load/threads.ts';
import { loadRuntime } from '../model/runtime.ts';
import { CPU_PROBE_BYTES, measureCpuRate, measureGpuRate } from './probe-speed.ts';

/**
 * Reads the adapter's name and limits, and measures in about two seconds how fast the runtime
 * multiplies on it. For a worker of its own, which is ended afterwards.
 */
export async function probeGpu(): Promise<GpuReport> {
  const found = await findAdapter(navigator.gpu);
  if (found.kind !== 'adapter') return { kind: 'none', reason: describeProbe(found) };
  const { name, software: isSoftware, hasF16, maxBufferBytes, maxBindingBytes } = found;
  const weightBytesPerSecond = await loadRuntime('webgpu', 1)
    .then((runtime) => measureGpuRate(runtime, hasF16 ? 'fp16' : 'fp32'))
    .catch(() => undefined);
  return {
    kind: 'adapter',
    name,
    isSoftware,
    hasF16,
    maxBufferBytes,
    maxBindingBytes,
    weightBytesPerSecond,
  };
}

/**
 * Reads cores and memory, and measures in about a second how fast the runtime multiplies with as
 * many threads as a large model gets. For a worker of its own.
 */
export async function probeCpu(): Promise<CpuReport> {
  const cores = navigator.hardwareConcurrency;
  const isIsolated = globalThis.crossOriginIsolated;
  const threads = chooseThreads({
    backend: 'wasm',
    isolated: isIsolated,
    cores,
    weightBytes: CPU_PROBE_BYTES,
  }).count;
  const weightBytesPerSecond = await loadRuntime('wasm', threads)
    .then(measureCpuRate)
    .catch(() => undefined);
  return { cores, threads, isIsolated, memoryBytes: deviceMemoryBytes(), weightBytesPerSecond };
}

/** Chromium's coarse figure, which other browsers lack and TypeScript's library does not know. */
function deviceMemoryBytes(): number | undefined {
  const gibibytes: unknown = Reflect.get(navigator, 'deviceMemory');
  return typeof gibibytes === 'number' ? gibibytes * 2 ** 30 : undefined;
}
