/** What the adapter allows; the runtime asks for all of it. */
export interface GpuLimits {
  readonly hasF16: boolean;
  readonly maxBufferBytes: number;
  /** One constant, or one layer's keys, must fit into this. */
  readonly maxBindingBytes: number;
}

/** Reads the limits of the adapter that the runtime will take; undefined where there is none. */
export async function readGpuLimits(gpu: GPU | undefined): Promise<GpuLimits | undefined> {
  const adapter = await gpu
    ?.requestAdapter({ powerPreference: 'high-performance' })
    .catch(() => null);
  if (!adapter) return undefined;
  return {
    hasF16: adapter.features.has('shader-f16'),
    maxBufferBytes: adapter.limits.maxBufferSize,
    maxBindingBytes: adapter.limits.maxStorageBufferBindingSize,
  };
}
