import {
  createFakeModel,
  type FakeModel,
  type FakeModelOptions,
  hashedLogits,
} from '../model/fake-model.fixture.ts';
import type { GenerateParams, GenerateProgress, GenerationSummary, Token } from '../protocol.ts';
import { GREEDY } from '../sampler/greedy.ts';
import type { TextCodec } from '../text/tokenizer.ts';
import { generate } from './generate.ts';
import { HeldTokens } from './prefix.ts';
import { createSteering, type SteeringWishes } from './steering.ts';
import type { Writer } from './writer.ts';

/** Ids below 256 are bytes. */
export const OPEN = 256;
export const CLOSE = 257;
export const BLANK_LINE = 258;
export const STOP = 299;
export const VOCABULARY = 300;

const SPECIAL = new Map([
  [OPEN, '<think>'],
  [CLOSE, '</think>'],
  [BLANK_LINE, '\n\n'],
]);

/** A tokenizer of bytes, the tags of a thought, and a blank line. */
export const byteCodec: TextCodec = {
  encode: (text) =>
    text.split(/(<think>|<\/think>|\n\n)/).flatMap((part) => {
      const special = [...SPECIAL].find(([, specialText]) => specialText === part);
      return special ? [special[0]] : [...new TextEncoder().encode(part)];
    }),
  textOf: (id) => SPECIAL.get(id) ?? new TextDecoder().decode(bytesOf(id)),
  startDecoding: () => {
    const decoder = new TextDecoder();
    return { push: (id) => decoder.decode(bytesOf(id), { stream: true }) };
  },
};

function bytesOf(id: number): Uint8Array {
  const special = SPECIAL.get(id);
  if (special !== undefined) return new TextEncoder().encode(special);
  return id < 256 ? Uint8Array.of(id) : new Uint8Array();
}

/** Random logits of the few tokens of a text, all others far below; `extra` is added to some. */
export function babble(tokens: string, extra: ReadonlyMap<number, number> = new Map()) {
  const spoken = new Set(byteCodec.encode(tokens));
  return (sequence: readonly number[], vocabulary: number): Float32Array =>
    hashedLogits(sequence, vocabulary).map(
      (logit, id) => (spoken.has(id) || extra.has(id) ? logit : -30) + (extra.get(id) ?? 0),
    );
}

export interface FakeWriter extends Writer {
  readonly model: FakeModel;
}

/** The prompt is the text of the messages, and behind it what the mode writes of the reply. */
export function createFakeWriter(options: FakeModelOptions = {}): FakeWriter {
  const model = createFakeModel({ vocabulary: VOCABULARY, ...options });
  return {
    model,
    codec: byteCodec,
    template: (messages, mode) => {
      const replyPrefix = { auto: '', instant: '<think>\n\n</think>\n\n', thinking: '<think>\n' }[
        mode
      ];
      return { text: messages.map(({ content }) => content).join() + replyPrefix, replyPrefix };
    },
    stopTokens: new Set([STOP]),
    contextLength: model.contextLength,
    held: new HeldTokens(),
  };
}

export const ASK: GenerateParams = {
  messages: [{ role: 'user', content: 'hello' }],
  mode: 'auto',
  sampling: { ...GREEDY, seed: 1 },
  maxTokens: 50,
};

export interface Outcome {
  readonly summary: GenerationSummary;
  readonly progress: readonly GenerateProgress[];
  /** Of each sample. */
  readonly tokens: readonly (readonly Token[])[];
  readonly ids: readonly (readonly number[])[];
  /** Of the first sample. */
  readonly text: string;
}

export interface AskOptions {
  readonly steering?: SteeringWishes;
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: GenerateProgress, soFar: readonly GenerateProgress[]) => void;
}

export async function reply(
  writer: Writer,
  params: Partial<GenerateParams> = {},
  {
    steering = createSteering(),
    signal = new AbortController().signal,
    onProgress,
  }: AskOptions = {},
): Promise<Outcome> {
  const progress: GenerateProgress[] = [];
  const report = (event: GenerateProgress) => {
    progress.push(event);
    onProgress?.(event, progress);
  };
  const asked = { ...ASK, ...params };
  const summary = await generate(writer, asked, { signal, report }, steering);
  const tokens = Array.from({ length: asked.sampleCount ?? 1 }, (_, sample) =>
    progress.flatMap((event): Token[] =>
      event.kind === 'token' && event.sample === sample ? [event.token] : [],
    ),
  );
  return {
    summary,
    progress,
    tokens,
    ids: tokens.map((each) => each.map(({ id }) => id)),
    text: (tokens[0] ?? []).map(({ text }) => text).join(''),
  };
}
