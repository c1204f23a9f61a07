import { describe, expect, it } from 'vitest';
import { generate, type Writer } from './generate.ts';
import type { GenerateParams, GenerateProgress, Token } from './protocol.ts';

const VOCABULARY = 300;
const STOP = 299;

/** A model that always says the given tokens, whatever it is asked. */
function writerOf(replyIds: readonly number[], contextLength = 100, steps: number[] = []): Writer {
  let step = 0;
  const encoder = new TextEncoder();
  return {
    model: {
      mostTokensPerStep: 3,
      reset() {
        step = 0;
      },
      append: (ids) => {
        steps.push(ids.length);
        if (ids.length > 1) step = 0;
        const logits = new Float32Array(VOCABULARY);
        logits[replyIds[step++] ?? STOP] = 10;
        return Promise.resolve(logits);
      },
      dispose: () => Promise.resolve(),
    },
    codec: {
      encode: (text) => [...encoder.encode(text)],
      textOf: (id) => String.fromCharCode(id),
      startDecoding: () => {
        const decoder = new TextDecoder();
        return { push: (id) => decoder.decode(Uint8Array.of(id), { stream: true }) };
      },
    },
    template: (messages) => ({
      text: messages.map((message) => message.content).join(),
      replyPrefix: '',
    }),
    stopTokens: new Set([STOP]),
    contextLength,
  };
}

const ASK: GenerateParams = {
  messages: [{ role: 'user', content: 'hello' }],
  mode: 'auto',
  sampling: { temperature: 0, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1, seed: 1 },
  maxTokens: 50,
};

async function reply(
  writer: Writer,
  params: GenerateParams = ASK,
  signal = new AbortController().signal,
) {
  const progress: GenerateProgress[] = [];
  const summary = await generate(writer, params, {
    signal,
    report: (event) => progress.push(event),
  });
  const tokens = progress.flatMap((event): Token[] =>
    event.kind === 'token' ? [event.token] : [],
  );
  return { summary, tokens, text: tokens.map((token) => token.text).join(''), progress };
}

describe('generating', () => {
  it('streams every token and ends at the stop token, which is not part of the text', async () => {
    const { summary, text, tokens } = await reply(writerOf([72, 105]));
    expect(text).toBe('Hi');
    expect(summary).toMatchObject({ finish: 'stop-token', promptTokenCount: 5, tokenCount: 2 });
    expect(tokens.map((token) => token.id)).toEqual([72, 105]);
  });

  it('gives each token its log-probability under the model', async () => {
    const { tokens } = await reply(writerOf([72]));
    const expected = 10 - Math.log(Math.exp(10) + VOCABULARY - 1);
    expect(tokens[0]?.logProbability).toBeCloseTo(expected, 6);
  });

  it('holds back the bytes of a split character until it is whole', async () => {
    const { tokens, text } = await reply(writerOf([...new TextEncoder().encode('é𝛼')]));
    expect(text).toBe('é𝛼');
    expect(tokens.map((token) => token.text)).toEqual(['', 'é', '', '', '', '𝛼']);
  });

  it('stops at the maximum and at the end of the context, and says which', async () => {
    const endless = new Array<number>(200).fill(65);
    expect((await reply(writerOf(endless), { ...ASK, maxTokens: 7 })).summary).toMatchObject({
      finish: 'max-tokens',
      tokenCount: 7,
    });
    expect((await reply(writerOf(endless, 20))).summary).toMatchObject({
      finish: 'context-full',
      tokenCount: 15,
    });
  });

  it('reports the most likely alternatives beside each token when asked', async () => {
    const { tokens } = await reply(writerOf([72]), { ...ASK, alternativeCount: 2 });
    expect(tokens[0]?.alternatives?.map((token) => token.id)).toEqual([72, 0]);
  });

  it('reads the prompt in steps of the size that the model takes, then one token at a time', async () => {
    const steps: number[] = [];
    await reply(writerOf([72, 105], 100, steps));
    expect(steps).toEqual([3, 2, 1, 1]);
  });

  it('refuses a prompt that fills the context, with both numbers', async () => {
    await expect(reply(writerOf([72], 5))).rejects.toThrow(/5 tokens; this model reads at most 5/);
  });

  it('stops between two tokens when aborted', async () => {
    const controller = new AbortController();
    const writer = writerOf(new Array<number>(200).fill(65));
    const seen: GenerateProgress[] = [];
    const running = generate(writer, ASK, {
      signal: controller.signal,
      report: (event) => {
        seen.push(event);
        if (seen.length === 4) controller.abort();
      },
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toHaveLength(4);
  });
});
