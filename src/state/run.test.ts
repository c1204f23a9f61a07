import { describe, expect, it } from 'vitest';
import { decodeRate, emptySample, type RunSample, tokenCountOf } from './run.ts';

function sampleAt(...times: readonly number[]): RunSample {
  const tokens = times.map((timeMs, id) => ({ id, text: 'a', logProbability: 0, timeMs }));
  return { ...emptySample(''), tokens };
}

const runOf = (...samples: readonly RunSample[]) => ({ samples });

describe('the speed of a run', () => {
  it('is unknown before the second token', () => {
    expect(decodeRate(runOf(sampleAt()))).toBeUndefined();
    expect(decodeRate(runOf(sampleAt(40)))).toBeUndefined();
    expect(decodeRate(runOf(sampleAt(40), sampleAt(40)))).toBeUndefined();
  });

  it('counts the tokens behind the first', () => {
    expect(decodeRate(runOf(sampleAt(1000, 1100, 1200)))).toBe(10);
  });

  it('counts those of all samples, also where some have ended or not begun', () => {
    const run = runOf(sampleAt(1000, 1100, 1200), sampleAt(1000, 1100), sampleAt());
    expect(decodeRate(run)).toBe(15);
    expect(tokenCountOf(run)).toBe(5);
  });
});
