import type { FailureDetails } from '#base/failure.ts';
import type { Result } from '#base/result.ts';
import type { Reply } from '#reasoning/reply.ts';
import type { Verdict } from '#scoring/verdict.ts';
import type { ReadAnswer } from '#tasks/answer.ts';
import type { FieldValues } from '#tasks/field.ts';
import type {
  GenerationSummary,
  LoadedModel,
  Mode,
  Sampling,
  Token,
} from '#workers/inference/protocol.ts';

export type RunPhase =
  | { readonly phase: 'preparing' }
  | { readonly phase: 'prefilling' }
  | { readonly phase: 'decoding' }
  | { readonly phase: 'finished'; readonly summary: GenerationSummary }
  | { readonly phase: 'stopped' }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

/** Verdicts arrive after the answer: chemistry takes a moment. */
export type RunChecks =
  | { readonly phase: 'waiting' }
  | { readonly phase: 'checking' }
  | { readonly phase: 'done'; readonly verdicts: readonly Verdict[] };

/** A record from which the run can be repeated. Version 1. */
export interface Run {
  readonly version: 1;
  readonly id: string;
  readonly taskId: string;
  readonly values: FieldValues;
  readonly prompt: string;
  /** Whether the person wrote the prompt over the one that the task makes of the values. */
  readonly promptIsEdited: boolean;
  readonly mode: Mode;
  readonly sampling: Sampling;
  readonly maxTokens: number;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly model: LoadedModel;
  /** What the chat template made of the prompt; empty until the engine reports it. */
  readonly renderedPrompt: string;
  readonly promptTokenCount: number;
  /** The reply so far; begins with the template's reply prefix (an opened or empty thought). */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly phase: RunPhase;
  readonly checks: RunChecks;
}

/** What the screens derive from a run; computed, never stored. */
export interface RunReading {
  readonly reply: Reply;
  /** Undefined until the reply has ended. */
  readonly answer: Result<ReadAnswer, string> | undefined;
}

export function isRunning(run: Run | undefined): boolean {
  const phase = run?.phase.phase;
  return phase === 'preparing' || phase === 'prefilling' || phase === 'decoding';
}

/** Tokens per second of the decode loop so far; undefined before the second token. */
export function decodeRate(run: Run): number | undefined {
  const first = run.tokens[0];
  const last = run.tokens.at(-1);
  if (!first || !last || last.timeMs <= first.timeMs) return undefined;
  return ((run.tokens.length - 1) * 1000) / (last.timeMs - first.timeMs);
}
