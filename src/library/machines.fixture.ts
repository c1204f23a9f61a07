import type { CpuReport, GpuReport } from './hardware.ts';
import type { StorageFacts } from './stored-model.ts';

export const GIB = 2 ** 30;
const MIB = 2 ** 20;

type Adapter = Extract<GpuReport, { kind: 'adapter' }>;

/** A GPU by its name and memory bandwidth in GB/s, of which the runtime is taken to reach all. */
export function gpu(
  name: string,
  gigabytes: number | undefined,
  rest: Partial<Adapter> = {},
): Adapter {
  return {
    kind: 'adapter',
    name,
    isSoftware: false,
    hasF16: true,
    maxBufferBytes: 4 * GIB,
    maxBindingBytes: 2 * GIB,
    weightBytesPerSecond: gigabytes === undefined ? undefined : gigabytes * 1e9,
    ...rest,
  };
}

export function cpu(cores: number, gigabytes: number, rest: Partial<CpuReport> = {}): CpuReport {
  return {
    cores,
    threads: Math.min(4, cores),
    isIsolated: true,
    memoryBytes: 16 * GIB,
    weightBytesPerSecond: gigabytes * 1e9,
    ...rest,
  };
}

export function disk(freeBytes: number): StorageFacts {
  return { usedBytes: 0, freeBytes, isPersistent: false, isSupported: true };
}

export interface Machine {
  readonly name: string;
  readonly gpu: GpuReport;
  readonly cpu: CpuReport;
  readonly storage?: StorageFacts;
  /** What is named: the model and its flavour. */
  readonly expected: readonly [model: string, flavour: string];
  /** What the sentence must also say. */
  readonly says: RegExp;
}

const noGpu = (reason: string): GpuReport => ({ kind: 'none', reason });
const smallModel = ['nano', 'cpu-int8'] as const;

/** Computers as people have them, and what must come out for each. */
export const machines: readonly Machine[] = [
  {
    name: 'a MacBook with M3 and 16 GB',
    gpu: gpu('Apple M3', 100),
    cpu: cpu(8, 15),
    expected: ['SciReasoner-8B', 'gpu-q4f16'],
    says: /SciReasoner-8B on the GPU "Apple M3", converted to gpu-q4f16: about 10 to 20 tokens/,
  },
  {
    name: 'a MacBook with M3 and 8 GB',
    gpu: gpu('Apple M3', 100),
    cpu: cpu(8, 15, { memoryBytes: 8 * GIB }),
    expected: ['SciReasoner-1.7B', 'gpu-q4f16'],
    says: /SciReasoner-8B is left out: it needs 5\.\d GB of memory; of the 8\.6 GB/,
  },
  {
    name: 'a laptop with RTX 4060',
    gpu: gpu('NVIDIA RTX 4060 Laptop', 256),
    cpu: cpu(12, 20),
    expected: ['SciReasoner-8B', 'gpu-q4f16'],
    says: /about 18 to 46 tokens per second are expected.*graphics memory, which the browser/,
  },
  {
    name: 'a workstation with RTX 4090',
    gpu: gpu('NVIDIA RTX 4090', 1008),
    cpu: cpu(24, 30, { memoryBytes: 32 * GIB }),
    expected: ['SciReasoner-8B', 'gpu-q4f16'],
    says: /"NVIDIA RTX 4090".*tokens per second/,
  },
  {
    name: 'the same in Firefox, which tells no memory',
    gpu: gpu('NVIDIA RTX 4090', 1008),
    cpu: cpu(24, 30, { memoryBytes: undefined }),
    expected: ['SciReasoner-8B', 'gpu-q4f16'],
    says: /graphics memory/,
  },
  {
    name: 'a desktop whose GPU has no 16-bit floats',
    gpu: gpu('NVIDIA GTX 1080', 250, { hasF16: false }),
    cpu: cpu(8, 15),
    expected: ['SciReasoner-1.7B', 'gpu-q4'],
    says: /converted to gpu-q4:.*SciReasoner-8B is left out: it needs 7\.\d GB of memory/,
  },
  {
    name: 'an adapter that binds 128 MiB at once and has buffers of 256 MiB',
    gpu: gpu('a phone', 100, { maxBindingBytes: 128 * MIB, maxBufferBytes: 256 * MIB }),
    cpu: cpu(8, 15),
    expected: ['SciReasoner-1.7B', 'gpu-q4f16'],
    says: /SciReasoner-8B is left out: one matrix has 311 MB; a buffer of "a phone" holds at most 268 MB/,
  },
  {
    name: 'a weak integrated GPU beside a quick processor',
    gpu: gpu('Intel UHD 620', 4),
    cpu: cpu(8, 14),
    expected: ['SciReasoner-1.7B', 'cpu-int8'],
    says: /on the processor/,
  },
  {
    name: 'an old laptop without any quick part',
    gpu: gpu('Intel HD 520', 2),
    cpu: cpu(2, 3, { memoryBytes: 8 * GIB }),
    expected: smallModel,
    says: /^This computer: nano .* or a larger model on a server\. SciReasoner-1\.7B is left out: about .* would be too slow/,
  },
  {
    name: 'a software adapter',
    gpu: gpu('SwiftShader', undefined, { isSoftware: true, hasF16: false }),
    cpu: cpu(2, 6, { memoryBytes: 8 * GIB }),
    expected: smallModel,
    says: /or a larger model on a server/,
  },
  {
    name: 'a browser without WebGPU on a quick processor',
    gpu: noGpu('This browser has no WebGPU.'),
    cpu: cpu(16, 30),
    expected: ['SciReasoner-1.7B', 'cpu-int8'],
    says: /SciReasoner-8B is left out: this browser has no WebGPU\./,
  },
  {
    name: 'a host without headers: one thread',
    gpu: noGpu('This browser has no WebGPU.'),
    cpu: cpu(8, 4, { isIsolated: false, threads: 1 }),
    expected: smallModel,
    says: /too slow|left out/,
  },
  {
    name: 'a phone with 4 GB',
    gpu: gpu('Qualcomm Adreno', 25),
    cpu: cpu(8, 6, { memoryBytes: 4 * GIB }),
    expected: smallModel,
    says: /SciReasoner-1\.7B is left out: it needs 2\.\d GB of memory; of the 4\.3 GB/,
  },
  {
    name: 'a good laptop with 3 GB of free disk',
    gpu: gpu('Apple M3', 100),
    cpu: cpu(8, 15),
    storage: disk(3e9),
    expected: ['SciReasoner-1.7B', 'gpu-q4f16'],
    says: /SciReasoner-8B is left out: it takes 4\.6 GB of the browser's storage, which has 3\.0 GB left/,
  },
  {
    name: 'a full disk',
    gpu: gpu('Apple M3', 100),
    cpu: cpu(8, 15),
    storage: disk(100e6),
    expected: smallModel,
    says: /on a server.*storage, which has 100 MB left/,
  },
  {
    name: 'a machine on which nothing could be measured',
    gpu: gpu('unknown', undefined),
    cpu: cpu(4, 0, { weightBytesPerSecond: undefined }),
    expected: ['nothing', ''],
    says: /speed could not be measured/,
  },
];
