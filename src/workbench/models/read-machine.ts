import type { CpuReport, GpuReport, HardwareReport } from '#library/hardware.ts';

/** The inference worker never takes more. */
const MOST_THREADS = 4;

/** What the browser tells of this machine at once; nothing is measured. Never rejects. */
export async function readMachine(): Promise<HardwareReport> {
  return { gpu: await readGpu(), cpu: readCpu() };
}

async function readGpu(): Promise<GpuReport> {
  if (!('gpu' in navigator)) return { kind: 'none', reason: 'This browser has no WebGPU.' };
  const adapter = await navigator.gpu
    .requestAdapter({ powerPreference: 'high-performance' })
    .catch(() => null);
  if (!adapter) return { kind: 'none', reason: 'WebGPU found no graphics adapter.' };
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const name =
    description || [vendor, architecture, device].filter(Boolean).join(' ') || 'unnamed GPU';
  return {
    kind: 'adapter',
    name,
    isSoftware: isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|software/i.test(name),
    hasF16: adapter.features.has('shader-f16'),
    maxBufferBytes: adapter.limits.maxBufferSize,
    maxBindingBytes: adapter.limits.maxStorageBufferBindingSize,
    weightBytesPerSecond: undefined,
  };
}

function readCpu(): CpuReport {
  const cores = navigator.hardwareConcurrency;
  const isIsolated = globalThis.crossOriginIsolated === true;
  return {
    cores,
    threads: isIsolated ? Math.min(MOST_THREADS, cores) : 1,
    isIsolated,
    memoryBytes: toldMemory(navigator),
    weightBytesPerSecond: undefined,
  };
}

/** Only Chromium tells it, in GiB and rounded. */
function toldMemory(source: object): number | undefined {
  const told = 'deviceMemory' in source ? source.deviceMemory : undefined;
  return typeof told === 'number' ? told * 2 ** 30 : undefined;
}
