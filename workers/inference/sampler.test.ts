import { describe, expect, it } from 'vitest';
import type { Sampling } from './protocol.ts';
import { argMax, createSampler } from './sampler.ts';

const NOTHING_SEEN: ReadonlySet<number> = new Set();
const PLAIN: Sampling = {
  temperature: 1,
  topK: 0,
  topP: 1,
  minP: 0,
  repetitionPenalty: 1,
  seed: 7,
};

function frequencies(sampling: Partial<Sampling>, logits: number[], draws = 20_000): number[] {
  const sample = createSampler({ ...PLAIN, ...sampling });
  const counts = logits.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    const id = sample(Float32Array.from(logits), NOTHING_SEEN);
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts.map((count) => count / draws);
}

const ln = Math.log;

describe('the sampler', () => {
  it('takes the most probable token at temperature 0, the first of equals', () => {
    const sample = createSampler({ ...PLAIN, temperature: 0 });
    expect(sample(Float32Array.of(1, 5, 5, 2), NOTHING_SEEN)).toBe(1);
  });

  it('draws in proportion to the probabilities at temperature 1', () => {
    const [a, b, c] = frequencies({}, [ln(0.5), ln(0.3), ln(0.2)]);
    expect(a).toBeCloseTo(0.5, 1);
    expect(b).toBeCloseTo(0.3, 1);
    expect(c).toBeCloseTo(0.2, 1);
  });

  it('sharpens below temperature 1: probabilities 0.8 and 0.2 become 16 to 1 at 0.5', () => {
    const [a] = frequencies({ temperature: 0.5 }, [ln(0.8), ln(0.2)]);
    expect(a).toBeCloseTo(16 / 17, 2);
  });

  it('never draws beyond the top k', () => {
    const [a, b, c, d] = frequencies({ topK: 2 }, [ln(0.1), ln(0.4), ln(0.3), ln(0.2)]);
    expect([a, d]).toEqual([0, 0]);
    expect(b).toBeCloseTo(4 / 7, 1);
    expect(c).toBeCloseTo(3 / 7, 1);
  });

  it('keeps the smallest set that reaches p', () => {
    const [a, b, c] = frequencies({ topP: 0.7 }, [ln(0.5), ln(0.3), ln(0.2)]);
    expect(c).toBe(0);
    expect(a).toBeCloseTo(0.625, 1);
    expect(b).toBeCloseTo(0.375, 1);
  });

  it('keeps one token however small p is', () => {
    expect(frequencies({ topP: 0.01 }, [ln(0.4), ln(0.6)], 50)).toEqual([0, 1]);
  });

  it('drops tokens below the min-p share of the best', () => {
    const [a, b, c] = frequencies({ minP: 0.5 }, [ln(0.5), ln(0.3), ln(0.2)]);
    expect(c).toBe(0);
    expect((a ?? 0) + (b ?? 0)).toBeCloseTo(1);
  });

  it('penalises seen tokens on both sides of zero', () => {
    const sample = createSampler({ ...PLAIN, temperature: 0, repetitionPenalty: 2 });
    expect(sample(Float32Array.of(4, 3, -1), new Set([0]))).toBe(1);
    expect(sample(Float32Array.of(-4, -3, -5), new Set([1]))).toBe(0);
  });

  it('gives the same tokens for the same seed and others for another', () => {
    const logits = Float32Array.from({ length: 50 }, (_, index) => Math.sin(index));
    const run = (seed: number) => {
      const sample = createSampler({ ...PLAIN, seed });
      return Array.from({ length: 30 }, () => sample(logits, NOTHING_SEEN));
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('refuses logits without a number instead of choosing a token', () => {
    expect(() => argMax(Float32Array.of(Number.NaN, Number.NaN))).toThrow(/no finite number/);
  });
});
