import { describe, expect, it } from 'vitest';
import { findTask } from '#tasks/registry.ts';
import { runOf, sampleOf } from '../workbench.fixture.tsx';
import { runStatistics } from './run-statistics.ts';

const task = findTask('smiles-to-formula')!;
const token = (timeMs: number) => ({ id: 1, text: 'C', logProbability: -1, timeMs });
const open = { tokens: [token(100), token(150), token(200)], summary: undefined };

describe('the numbers of a run', () => {
  it('count time from the start while it runs', () => {
    const run = runOf(task, sampleOf('CCC', open), { phase: { phase: 'decoding' } });
    expect(runStatistics(run, Date.parse(run.startedAt) + 900)).toEqual({
      tokenCount: 3,
      tokenLimit: 500,
      tokensPerSecond: 20,
      timeToFirstTokenMs: 100,
      elapsedMs: 900,
    });
  });

  it('add up what several replies wrote, from the first token of any to the last', () => {
    const run = runOf(task, '', {
      samples: [
        sampleOf('CCC', open),
        sampleOf('CC', { tokens: [token(90), token(290)], summary: undefined }),
      ],
      phase: { phase: 'stopped' },
    });
    expect(runStatistics(run, Date.now())).toMatchObject({
      tokenCount: 5,
      tokensPerSecond: 20,
      timeToFirstTokenMs: 90,
      elapsedMs: 290,
    });
  });

  it('stand still once it was stopped', () => {
    const run = runOf(task, sampleOf('CCC', open), { phase: { phase: 'stopped' } });
    expect(runStatistics(run, Date.now()).elapsedMs).toBe(200);
  });

  it('are the engine’s own when it finished', () => {
    expect(runStatistics(runOf(task, 'C'), 0)).toMatchObject({
      timeToFirstTokenMs: 40,
      elapsedMs: 40,
    });
  });
});
