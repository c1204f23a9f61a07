import type { GenerateParams, GenerateProgress, SampleSummary, Token } from '../protocol.ts';
import type { TokenChooser } from './choose-token.ts';
import type { RunCache } from './run-cache.ts';
import type { ReplyRules } from './sample-reply.ts';
import type { SteeringWishes } from './steering.ts';
import type { Writer } from './writer.ts';

/** Milliseconds since the call began; undefined before the first token. */
export interface TokenClock {
  readonly startedAt: number;
  firstTokenMs: number | undefined;
  lastTokenMs: number | undefined;
}

/** What the parts of one call share. */
export interface GenerationRun {
  readonly writer: Writer;
  readonly params: GenerateParams;
  readonly rules: ReplyRules;
  readonly cache: RunCache;
  readonly chooser: TokenChooser;
  readonly steering: SteeringWishes;
  readonly signal: AbortSignal;
  readonly report: (progress: GenerateProgress) => void;
  readonly clock: TokenClock;
  /** Of each sample that has finished. */
  readonly summaries: Map<number, SampleSummary>;
  readonly speculation: { draftedTokens: number; acceptedTokens: number };
}

/** Notes that a token was chosen now. */
export function tick(clock: TokenClock): Token['timeMs'] {
  const now = performance.now() - clock.startedAt;
  clock.firstTokenMs ??= now;
  clock.lastTokenMs = now;
  return now;
}
