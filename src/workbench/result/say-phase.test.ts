import { describe, expect, it } from 'vitest';
import { findTask } from '#tasks/registry.ts';
import type { SampleFinish } from '#workers/inference/protocol.ts';
import { decodingOf, runOf, sampleOf } from '../workbench.fixture.tsx';
import { sayPhase, sayPrefill } from './say-phase.ts';

const task = findTask('smiles-to-formula')!;
const endedBy = (finish: SampleFinish) =>
  sampleOf('C', { summary: { finish, tokenCount: 1, thoughtTokenCount: 0 } });

describe('how a run ended, in words', () => {
  it.each([
    ['stop-token', 'Finished'],
    ['form-complete', 'Finished: the answer has its form'],
    ['max-tokens', 'Reached the maximum of 16,000 tokens'],
    ['context-full', 'The context of 512 tokens is full'],
  ] as const)('%s: %s', (finish, words) => {
    expect(sayPhase(runOf(task, endedBy(finish)))).toBe(words);
  });

  it('counts the replies, and those that were cut short', () => {
    const samples = [
      endedBy('stop-token'),
      endedBy('max-tokens'),
      endedBy('ended'),
      endedBy('ended'),
    ];
    expect(sayPhase(runOf(task, '', { samples, decoding: decodingOf({ sampleCount: 4 }) }))).toBe(
      'Finished: 4 replies, 2 ended early because the leading answer could not be caught, 1 reached the maximum of 16,000 tokens',
    );
  });

  it('counts the candidates of a beam search', () => {
    const beams = { width: 3, candidateCount: 3, lengthPenalty: 1 };
    const samples = [endedBy('stop-token'), endedBy('stop-token'), endedBy('max-tokens')];
    expect(sayPhase(runOf(task, '', { samples, decoding: decodingOf({ beams }) }))).toBe(
      'Finished: 3 candidates',
    );
  });

  it('names a stop', () => {
    expect(sayPhase(runOf(task, '', { phase: { phase: 'stopped' } }))).toBe('Stopped by you');
  });
});

describe('what a run is doing, in words', () => {
  it('keeps the numbers of the prompt apart from what is read out', () => {
    const run = runOf(task, '', {
      phase: { phase: 'prefilling', doneTokens: 128, totalTokens: 512 },
    });
    expect(sayPhase(run)).toBe('Reading the prompt');
    expect(sayPrefill(run)).toBe('128 of 512 tokens');
    expect(sayPrefill(runOf(task, ''))).toBeUndefined();
  });

  it('says when it reads again what an interruption lost', () => {
    const failure = { code: 'gpu-lost', message: 'The GPU was lost.', cure: 'Wait.' };
    const run = runOf(task, '', {
      interruptions: [{ failure, keptTokenCount: 7, continuedWith: undefined }],
      phase: { phase: 'prefilling', doneTokens: 0, totalTokens: 19 },
    });
    expect(sayPhase(run)).toBe('Reading prompt and reply again');
    expect(sayPhase({ ...run, phase: { phase: 'recovering', failure, attempt: 1 } })).toBe(
      'Interrupted: loading the model again',
    );
  });

  it('says how many replies are written', () => {
    const phase = { phase: 'decoding' } as const;
    expect(sayPhase(runOf(task, '', { phase, decoding: decodingOf({ sampleCount: 8 }) }))).toBe(
      'Writing 8 replies',
    );
    const beams = { width: 4, candidateCount: 4, lengthPenalty: 1 };
    expect(sayPhase(runOf(task, '', { phase, decoding: decodingOf({ beams }) }))).toBe(
      'Searching with 4 beams',
    );
  });
});
