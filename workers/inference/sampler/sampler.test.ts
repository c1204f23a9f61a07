import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sampling } from '../protocol.ts';
import { uniformAt } from './draw-random.ts';
import { settings } from './sampler.fixture.ts';
import { argMax, createSampler, type TokenHistory } from './sampler.ts';
import { distributionOf, history, PLAIN } from './sampler-definition.fixture.ts';

const NOTHING: TokenHistory = history([]);
const DRAWS = 1000;

/** The share of evenly spaced uniforms that draws each token: its probability, give or take one draw. */
function shares(
  sampling: Partial<Sampling>,
  logits: readonly number[],
  past = NOTHING,
  allowed?: Uint32Array,
): number[] {
  const sampler = createSampler({ ...PLAIN, ...sampling });
  const values = Float32Array.from(logits);
  const counts = logits.map(() => 0);
  for (let draw = 0; draw < DRAWS; draw++) {
    const id = sampler.fromAll(values, past, (draw + 0.5) / DRAWS, allowed);
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts.map((count) => count / DRAWS);
}

function expectShares(actual: readonly number[], expected: readonly number[]): void {
  for (const [id, probability] of expected.entries()) {
    expect(Math.abs((actual[id] as number) - probability), `token ${id}`).toBeLessThanOrEqual(
      1 / DRAWS + 1e-9,
    );
    if (probability === 0) expect(actual[id], `token ${id}`).toBe(0);
  }
}

const ln = Math.log;

describe('the sampler', () => {
  it('takes the most probable token at temperature 0, the first of equals', () => {
    const sampler = createSampler({ ...PLAIN, temperature: 0 });
    expect(sampler.fromAll(Float32Array.of(1, 5, 5, 2), NOTHING, 0.9)).toBe(1);
  });

  it('draws in proportion to the probabilities at temperature 1', () => {
    expectShares(shares({}, [ln(0.5), ln(0.3), ln(0.2)]), [0.5, 0.3, 0.2]);
  });

  it('goes down the tokens by falling logit, equal ones by id', () => {
    const sampler = createSampler(PLAIN);
    const logits = Float32Array.of(ln(0.2), ln(0.3), ln(0.2), ln(0.3));
    const drawn = [0, 0.29, 0.31, 0.59, 0.61, 0.79, 0.81, 0.9999].map((uniform) =>
      sampler.fromAll(logits, NOTHING, uniform),
    );
    expect(drawn).toEqual([1, 1, 3, 3, 0, 0, 2, 2]);
  });

  it('sharpens below temperature 1: probabilities 0.8 and 0.2 become 16 to 1 at 0.5', () => {
    expectShares(shares({ temperature: 0.5 }, [ln(0.8), ln(0.2)]), [16 / 17, 1 / 17]);
  });

  it('never draws beyond the top k', () => {
    const logits = [ln(0.1), ln(0.4), ln(0.3), ln(0.2)];
    expectShares(shares({ topK: 2 }, logits), [0, 4 / 7, 3 / 7, 0]);
  });

  it('keeps the smallest set that reaches p', () => {
    expectShares(shares({ topP: 0.7 }, [ln(0.5), ln(0.3), ln(0.2)]), [0.625, 0.375, 0]);
  });

  it('counts p among the top k', () => {
    const logits = [ln(0.4), ln(0.3), ln(0.2), ln(0.1)];
    // 0.4 and 0.3 are 0.78 of the best three.
    expectShares(shares({ topK: 3, topP: 0.75 }, logits), [4 / 7, 3 / 7, 0, 0]);
  });

  it('keeps one token however small p is', () => {
    expect(shares({ topP: 0.01 }, [ln(0.4), ln(0.6)])).toEqual([0, 1]);
  });

  it('drops tokens below the min-p share of the best', () => {
    expectShares(shares({ minP: 0.5 }, [ln(0.5), ln(0.3), ln(0.2)]), [0.625, 0.375, 0]);
  });

  it('penalises seen tokens on both sides of zero', () => {
    const sampler = createSampler({ ...PLAIN, temperature: 0, repetitionPenalty: 2 });
    expect(sampler.fromAll(Float32Array.of(4, 3, -1), history([], [0]), 0)).toBe(1);
    expect(sampler.fromAll(Float32Array.of(-4, -3, -5), history([], [1]), 0)).toBe(0);
  });

  it('subtracts the presence penalty once and the frequency penalty for each time', () => {
    const logits = [ln(0.5), ln(0.5)];
    const past = history([0, 0, 0]);
    expectShares(shares({ presencePenalty: ln(3) }, logits, past), [0.25, 0.75]);
    expectShares(shares({ frequencyPenalty: ln(3) }, logits, past), [1 / 28, 27 / 28]);
  });

  it('leaves what only the prompt has to the repetition penalty', () => {
    const past = history([], [0]);
    const penalties = { presencePenalty: 5, frequencyPenalty: 5 };
    expectShares(shares(penalties, [ln(0.5), ln(0.5)], past), [0.5, 0.5]);
  });

  it('draws nothing that the mask does not allow, greedily or not', () => {
    const logits = [5, 1, 4, 1];
    const allowed = Uint32Array.of(0b1010);
    expectShares(shares({}, logits, NOTHING, allowed), [0, 0.5, 0, 0.5]);
    expect(shares({ temperature: 0 }, logits, NOTHING, allowed)).toEqual([0, 1, 0, 0]);
  });

  it('leaves the logits as they were', () => {
    const logits = Float32Array.of(3, 2, 1);
    const sampler = createSampler({ ...PLAIN, repetitionPenalty: 1.5, topK: 2 });
    sampler.fromAll(logits, history([0, 1]), 0.3, Uint32Array.of(0b110));
    expect([...logits]).toEqual([3, 2, 1]);
  });

  it('draws as defined for every combination of temperature, filters, penalties and masks', () => {
    fc.assert(
      fc.property(settings, ({ logits, sampling, past, allowed }) => {
        const { probabilities, margin } = distributionOf(logits, sampling, past, allowed);
        // A filter that ends exactly between two tokens may round either way.
        fc.pre(margin > 1e-9);
        expectShares(shares(sampling, logits, past, allowed), probabilities);
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  it('draws as defined from a vocabulary of thousands', () => {
    const logits = Array.from({ length: 5000 }, (_, id) => 12 * uniformAt(1, 0, id) ** 2 - 6);
    for (const sampling of [
      { temperature: 0.7 },
      { temperature: 2, topP: 0.9 },
      { temperature: 1, topK: 700, topP: 0.95, minP: 0.001 },
      { temperature: 0.3, minP: 0.02 },
    ]) {
      const { probabilities, margin } = distributionOf(logits, { ...PLAIN, ...sampling }, NOTHING);
      expect(margin).toBeGreaterThan(1e-9);
      expectShares(shares(sampling, logits), probabilities);
    }
  });

  it('takes the greedy token when the temperature goes to 0', () => {
    fc.assert(
      fc.property(
        settings,
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (setting, uniform) => {
          const { logits, sampling, past, allowed } = setting;
          const { ranked } = distributionOf(logits, { ...sampling, temperature: 1 }, past, allowed);
          const [best, second] = ranked;
          fc.pre(second === undefined || best!.logit - second.logit > 1e-4);
          const values = Float32Array.from(logits);
          const at = (temperature: number) =>
            createSampler({ ...sampling, temperature }).fromAll(values, past, uniform, allowed);
          expect(at(1e-6)).toBe(at(0));
        },
      ),
      { seed: 6 },
    );
  });

  it('gives the same tokens for the same seed and others for another', () => {
    const logits = Float32Array.from({ length: 50 }, (_, index) => Math.sin(index));
    const run = (seed: number, sample = 0) => {
      const sampler = createSampler({ ...PLAIN, seed });
      return Array.from({ length: 30 }, (_, position) =>
        sampler.fromAll(logits, NOTHING, uniformAt(seed, sample, position)),
      );
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    expect(run(1)).not.toEqual(run(1, 1));
  });

  it('refuses logits that are no numbers, and says how many', () => {
    const expected = { code: 'not-a-number', facts: { wrong: 2, vocabulary: 4 } };
    const logits = Float32Array.of(1, Number.NaN, Number.POSITIVE_INFINITY, 3);
    for (const temperature of [0, 1]) {
      const sampler = createSampler({ ...PLAIN, temperature, topK: 1 });
      expect(() => sampler.fromAll(logits, NOTHING, 0)).toThrow(expect.objectContaining(expected));
    }
    expect(() => argMax(logits)).toThrow('2 of 4 logits');
    expect(() => argMax(Float32Array.of(-Infinity, -Infinity))).toThrow('2 of 2 logits');
  });

  it('never draws a token of logit −Infinity', () => {
    expectShares(shares({}, [-Infinity, 0, -Infinity]), [0, 1, 0]);
    expectShares(shares({ topK: 3, minP: 0.1 }, [-Infinity, 0, 0]), [0, 0.5, 0.5]);
  });
});
