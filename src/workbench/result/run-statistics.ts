import { decodeRate, isRunning, type Run } from '#state/run.ts';
import type { Token } from '#workers/inference/protocol.ts';

export interface RunStatistics {
  /** Of all replies together. */
  readonly tokenCount: number;
  /** Of each reply: what was asked for, or less where the context ends first. */
  readonly tokenLimit: number;
  readonly tokensPerSecond: number | undefined;
  readonly timeToFirstTokenMs: number | undefined;
  readonly elapsedMs: number;
}

/** The numbers beside a run; `nowMs` (Unix time) matters only while it runs. */
export function runStatistics(run: Run, nowMs: number): RunStatistics {
  const { phase, samples, maxTokens, model, promptTokenCount } = run;
  const numbers = {
    tokenCount: samples.reduce((sum, { tokens }) => sum + tokens.length, 0),
    tokenLimit: Math.min(maxTokens, model.contextLength - promptTokenCount),
    tokensPerSecond: decodeRate(run),
  };
  if (phase.phase === 'finished') {
    const { timeToFirstTokenMs, decodeMs } = phase.summary;
    return { ...numbers, timeToFirstTokenMs, elapsedMs: timeToFirstTokenMs + decodeMs };
  }
  const firstTimes = samples.flatMap(({ tokens }) => tokens.find(isWritten)?.timeMs ?? []);
  const lastTimes = samples.flatMap(({ tokens }) => tokens.at(-1)?.timeMs ?? []);
  return {
    ...numbers,
    timeToFirstTokenMs: firstTimes.length > 0 ? Math.min(...firstTimes) : undefined,
    elapsedMs: isRunning(run)
      ? Math.max(0, nowMs - Date.parse(run.startedAt))
      : Math.max(0, ...lastTimes),
  };
}

function isWritten({ given }: Token): boolean {
  return given !== true;
}
