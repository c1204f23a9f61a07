import { assert } from '#base/assert.ts';
import { Failure } from '#base/failure.ts';
import type { CallContext } from '#base/rpc-server.ts';
import { generateBeams } from '../beams/generate-beams.ts';
import type { LanguageModel, Logits } from '../model/language-model.ts';
import type { GenerateParams, GenerateProgress, GenerationSummary, Token } from '../protocol.ts';
import { TokenChooser } from './choose-token.ts';
import { DraftAhead } from './draft-ahead.ts';
import { FlyAhead } from './fly-ahead.ts';
import type { GenerationRun } from './generation-run.ts';
import { givenTokens } from './given-start.ts';
import { prefill } from './prefill.ts';
import { replyRules } from './reply-rules.ts';
import { RunCache } from './run-cache.ts';
import type { SampleReply } from './sample-reply.ts';
import { startReplies } from './start-replies.ts';
import { createSteering, type SteeringWishes } from './steering.ts';
import { type LookAhead, writeAhead } from './write-ahead.ts';
import { writeReplies } from './write-replies.ts';
import { finishReply } from './write-token.ts';
import type { Writer } from './writer.ts';

/**
 * Writes the replies to one prompt: reads what the cache does not have of it, then writes one token
 * of each reply at a time until a stop token, the maximum or the end of the context. An abort takes
 * effect within one token. Throws `prompt-too-long`, `too-many-rows`, `start-not-possible`, what the
 * model throws, and an `AbortError` after an abort; after a throw nothing is reported any more.
 */
export async function generate(
  writer: Writer,
  asked: GenerateParams,
  { signal, report }: CallContext<GenerateProgress>,
  steering: SteeringWishes = createSteering(),
): Promise<GenerationSummary> {
  const startedAt = performance.now();
  const { text, replyPrefix } = writer.template(asked.messages, asked.mode);
  const ids = writer.codec.encode(text);
  checkLength(ids.length, writer.contextLength);
  const rowCount = asked.beams?.width ?? asked.sampleCount ?? 1;
  checkRows(rowCount, writer.model);
  const rules = replyRules(writer, asked, { ids, replyPrefix });
  const given = givenTokens(writer, rules, asked);
  const params = given.length === 0 ? asked : behindGiven(asked, given);
  const run: GenerationRun = {
    writer,
    params,
    rules,
    cache: new RunCache(writer.model, writer.held, signal),
    chooser: new TokenChooser(params.sampling, params.alternativeCount ?? 0),
    steering,
    signal,
    report,
    clock: { startedAt, firstTokenMs: undefined, lastTokenMs: undefined },
    summaries: new Map(),
    speculation: { draftedTokens: 0, acceptedTokens: 0 },
  };

  const replies = params.beams ? [] : startReplies(run.rules, params);
  const written = [...(replies[0]?.ids ?? [])];
  // A cache that grows cannot lose its end: what is kept of it would be read again, unseen.
  const isKept = writer.model.loop !== 'growing';
  const start = isKept ? writer.held.reusable(ids, written, writer.model.mostTokensPerStep) : 0;
  const reusedTokenCount = Math.min(start, ids.length);
  report({ kind: 'prompt', text, tokenCount: ids.length, reusedTokenCount, replyPrefix });
  for (const token of given)
    for (const { sample } of replies) report({ kind: 'token', sample, token });
  const readFirst = async () => {
    await run.cache.reserve(rowCount, ids.length + run.rules.thought.room, start);
    return prefill(run, written);
  };
  if (params.beams) {
    const candidates = await generateBeams(run, params.beams, await readFirst());
    return { ...summarise(run, reusedTokenCount), candidates };
  }
  await writeSamples(run, replies, readFirst);
  return summarise(run, reusedTokenCount);
}

async function writeSamples(
  run: GenerationRun,
  replies: readonly SampleReply[],
  readFirst: () => Promise<Logits>,
): Promise<void> {
  const open = replies.filter((reply) => !reply.finish);
  for (const reply of replies) finishReply(run, reply);
  const [first] = open;
  if (!first) return;
  const logits = await readFirst();
  const ahead = lookAhead(run);
  if (ahead) await writeAhead(run, first, logits, ahead);
  else await writeReplies(run, open, logits);
}

/** How one reply may come by several tokens in a pass; undefined where there is no way. */
function lookAhead(run: GenerationRun): LookAhead | undefined {
  if ((run.params.sampleCount ?? 1) > 1) return undefined;
  return speculates(run) ? new DraftAhead(run) : FlyAhead.of(run);
}

function speculates({ params, writer: { model } }: GenerationRun): boolean {
  const isSingle = (params.sampleCount ?? 1) === 1 && !params.beams;
  const isGreedy = params.sampling.temperature === 0;
  // A growing cache reads everything again when a guess was wrong.
  const canVerify = model.givesEveryPosition && model.loop !== 'growing';
  return params.speculates === true && isSingle && isGreedy && canVerify;
}

function summarise(run: GenerationRun, reusedTokenCount: number): GenerationSummary {
  const { clock, rules, speculation, summaries, writer } = run;
  const samples = [...summaries].sort(([a], [b]) => a - b).map(([, summary]) => summary);
  const { firstTokenMs = 0, lastTokenMs = 0 } = clock;
  return {
    samples,
    promptTokenCount: rules.promptIds.length,
    reusedTokenCount,
    tokenCount: samples.reduce((sum, { tokenCount }) => sum + tokenCount, 0),
    timeToFirstTokenMs: firstTokenMs,
    decodeMs: lastTokenMs - firstTokenMs,
    loop: writer.model.loop,
    ...(speculates(run) && { speculation }),
  };
}

/** A given beginning is read as what an interrupted run had written: as part of each reply. */
function behindGiven(params: GenerateParams, given: readonly Token[]): GenerateParams {
  assert(!params.beams, 'no beginning is given for beams');
  const ids = given.map(({ id }) => id);
  return { ...params, written: Array.from({ length: params.sampleCount ?? 1 }, () => ids) };
}

function checkLength(promptLength: number, contextLength: number): void {
  if (promptLength < contextLength) return;
  throw new Failure({
    code: 'prompt-too-long',
    message: `The prompt has ${promptLength} tokens; this model reads at most ${contextLength}, its reply included.`,
    cure: 'Shorten the input, or load a model with a longer context.',
    facts: { promptLength, contextLength },
  });
}

function checkRows(rows: number, { mostRows }: LanguageModel): void {
  assert(Number.isInteger(rows) && rows >= 1, `${rows} replies side by side`);
  if (rows <= mostRows) return;
  throw new Failure({
    code: 'too-many-rows',
    message: `The run asks for ${rows} samples or beams; this model writes at most ${mostRows} side by side here.`,
    cure: 'Ask for fewer samples or beams, or load the model in another flavour.',
    facts: { rows, mostRows },
  });
}
