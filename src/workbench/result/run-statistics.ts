import { decodeRate, isRunning, type Run } from '#state/run.ts';
import { sayCount } from '../say-quantity.ts';

export interface RunStatistics {
  readonly tokenCount: number;
  /** What was asked for, or less where the context ends first. */
  readonly tokenLimit: number;
  readonly tokensPerSecond: number | undefined;
  readonly timeToFirstTokenMs: number | undefined;
  readonly elapsedMs: number;
}

/** The numbers beside a run; `nowMs` (Unix time) matters only while it runs. */
export function runStatistics(run: Run, nowMs: number): RunStatistics {
  const { phase, tokens, maxTokens, model, promptTokenCount } = run;
  const numbers = {
    tokenCount: tokens.length,
    tokenLimit: Math.min(maxTokens, model.contextLength - promptTokenCount),
    tokensPerSecond: decodeRate(run),
  };
  if (phase.phase === 'finished') {
    const { timeToFirstTokenMs, decodeMs } = phase.summary;
    return { ...numbers, timeToFirstTokenMs, elapsedMs: timeToFirstTokenMs + decodeMs };
  }
  return {
    ...numbers,
    timeToFirstTokenMs: tokens[0]?.timeMs,
    elapsedMs: isRunning(run)
      ? Math.max(0, nowMs - Date.parse(run.startedAt))
      : (tokens.at(-1)?.timeMs ?? 0),
  };
}

/** What the run is doing, or how it ended, in words. */
export function sayPhase({ phase, maxTokens, promptTokenCount, model }: Run): string {
  switch (phase.phase) {
    case 'preparing':
      return 'Preparing the prompt';
    case 'prefilling':
      return `Reading the prompt of ${sayCount(promptTokenCount)} tokens`;
    case 'decoding':
      return 'Writing';
    case 'stopped':
      return 'Stopped by you';
    case 'failed':
      return 'Failed';
    case 'finished':
      return {
        'stop-token': 'Finished',
        'max-tokens': `Reached the maximum of ${sayCount(maxTokens)} tokens`,
        'context-full': `The context of ${sayCount(model.contextLength)} tokens is full`,
      }[phase.summary.finish];
  }
}
