import { definitely } from '#base/assert.ts';
import type { FailureDetails } from '#base/failure.ts';
import type { Result } from '#base/result.ts';
import type { Vote } from '#reasoning/vote.ts';
import type { AnswerForm } from '#science/answer-form.ts';
import type { RewardedReplies } from '#scoring/rewards/reward-replies.ts';
import type { Verdict } from '#scoring/verdict.ts';
import type { ReadAnswer } from '#tasks/answer.ts';
import type { FieldValues } from '#tasks/field.ts';
import type { Reply } from '#tasks/reply.ts';
import type {
  Backend,
  BeamSearch,
  GenerationSummary,
  LoadedModel,
  Mode,
  SampleSummary,
  Sampling,
  ThoughtBudget,
  ThoughtEnd,
  Token,
} from '#workers/inference/protocol.ts';

export type RunPhase =
  | { readonly phase: 'preparing' }
  /** Tokens read so far, of those before the first that is written. */
  | { readonly phase: 'prefilling'; readonly doneTokens: number; readonly totalTokens: number }
  | { readonly phase: 'decoding' }
  /** The model was lost and is being loaded again; the run goes on behind what was written. */
  | { readonly phase: 'recovering'; readonly failure: FailureDetails; readonly attempt: number }
  | { readonly phase: 'finished'; readonly summary: GenerationSummary }
  | { readonly phase: 'stopped' }
  /** The page ended while the run was written; what was kept of it can be continued. */
  | { readonly phase: 'interrupted' }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

/** Verdicts arrive after the answer: chemistry takes a moment. */
export type RunChecks =
  | { readonly phase: 'waiting' }
  | { readonly phase: 'checking' }
  | { readonly phase: 'done'; readonly verdicts: readonly Verdict[] };

/** How the tokens of a run are chosen, beside its sampling. */
export interface RunDecoding {
  /** Replies side by side; 1 is a single reply. */
  readonly sampleCount: number;
  /** Samples end once the leading answer cannot lose any more at this level, 0.5 to 1; undefined writes all. */
  readonly stopsAtShare: number | undefined;
  readonly beams: BeamSearch | undefined;
  readonly thoughtBudget: ThoughtBudget | undefined;
  /** The form that the answer is kept in; undefined leaves it free. */
  readonly answerForm: AnswerForm | undefined;
  readonly speculates: boolean;
}

/** One reply of a run: of one sample, or one candidate of a beam search. */
export interface RunSample {
  /** The reply so far; begins with the template's reply prefix (an opened or empty thought). */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Where and why the thought was made to end; undefined where the model ended it. */
  readonly thoughtEnd: { readonly tokenIndex: number; readonly why: ThoughtEnd } | undefined;
  /** Undefined while it is written, and where the run ended before it did. */
  readonly summary: SampleSummary | undefined;
  /** Of a beam search. */
  readonly score: number | undefined;
  /** Of the answer; they wait until somebody looks at the sample, or the run has ended. */
  readonly checks: RunChecks;
}

/** What the samples agree on; counted anew with each sample that ends. */
export type RunVote =
  | { readonly phase: 'none' }
  | { readonly phase: 'counted'; readonly vote: Vote };

/** What the samples would be paid in training, where that needs no reference. */
export type RunRewards =
  | ({ readonly kind: 'known' } & RewardedReplies)
  | { readonly kind: 'failed'; readonly reason: string };

/** An interruption that a run survived: what was lost, and how it went on. */
export interface RunInterruption {
  readonly failure: FailureDetails;
  /** Tokens of all samples that were kept and read again. */
  readonly keptTokenCount: number;
  /** What it went on with; undefined until the model is loaded again, or where it could not be. */
  readonly continuedWith:
    | {
        readonly backend: Backend;
        readonly flavour: string;
        readonly adapter?: string;
        /** Where it is not the model that the run began with. */
        readonly model?: { readonly name: string; readonly manifestSha256: string };
      }
    | undefined;
}

