import type { Engine } from '#engine/engine.ts';
import { confidenceOf } from '#reasoning/vote.ts';
import type {
  GenerateParams,
  GenerateProgress,
  SampleFinish,
  Token,
} from '#workers/inference/protocol.ts';
import { answerTokensOf } from '../answer-tokens.ts';
import { rowSeed } from './ask-rows.ts';
import type { BenchmarkDecoding, BenchmarkQuestion, BenchmarkReply } from './benchmark-state.ts';

interface Answering {
  readonly engine: Engine;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** The reply so far. */
  readonly onText: (text: string) => void;
}

interface WrittenReply {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly finish: SampleFinish;
}

/** Has the reply to one row written. Rejects as the engine does. */
export async function answerRow(
  { prompt, index }: BenchmarkQuestion,
  decoding: BenchmarkDecoding,
  { engine, now, signal, onText }: Answering,
): Promise<Extract<BenchmarkReply, { kind: 'replied' }>> {
  const seed = rowSeed(decoding.sampling.seed, index);
  const startedAtMs = now().getTime();
  const heard = listen(onText);
  const summary = await engine.generate(paramsOf(prompt, decoding, seed), {
    signal,
    onProgress: heard.onProgress,
  });
  const written: readonly WrittenReply[] = summary.candidates?.map(({ tokens, finish }) => ({
    text: heard.prefix() + tokens.map(({ text }) => text).join(''),
    tokens,
    finish,
  })) ?? [
    {
      text: heard.text(),
      tokens: heard.tokens,
      finish: summary.samples[0]?.finish ?? 'stop-token',
    },
  ];
  const best = written[0];
  const answer = best ? answerTokensOf(best) : [];
  return {
    kind: 'replied',
    replies: written.map(({ text }) => text),
    finish: best?.finish ?? 'stop-token',
    tokenCount: best?.tokens.length ?? 0,
    elapsedMs: now().getTime() - startedAtMs,
    confidence: answer.length > 0 ? confidenceOf(answer) : undefined,
    seed,
  };
}

function paramsOf(prompt: string, decoding: BenchmarkDecoding, seed: number): GenerateParams {
  const { thoughtMode, sampling, beams, thoughtBudget, maxTokens } = decoding;
  return {
    messages: [{ role: 'user', content: prompt }],
    mode: thoughtMode,
    sampling: { ...sampling, seed },
    maxTokens,
    ...(beams && { beams }),
    ...(thoughtBudget && { thoughtBudget }),
  };
}

/** What the engine reports of one reply. */
function listen(onText: (text: string) => void) {
  const tokens: Token[] = [];
  let prefix = '';
  let text = '';
  return {
    tokens,
    prefix: () => prefix,
    text: () => text,
    onProgress: (progress: GenerateProgress) => {
      if (progress.kind === 'prompt') {
        prefix = progress.replyPrefix;
        text = prefix;
      } else if (progress.kind === 'token') {
        tokens.push(progress.token);
        text += progress.token.text;
        onText(text);
      } else if (progress.kind === 'leading-beam') {
        onText(prefix + progress.tokens.map((token) => token.text).join(''));
      }
    },
  };
}
