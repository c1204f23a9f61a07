import type { Backend, BackendChoice } from '../protocol.ts';

/** What the browser says of its GPU. */
export type GpuProbe =
  | { readonly kind: 'no-webgpu' }
  | { readonly kind: 'no-adapter' }
  | {
      readonly kind: 'adapter';
      readonly name: string;
      readonly software: boolean;
      /** Whether shaders can compute with 16-bit floats. */
      readonly hasF16: boolean;
      /** The adapter's own limits, which the runtime asks its device for. */
      readonly maxBufferBytes: number;
      readonly maxBindingBytes: number;
    };

/** Asks for the fastest adapter; never throws. */
export async function probeGpu(gpu: GPU | undefined): Promise<GpuProbe> {
  if (!gpu) return { kind: 'no-webgpu' };
  const adapter = await gpu
    .requestAdapter({ powerPreference: 'high-performance' })
    .catch(() => null);
  if (!adapter) return { kind: 'no-adapter' };
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const name =
    description || [vendor, architecture, device].filter(Boolean).join(' ') || 'unnamed GPU';
  const software =
    isFallbackAdapter ||
    /swiftshader|llvmpipe|lavapipe|software|basic render/i.test(`${name} ${architecture}`);
  return {
    kind: 'adapter',
    name,
    software,
    hasF16: adapter.features.has('shader-f16'),
    maxBufferBytes: adapter.limits.maxBufferSize,
    maxBindingBytes: adapter.limits.maxStorageBufferBindingSize,
  };
}

/**
 * WebGPU on a real adapter, wasm on a software adapter or none; what the person wants goes first.
 * A software GPU computes the same numbers 100 to 300 times slower than wasm does.
 */
export function chooseBackend(wanted: Backend | 'auto', probe: GpuProbe): BackendChoice {
  const adapter = probe.kind === 'adapter' ? { adapter: probe.name } : {};
  if (wanted !== 'auto') {
    return { backend: wanted, reason: `Chosen by you. ${describeProbe(probe)}`, ...adapter };
  }
  const real = probe.kind === 'adapter' && !probe.software;
  return { backend: real ? 'webgpu' : 'wasm', reason: describeProbe(probe), ...adapter };
}

/** What was found, in a sentence for the person. */
export function describeProbe(probe: GpuProbe): string {
  switch (probe.kind) {
    case 'no-webgpu':
      return 'This browser has no WebGPU, so the CPU computes.';
    case 'no-adapter':
      return 'WebGPU found no graphics adapter, so the CPU computes.';
    case 'adapter':
      return probe.software
        ? `The adapter "${probe.name}" is software; the CPU backend is faster.`
        : `WebGPU runs on "${probe.name}".`;
  }
}
