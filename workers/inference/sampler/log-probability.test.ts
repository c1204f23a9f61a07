import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSumExp, mostLikely } from './log-probability.ts';

const floats = fc.float32Array({ minLength: 1, maxLength: 80, noNaN: true, min: -8, max: 8 });
const ties = fc
  .array(fc.constantFrom(-1, 0, 0.5, 2), { minLength: 1, maxLength: 80 })
  .map((values) => Float32Array.from(values));

describe('the most likely tokens', () => {
  it('are the first of all in order, equal ones by id', () => {
    fc.assert(
      fc.property(fc.oneof(floats, ties), fc.integer({ min: 1, max: 90 }), (logits, count) => {
        const sorted = [...logits.keys()].sort(
          (a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b,
        );
        expect(mostLikely(logits, count)).toEqual(sorted.slice(0, count));
      }),
      { seed: 3 },
    );
  });

  it('leave out what is impossible', () => {
    expect(mostLikely(Float32Array.of(-Infinity, 1, -Infinity, 2), 3)).toEqual([3, 1]);
    expect(mostLikely(Float32Array.of(-Infinity), 3)).toEqual([]);
  });
});

describe('the logarithm of the sum of exponentials', () => {
  it('makes probabilities that add to 1, however large the logits are', () => {
    for (const shift of [0, 500, -500]) {
      const logits = Float32Array.of(1 + shift, 2 + shift, 3 + shift);
      const sum = logSumExp(logits);
      const total = logits.reduce((all, logit) => all + Math.exp(logit - sum), 0);
      expect(total).toBeCloseTo(1, 10);
    }
  });
});
