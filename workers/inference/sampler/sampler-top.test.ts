import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_TOP, type TopLogits } from '../model/language-model.ts';
import type { Sampling } from '../protocol.ts';
import { uniformAt } from './draw-random.ts';
import { settings } from './sampler.fixture.ts';
import { createSampler, type TokenHistory, topRequestFor } from './sampler.ts';
import { history, PLAIN, topOf } from './sampler-definition.fixture.ts';

const NOTHING: TokenHistory = history([]);
const DRAWS = 200;

/** Shaped like a language model's: a few dozen tokens hold nearly all probability. */
const REALISTIC = Array.from({ length: 6000 }, (_, id) => {
  const spread = -3 * Math.log(1 - uniformAt(4, 0, id));
  return spread - 4;
});

/** What `fromTop` answers for evenly spaced uniforms, each compared with `fromAll`. */
function decidedShare(
  logits: readonly number[],
  sampling: Sampling,
  past: TokenHistory = NOTHING,
  allowed?: Uint32Array,
): number {
  const sampler = createSampler(sampling);
  const values = Float32Array.from(logits);
  const top = topOf(logits, topRequestFor(sampling), allowed);
  let decided = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const uniform = (draw + 0.5) / DRAWS;
    const id = sampler.fromTop(top, past, uniform);
    if (id === undefined) continue;
    decided++;
    expect(id).toBe(sampler.fromAll(values, past, uniform, allowed));
  }
  return decided / DRAWS;
}

describe('drawing from the top alone', () => {
  it('gives what all logits give whenever it decides', () => {
    fc.assert(
      fc.property(settings, ({ logits, sampling, past, allowed }) => {
        decidedShare(logits, sampling, past, allowed);
        decidedShare(logits, { ...sampling, temperature: 0 }, past, allowed);
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  it.each<[string, Partial<Sampling>]>([
    ['greedy', { temperature: 0 }],
    ['top-k 20', { topK: 20 }],
    ['top-k 20 with top-p and min-p', { temperature: 0.6, topK: 20, topP: 0.95, minP: 0.01 }],
    ['top-k 64', { topK: 64, topP: 0.9 }],
    ['a narrow min-p', { minP: 0.3 }],
    ['a low temperature', { temperature: 0.2, topP: 0.9 }],
  ])('always decides for %s', (_, sampling) => {
    expect(decidedShare(REALISTIC, { ...PLAIN, ...sampling })).toBe(1);
  });

  it('decides top-k 20 also with penalties on what was written', () => {
    const best = [...topOf(REALISTIC, { count: 30, temperature: 1 }).ids];
    const past = history([...best.slice(0, 10), ...best.slice(0, 3)], best);
    const penalties = { repetitionPenalty: 1.1, presencePenalty: 0.5, frequencyPenalty: 0.2 };
    const sampling = { ...PLAIN, topK: 20, ...penalties };
    expect(decidedShare(REALISTIC, sampling, past)).toBe(1);
    expect(decidedShare(REALISTIC, { ...sampling, temperature: 0 }, past)).toBe(1);
  });

  it('decides as much of plain sampling as the top holds, but for its borders', () => {
    const top = topOf(REALISTIC, { count: MOST_TOP, temperature: 2 });
    const inTop = top.logits.reduce(
      (sum, logit) => sum + Math.exp((logit - (top.logits[0] as number)) / 2),
      0,
    );
    const decided = decidedShare(REALISTIC, { ...PLAIN, temperature: 2 });
    expect(decided).toBeGreaterThan(inTop / top.temperedSum - 2 / DRAWS);
    expect(decided).toBeLessThan(1);
  });

  it('leaves a draw undecided that the rounding of the sum could change', () => {
    const logits = Array.from({ length: 100 }, (_, id) => -id / 50);
    const sampler = createSampler({ ...PLAIN, temperature: 0.5 });
    const top = topOf(logits, { count: MOST_TOP, temperature: 0.5 });
    const border = 1 / top.temperedSum;
    expect(sampler.fromTop(top, NOTHING, border * (1 - 1e-4))).toBe(0);
    expect(sampler.fromTop(top, NOTHING, border * (1 - 1e-6))).toBeUndefined();
    expect(sampler.fromTop(top, NOTHING, border * (1 + 1e-6))).toBeUndefined();
    expect(sampler.fromTop(top, NOTHING, border * (1 + 1e-4))).toBe(1);
  });

  it('does not decide where a penalty lifts tokens outside the top', () => {
    const sampling = { ...PLAIN, temperature: 0, presencePenalty: -5 };
    expect(decidedShare(REALISTIC, sampling, history([17]))).toBe(0);
  });

  it('does not decide where every token of the top fell behind it', () => {
    const logits = Array.from({ length: 200 }, (_, id) => 10 - id / 100);
    const past = history(Array.from({ length: 64 }, (_, id) => id));
    const sampling = { ...PLAIN, temperature: 0, presencePenalty: 3 };
    expect(decidedShare(logits, sampling, past)).toBe(0);
  });

  it('leaves a top without tokens to the whole, which says what is wrong', () => {
    const nothing: TopLogits = {
      ids: new Uint32Array(),
      logits: new Float32Array(),
      logSumExp: Number.NEGATIVE_INFINITY,
      temperedSum: 0,
    };
    expect(createSampler(PLAIN).fromTop(nothing, NOTHING, 0.5)).toBeUndefined();
  });
});

describe('the request for a top', () => {
  it.each<[Partial<Sampling>, number, { count: number; temperature: number }]>([
    [{ temperature: 0 }, 0, { count: 1, temperature: 1 }],
    [{ temperature: 0 }, 5, { count: 5, temperature: 1 }],
    [{ temperature: 0, repetitionPenalty: 1.1 }, 5, { count: 64, temperature: 1 }],
    [{ temperature: 0.6, topK: 20 }, 5, { count: 20, temperature: 0.6 }],
    [{ temperature: 0.6, topK: 3 }, 5, { count: 5, temperature: 0.6 }],
    [{ temperature: 0.6 }, 5, { count: 64, temperature: 0.6 }],
    [{ temperature: 0.6, topK: 500 }, 5, { count: 64, temperature: 0.6 }],
  ])('for %j and %d alternatives is %j', (sampling, alternatives, expected) => {
    expect(topRequestFor({ ...PLAIN, ...sampling }, alternatives)).toEqual(expected);
  });
});
