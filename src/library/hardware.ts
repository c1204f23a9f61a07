/** What was measured and read of this machine before anything large is fetched or loaded. */
export interface HardwareReport {
  readonly gpu: GpuReport;
  readonly cpu: CpuReport;
}

export type GpuReport =
  | { readonly kind: 'none'; readonly reason: string }
  | {
      readonly kind: 'adapter';
      readonly name: string;
      /** A software adapter computes right, and slower than the CPU backend. */
      readonly isSoftware: boolean;
      readonly hasF16: boolean;
      readonly maxBufferBytes: number;
      readonly maxBindingBytes: number;
      /** Bytes of 4-bit weights that the runtime multiplied with per second; undefined where it failed. */
      readonly weightBytesPerSecond: number | undefined;
    };

export interface CpuReport {
  readonly cores: number;
  readonly threads: number;
  readonly isIsolated: boolean;
  /** The browser's coarse figure, at most 8 GiB or 32 GiB by version; undefined where it tells none. */
  readonly memoryBytes: number | undefined;
  /** Bytes of 8-bit weights that the runtime multiplied with per second; undefined where it failed. */
  readonly weightBytesPerSecond: number | undefined;
}
