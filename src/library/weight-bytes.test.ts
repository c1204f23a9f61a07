import { describe, expect, it } from 'vitest';
import { knownCandidates } from './candidates.ts';
import { type KeptAs, weightBytes, weightCount } from './weight-bytes.ts';

const sizesOf = (model: string) => {
  const found = knownCandidates().find((candidate) => candidate.model === model);
  if (!found) throw new Error(`no ${model}`);
  return found.sizes;
};

describe('the bytes of weights', () => {
  // Read off folders that the converter wrote from random checkpoints of these shapes.
  it.each([
    ['int8', 'fp32', 1_744_819_712, 1_744_819_712, 311_164_928],
    ['q4', 'fp32', 1_096_749_056, 1_252_331_520, 155_582_464],
    ['q4', 'fp16', 978_487_296, 1_134_069_760, 155_582_464],
  ] as const)(
    'of the 1.7B shape as %s with %s are those of its files',
    (keptAs, activations, onDisk, inMemory, largestConstant) => {
      const bytes = weightBytes(sizesOf('SciReasoner-1.7B'), keptAs, activations);
      expect(bytes).toMatchObject({ onDisk, inMemory, largestConstant });
    },
  );

  it.each<KeptAs>(['q4', 'q4b128', 'q8', 'int8', 'fp32'])(
    'as %s are never more for a token than in memory',
    (keptAs) => {
      for (const model of ['nano', 'SciReasoner-1.7B', 'SciReasoner-8B']) {
        const bytes = weightBytes(sizesOf(model), keptAs, 'fp32');
        expect(bytes.perToken).toBeLessThan(bytes.inMemory);
        expect(bytes.inMemory).toBeGreaterThanOrEqual(bytes.onDisk);
        expect(bytes.largestConstant).toBeLessThan(bytes.onDisk);
      }
    },
  );

  it('go with the published counts of weights', () => {
    expect(weightCount(sizesOf('SciReasoner-1.7B')) / 1e9).toBeCloseTo(1.72, 2);
    expect(weightCount(sizesOf('SciReasoner-8B')) / 1e9).toBeCloseTo(8.19, 2);
  });
});
