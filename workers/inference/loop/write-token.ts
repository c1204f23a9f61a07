import type { SampleSummary, ThoughtEnd, Token } from '../protocol.ts';
import { uniformAt } from '../sampler/draw-random.ts';
import type { ChosenToken, ReadableLogits } from './choose-token.ts';
import { type GenerationRun, tick } from './generation-run.ts';
import type { SampleReply } from './sample-reply.ts';

/** The next token of a reply; from a row of logits, unless it must be read again anyway. */
export async function chooseToken(
  { params }: GenerationRun,
  reply: SampleReply,
  logits: ReadableLogits,
  row: number,
): Promise<ChosenToken> {
  const uniform = uniformAt(params.sampling.seed, reply.sample, reply.ids.length);
  return logits.choose(row, reply, uniform, reply.required);
}

/** Ends the thought where a person or its budget asks for it; called once before each token. */
export function endThoughtInTime(run: GenerationRun, reply: SampleReply): void {
  if (reply.isAskedToAnswer && reply.rewritten === undefined) {
    reply.isAskedToAnswer = false;
    endThought(run, reply, 'answer-now');
  }
  const why = reply.thought.endInTime(reply.ids.length);
  if (why) reportThoughtEnd(run, reply, why);
}

export function endThought(run: GenerationRun, reply: SampleReply, why: ThoughtEnd): void {
  if (reply.thought.end()) reportThoughtEnd(run, reply, why);
}

/** What an interrupted run had written was reported by it. */
function reportThoughtEnd({ report }: GenerationRun, reply: SampleReply, why: ThoughtEnd): void {
  const { sample, ids, rewritten } = reply;
  if (rewritten !== undefined) return;
  report({ kind: 'thought-ends', sample, tokenIndex: ids.length, why });
}

/** Appends a token and reports it; a stop token ends the reply and is no part of it. */
export function writeToken(run: GenerationRun, reply: SampleReply, chosen: ChosenToken): void {
  const { sample, rewritten } = reply;
  if (rewritten !== undefined) {
    reply.accept(rewritten);
    return;
  }
  const timeMs = tick(run.clock);
  if (run.writer.stopTokens.has(chosen.id)) {
    reply.finish = 'stop-token';
    return;
  }
  const text = reply.accept(chosen.id);
  run.report({ kind: 'token', sample, token: describeToken(run, chosen, text, timeMs) });
}

function describeToken(
  { writer, params }: GenerationRun,
  { id, logProbability, alternatives }: ChosenToken,
  text: string,
  timeMs: number,
): Token {
  const token = { id, text, logProbability, timeMs };
  if (!params.alternativeCount) return token;
  return {
    ...token,
    alternatives: alternatives.map((other) => ({
      ...other,
      text: writer.codec.textOf(other.id),
    })),
  };
}

/** Does what a person asked for since the last token. */
export function obeySteering(run: GenerationRun, replies: readonly SampleReply[]): void {
  for (const wish of run.steering.take()) {
    for (const reply of replies) {
      if (reply.finish || (wish.sample !== undefined && wish.sample !== reply.sample)) continue;
      if (wish.kind === 'end-sample') reply.finish = 'ended';
      else reply.isAskedToAnswer = true;
    }
  }
}

/** Reports the end of a sample. */
export function finishReply(
  { summaries, report }: GenerationRun,
  { sample, finish, ids, thought }: SampleReply,
  choices?: SampleSummary['choices'],
): void {
  if (!finish) return;
  const summary: SampleSummary = {
    finish,
    tokenCount: ids.length,
    thoughtTokenCount: thought.tokenCount,
    ...(choices && { choices }),
  };
  summaries.set(sample, summary);
  report({ kind: 'sample-finished', sample, summary });
}
