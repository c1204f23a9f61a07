import { describe, expect, it } from 'vitest';
import { findTask } from '#tasks/registry.ts';
import { runOf } from '../workbench.fixture.tsx';
import { runStatistics, sayPhase } from './run-statistics.ts';

const task = findTask('smiles-to-formula')!;
const token = (timeMs: number) => ({ id: 1, text: 'C', logProbability: -1, timeMs });
const tokens = [token(100), token(150), token(200)];

describe('the numbers of a run', () => {
  it('count time from the start while it runs', () => {
    const run = runOf(task, 'CCC', { tokens, phase: { phase: 'decoding' } });
    expect(runStatistics(run, Date.parse(run.startedAt) + 900)).toEqual({
      tokenCount: 3,
      tokenLimit: 500,
      tokensPerSecond: 20,
      timeToFirstTokenMs: 100,
      elapsedMs: 900,
    });
  });

  it('stand still once it was stopped', () => {
    const run = runOf(task, 'CCC', { tokens, phase: { phase: 'stopped' } });
    expect(runStatistics(run, Date.now()).elapsedMs).toBe(200);
  });

  it('are the engine’s own when it finished', () => {
    expect(runStatistics(runOf(task, 'C'), 0)).toMatchObject({
      timeToFirstTokenMs: 40,
      elapsedMs: 40,
    });
  });
});

describe('how a run ended, in words', () => {
  const finished = (finish: 'stop-token' | 'max-tokens' | 'context-full') =>
    sayPhase(
      runOf(task, '', {
        phase: {
          phase: 'finished',
          summary: {
            finish,
            promptTokenCount: 1,
            tokenCount: 1,
            timeToFirstTokenMs: 1,
            decodeMs: 1,
          },
        },
      }),
    );

  it.each([
    ['stop-token', 'Finished'],
    ['max-tokens', 'Reached the maximum of 16,000 tokens'],
    ['context-full', 'The context of 512 tokens is full'],
  ] as const)('%s: %s', (finish, words) => expect(finished(finish)).toBe(words));

  it('names a stop and a failure', () => {
    expect(sayPhase(runOf(task, '', { phase: { phase: 'stopped' } }))).toBe('Stopped by you');
  });
});
