import type { Run } from '#state/run.ts';
import type { SampleFinish } from '#workers/inference/protocol.ts';
import { sayCount, sayCountOf } from '../say-quantity.ts';

/** What the run is doing, or how it ended, in words that stay the same while its numbers change. */
export function sayPhase(run: Run): string {
  switch (run.phase.phase) {
    case 'preparing':
      return 'Preparing the prompt';
    case 'prefilling':
      return run.interruptions.length > 0 ? 'Reading prompt and reply again' : 'Reading the prompt';
    case 'decoding':
      return sayWriting(run);
    case 'recovering':
      return 'Interrupted: loading the model again';
    case 'stopped':
      return 'Stopped by you';
    case 'interrupted':
      return 'Interrupted';
    case 'failed':
      return 'Failed';
    case 'finished':
      return sayFinished(run);
  }
}

/** How far the prompt was read: `128 of 512 tokens`; undefined when it is not being read. */
export function sayPrefill({ phase }: Run): string | undefined {
  if (phase.phase !== 'prefilling' || phase.totalTokens === 0) return undefined;
  return `${sayCount(phase.doneTokens)} of ${sayCountOf(phase.totalTokens, 'token')}`;
}

function sayWriting({ decoding }: Run): string {
  if (decoding.beams) return `Searching with ${sayCountOf(decoding.beams.width, 'beam')}`;
  return decoding.sampleCount > 1 ? `Writing ${decoding.sampleCount} replies` : 'Writing';
}

function sayFinished(run: Run): string {
  const { samples, decoding } = run;
  if (decoding.beams) return `Finished: ${sayCountOf(samples.length, 'candidate')}`;
  const finishes = samples.flatMap(({ summary }) => summary?.finish ?? []);
  if (samples.length === 1) return sayFinish(finishes[0] ?? 'stop-token', run);
  const groups = cutShort.flatMap((finish) => {
    const count = finishes.filter((candidate) => candidate === finish).length;
    return count === 0 ? [] : [`${count} ${sayCut(finish, run)}`];
  });
  return [`Finished: ${samples.length} replies`, ...groups].join(', ');
}

type CutShort = Exclude<SampleFinish, 'stop-token' | 'form-complete'>;

const cutShort: readonly CutShort[] = ['ended', 'max-tokens', 'context-full'];

function sayCut(finish: CutShort, { maxTokens, model }: Run): string {
  switch (finish) {
    case 'ended':
      return 'ended early because the leading answer could not be caught';
    case 'max-tokens':
      return `reached the maximum of ${sayCount(maxTokens)} tokens`;
    case 'context-full':
      return `filled the context of ${sayCount(model.contextLength)} tokens`;
  }
}

function sayFinish(finish: SampleFinish, { maxTokens, model }: Run): string {
  switch (finish) {
    case 'stop-token':
      return 'Finished';
    case 'form-complete':
      return 'Finished: the answer has its form';
    case 'max-tokens':
      return `Reached the maximum of ${sayCount(maxTokens)} tokens`;
    case 'context-full':
      return `The context of ${sayCount(model.contextLength)} tokens is full`;
    case 'ended':
      return 'Ended early';
  }
}
