import { Failure } from '#base/failure.ts';
import { nextMacrotask } from '#base/macrotask.ts';
import type { CallContext } from '#base/rpc-server.ts';
import type { ChatTemplate } from './chat-prompt.ts';
import type { LanguageModel } from './language-model.ts';
import { logSumExp, mostLikely } from './log-probability.ts';
import type {
  GenerateParams,
  GenerateProgress,
  GenerationSummary,
  Token,
  TokenAlternative,
} from './protocol.ts';
import { createSampler } from './sampler.ts';
import type { PieceDecoder, TextCodec } from './tokenizer.ts';

/** What a reply is written with. */
export interface Writer {
  readonly model: LanguageModel;
  readonly codec: TextCodec;
  readonly template: ChatTemplate;
  readonly stopTokens: ReadonlySet<number>;
  /** Tokens of prompt and reply together. */
  readonly contextLength: number;
}

/**
 * Writes one reply: prefill, then one token at a time until a stop token, the maximum or the end
 * of the context. Between tokens the event loop turns, so an abort takes effect within one token.
 * Throws `prompt-too-long`, and an `AbortError` after an abort.
 */
export async function generate(
  writer: Writer,
  params: GenerateParams,
  { signal, report }: CallContext<GenerateProgress>,
): Promise<GenerationSummary> {
  const startedAt = performance.now();
  const { text, replyPrefix } = writer.template(params.messages, params.mode);
  const promptIds = writer.codec.encode(text);
  checkLength(promptIds.length, writer.contextLength);
  report({ kind: 'prompt', text, tokenCount: promptIds.length, replyPrefix });

  const sample = createSampler(params.sampling);
  const seen = new Set(promptIds);
  const pieces = writer.codec.startDecoding();
  const room = Math.min(params.maxTokens, writer.contextLength - promptIds.length);
  let finish: GenerationSummary['finish'] = room < params.maxTokens ? 'context-full' : 'max-tokens';
  let tokenCount = 0;
  let firstTokenMs = 0;
  let lastTokenMs = 0;

  writer.model.reset();
  let logits = await prefill(writer.model, promptIds, signal);
  while (tokenCount < room) {
    const id = sample(logits, seen);
    lastTokenMs = performance.now() - startedAt;
    if (tokenCount === 0) firstTokenMs = lastTokenMs;
    if (writer.stopTokens.has(id)) {
      finish = 'stop-token';
      break;
    }
    report({
      kind: 'token',
      token: describeToken(writer.codec, params, logits, id, pieces, lastTokenMs),
    });
    tokenCount++;
    seen.add(id);
    if (tokenCount < room) logits = await step(writer.model, [id], signal);
  }
  return {
    finish,
    promptTokenCount: promptIds.length,
    tokenCount,
    timeToFirstTokenMs: firstTokenMs,
    decodeMs: lastTokenMs - firstTokenMs,
  };
}

/** Reads the prompt part by part and returns the logits after its last token. */
async function prefill(
  model: LanguageModel,
  promptIds: readonly number[],
  signal: AbortSignal,
): Promise<Float32Array> {
  const size = model.mostTokensPerStep;
  const lastStart = Math.floor((promptIds.length - 1) / size) * size;
  for (let start = 0; start < lastStart; start += size) {
    await step(model, promptIds.slice(start, start + size), signal);
  }
  return step(model, promptIds.slice(lastStart), signal);
}

/** One pass through the model, after the event loop had a turn in which an abort may have come. */
async function step(
  model: LanguageModel,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<Float32Array> {
  await nextMacrotask();
  signal.throwIfAborted();
  return model.append(ids);
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

function describeToken(
  codec: TextCodec,
  { alternativeCount = 0 }: GenerateParams,
  logits: Float32Array,
  id: number,
  pieces: PieceDecoder,
  timeMs: number,
): Token {
  const normaliser = logSumExp(logits);
  const logProbabilityOf = (token: number) => (logits[token] as number) - normaliser;
  const token = { id, text: pieces.push(id), logProbability: logProbabilityOf(id), timeMs };
  if (alternativeCount === 0) return token;
  const alternatives = mostLikely(logits, alternativeCount).map(
    (other): TokenAlternative => ({
      id: other,
      text: codec.textOf(other),
      logProbability: logProbabilityOf(other),
    }),
  );
  return { ...token, alternatives };
}
