import { describe, expect, it } from 'vitest';
import { knownCandidates } from '#library/candidates.ts';
import type { GpuReport } from '#library/hardware.ts';
import { recommend } from '#library/recommend.ts';
import { weightBytes } from '#library/weight-bytes.ts';
import { hasSet, recommendedFlavours, setBytes, usualSets, withSet } from './weight-sets.ts';

const sizes = knownCandidates().find(({ model }) => model === 'SciReasoner-1.7B')!.sizes;
const [q4, int8] = usualSets as [(typeof usualSets)[0], (typeof usualSets)[0]];

const adviceWith = (gpu: GpuReport) =>
  recommend({
    hardware: {
      gpu,
      cpu: {
        cores: 8,
        threads: 4,
        isIsolated: true,
        memoryBytes: 16 * 2 ** 30,
        weightBytesPerSecond: undefined,
      },
    },
    storage: undefined,
    candidates: knownCandidates(),
  });

const adapter: GpuReport = {
  kind: 'adapter',
  name: 'Apple M3',
  isSoftware: false,
  hasF16: true,
  maxBufferBytes: 4e9,
  maxBindingBytes: 2e9,
  weightBytesPerSecond: undefined,
};

describe('a set of weights', () => {
  it('takes the values once and the scales for both kinds of floats', () => {
    const half = weightBytes(sizes, 'q4', 'fp16').onDisk;
    const exact = weightBytes(sizes, 'q4', 'fp32').onDisk;
    expect(setBytes(q4, sizes)).toBeGreaterThan(exact);
    expect(setBytes(q4, sizes)).toBeLessThan(half + exact);
    expect(setBytes(int8, sizes)).toBe(weightBytes(sizes, 'int8', 'fp32').onDisk);
  });

  it('is taken and left as a whole', () => {
    const both = withSet(int8.flavours, q4, true);
    expect(both).toEqual(['cpu-int8', 'gpu-q4f16', 'gpu-q4']);
    expect(hasSet(both, q4)).toBe(true);
    expect(withSet(both, q4, false)).toEqual(['cpu-int8']);
  });
});

describe('the sets that suit a machine', () => {
  it('are both where a model of that size fits on both', () => {
    expect(recommendedFlavours(adviceWith(adapter), sizes)).toEqual([
      'gpu-q4f16',
      'gpu-q4',
      'cpu-int8',
    ]);
  });

  it('leave out a graphics processor that there is not', () => {
    const none: GpuReport = { kind: 'none', reason: 'No WebGPU.' };
    expect(recommendedFlavours(adviceWith(none), sizes)).toEqual(['cpu-int8']);
    expect(recommendedFlavours(undefined, undefined)).toEqual(['cpu-int8']);
  });

  it('leave out the CPU for a model that it cannot hold', () => {
    const large = knownCandidates().find(({ model }) => model === 'SciReasoner-8B')!.sizes;
    expect(recommendedFlavours(adviceWith(adapter), large)).toEqual(['gpu-q4f16', 'gpu-q4']);
  });
});