/** Where a run was written; an imported one proves nothing about this machine. */
export type RunOrigin =
  | { readonly kind: 'here' }
  /** `importedAt` is ISO 8601; `file` is the name of the file. */
  | { readonly kind: 'imported'; readonly importedAt: string; readonly file: string };

/** The reply that a run goes on from, with a beginning that the person changed. */
export interface RunParent {
  readonly runId: string;
  /** Index of the reply in that run. */
  readonly sample: number;
  /** Characters of that reply's text, the template's prefix included, that both have in common. */
  readonly at: number;
}

/** A record from which the run can be repeated. Version 3. */
export interface Run {
  readonly version: 3;
  readonly id: string;
  readonly taskId: string;
  readonly origin: RunOrigin;
  /** Undefined for a run that began with its own question. */
  readonly parent: RunParent | undefined;
  /** Text that was given behind the template's reply prefix; its tokens are marked as given. */
  readonly replyStart: string | undefined;
  readonly values: FieldValues;
  readonly prompt: string;
  /** Whether the person wrote the prompt over the one that the task makes of the values. */
  readonly promptIsEdited: boolean;
  readonly mode: Mode;
  readonly sampling: Sampling;
  readonly decoding: RunDecoding;
  readonly maxTokens: number;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly model: LoadedModel;
  /** What the chat template made of the prompt; empty until the engine reports it. */
  readonly renderedPrompt: string;
  readonly promptTokenCount: number;
  /** Tokens of the prompt that the cache still had from an earlier run. */
  readonly reusedTokenCount: number;
  /** At least one; candidates of a beam search come at its end, best first. */
  readonly samples: readonly RunSample[];
  /** Index of the sample on the screen: the person's choice, else the vote's leader. */
  readonly shownSample: number;
  /** Whether the person chose it; the vote then moves it no more. */
  readonly shownIsChosen: boolean;
  readonly vote: RunVote;
  /** Undefined until they are known, and for most tasks. */
  readonly rewards?: RunRewards | undefined;
  readonly interruptions: readonly RunInterruption[];
  readonly phase: RunPhase;
}

/** What the screens derive from one reply of a run; computed, never stored. */
export interface RunReading {
  readonly reply: Reply;
  /** Undefined until the reply has ended. */
  readonly answer: Result<ReadAnswer, string> | undefined;
}

export function isRunning(run: Run | undefined): boolean {
  const phase = run?.phase.phase;
  return (
    phase === 'preparing' ||
    phase === 'prefilling' ||
    phase === 'decoding' ||
    phase === 'recovering'
  );
}

/** The reply on the screen. */
export function shownSampleOf(run: Run): RunSample {
  return definitely(run.samples[run.shownSample], `sample ${run.shownSample} of ${run.id}`);
}

/** A sample that nothing is known of yet but how its text begins. */
export function emptySample(replyPrefix: string): RunSample {
  return {
    text: replyPrefix,
    tokens: [],
    thoughtEnd: undefined,
    summary: undefined,
    score: undefined,
    checks: { phase: 'waiting' },
  };
}

/** Tokens of all samples together. */
export function tokenCountOf(run: Pick<Run, 'samples'>): number {
  return run.samples.reduce((count, { tokens }) => count + tokens.length, 0);
}

/**
 * Tokens per second of all samples together, from the first token to the last; undefined before the
 * second. The time in which a lost model was loaded again counts.
 */
export function decodeRate(run: Pick<Run, 'samples'>): number | undefined {
  const samples = run.samples.map(({ tokens }) => tokens.filter(({ given }) => !given));
  const firstMs = Math.min(...samples.map((tokens) => tokens[0]?.timeMs ?? Infinity));
  const lastMs = Math.max(...samples.map((tokens) => tokens.at(-1)?.timeMs ?? -Infinity));
  if (!(lastMs > firstMs)) return undefined;
  // The first tokens took the prefill, and are there when the clock starts.
  const later = samples.map((tokens) => tokens.length - Number(tokens[0]?.timeMs === firstMs));
  return (later.reduce((sum, count) => sum + count, 0) * 1000) / (lastMs - firstMs);
}
