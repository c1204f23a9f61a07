import { describe, expect, it } from 'vitest';
import { Failure } from '#base/failure.ts';
import { scriptedLogits } from '../model/fake-model.fixture.ts';
import type { GenerateProgress } from '../protocol.ts';
import { ASK, babble, createFakeWriter, reply, STOP, VOCABULARY } from './writer.fixture.ts';

/** Says these tokens behind the prompt "hello", and then stops. */
function saying(ids: readonly number[], options = {}) {
  return createFakeWriter({ logitsOf: scriptedLogits([...ids, STOP], 5), ...options });
}

const ENDLESS = new Array<number>(300).fill(65);

describe('generating', () => {
  it('streams every token and ends at the stop token, which is not part of the text', async () => {
    const { summary, text, ids } = await reply(saying([72, 105]));
    expect(text).toBe('Hi');
    expect(summary).toMatchObject({ promptTokenCount: 5, tokenCount: 2, loop: 'static' });
    expect(summary.samples).toEqual([
      { finish: 'stop-token', tokenCount: 2, thoughtTokenCount: 0 },
    ]);
    expect(ids).toEqual([[72, 105]]);
  });

  it.each([true, false])('gives tokens their log-probability, from the top: %s', async (hasTop) => {
    const { tokens } = await reply(saying([72], { hasTop }));
    const expected = 10 - Math.log(Math.exp(10) + VOCABULARY - 1);
    expect(tokens[0]?.[0]?.logProbability).toBeCloseTo(expected, 6);
  });

  it('gives the probability before temperature and filters', async () => {
    const sampling = { ...ASK.sampling, temperature: 0.5, topK: 1 };
    const { tokens } = await reply(saying([72]), { sampling });
    const expected = 10 - Math.log(Math.exp(10) + VOCABULARY - 1);
    expect(tokens[0]?.[0]?.logProbability).toBeCloseTo(expected, 6);
  });

  it('writes the same with the best few of the logits as with all of them', async () => {
    for (const temperature of [0, 0.7, 1.5]) {
      const sampling = { ...ASK.sampling, temperature, topP: 0.9 };
      const params = { sampling, alternativeCount: 5 };
      const top = await reply(createFakeWriter({ hasTop: true }), params);
      const all = await reply(createFakeWriter({ hasTop: false }), params);
      expect(top.ids).toEqual(all.ids);
      const described = ({ tokens }: typeof top) =>
        tokens[0]?.map(({ alternatives, logProbability }) => [
          logProbability.toFixed(5),
          alternatives?.map(({ id }) => id),
        ]);
      expect(described(top)).toEqual(described(all));
    }
  });

  it('holds back the bytes of a split character until it is whole', async () => {
    const { tokens, text } = await reply(saying([...new TextEncoder().encode('é𝛼')]));
    expect(text).toBe('é𝛼');
    expect(tokens[0]?.map((token) => token.text)).toEqual(['', 'é', '', '', '', '𝛼']);
  });

  it('stops at the maximum and at the end of the context, and says which', async () => {
    expect((await reply(saying(ENDLESS), { maxTokens: 7 })).summary.samples).toMatchObject([
      { finish: 'max-tokens', tokenCount: 7 },
    ]);
    const small = saying(ENDLESS, { contextLength: 20 });
    expect((await reply(small)).summary.samples).toMatchObject([
      { finish: 'context-full', tokenCount: 15 },
    ]);
  });

  it('reports the most likely alternatives beside each token when asked', async () => {
    const { tokens } = await reply(saying([72]), { alternativeCount: 2 });
    expect(tokens[0]?.[0]?.alternatives?.map((token) => token.id)).toEqual([72, 0]);
  });

  it('reads the prompt in pieces of the size that the model takes, and says how far it is', async () => {
    const writer = saying([72, 105], { mostTokensPerStep: 3 });
    const { progress } = await reply(writer);
    expect(writer.model.calls.map((call) => call.kind)).toEqual([
      'reserve',
      'read',
      'read',
      'step',
      'step',
    ]);
    expect(progress.filter(({ kind }) => kind === 'prefill')).toEqual([
      { kind: 'prefill', doneTokens: 3, totalTokens: 5 },
      { kind: 'prefill', doneTokens: 5, totalTokens: 5 },
    ]);
  });

  it('reserves no more than prompt and reply can fill', async () => {
    const writer = saying([72]);
    await reply(writer, { maxTokens: 10 });
    expect(writer.model.calls[0]).toEqual({ kind: 'reserve', rows: 1, length: 15 });
    await reply(writer, { maxTokens: 10_000, sampleCount: 2 });
    expect(writer.model.calls).toContainEqual({ kind: 'reserve', rows: 2, length: 512 });
  });

  it('returns the candidates of a beam search', async () => {
    const beams = { width: 3, candidateCount: 2, lengthPenalty: 1 };
    const writer = createFakeWriter({ logitsOf: babble('abc', new Map([[STOP, 2]])) });
    const { summary } = await reply(writer, { beams, maxTokens: 8 });
    const { candidates = [], samples } = summary;
    expect(candidates).toHaveLength(2);
    for (const [index, { tokens, finish, score }] of candidates.entries()) {
      const replyTokens = tokens.filter(({ id }) => id !== STOP);
      expect(samples[index]).toEqual({
        finish,
        tokenCount: replyTokens.length,
        thoughtTokenCount: 0,
      });
      const sum = tokens.reduce((total, { logProbability }) => total + logProbability, 0);
      expect(score).toBeCloseTo(sum / tokens.length, 5);
    }
    expect(writer.model.calls[0]).toEqual({ kind: 'reserve', rows: 3, length: 13 });
  });

  it('refuses a prompt that fills the context, with both numbers', async () => {
    await expect(reply(saying([72], { contextLength: 5 }))).rejects.toThrow(
      /5 tokens; this model reads at most 5/,
    );
  });

  it('refuses more samples than the model has rows, with both numbers', async () => {
    const running = reply(saying([72], { mostRows: 4 }), { sampleCount: 5 });
    await expect(running).rejects.toMatchObject({
      code: 'too-many-rows',
      facts: { rows: 5, mostRows: 4 },
    });
  });

  it('stops between two tokens when aborted', async () => {
    const controller = new AbortController();
    const seen: GenerateProgress[] = [];
    const running = reply(
      saying(ENDLESS),
      {},
      {
        signal: controller.signal,
        onProgress: (event, { length }) => {
          seen.push(event);
          if (length === 4) controller.abort();
        },
      },
    );
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen.map(({ kind }) => kind)).toEqual(['prompt', 'prefill', 'token', 'token']);
  });

  it('stops between two pieces of the prompt when aborted', async () => {
    const controller = new AbortController();
    const writer = saying([72], { mostTokensPerStep: 1 });
    const running = reply(
      writer,
      {},
      {
        signal: controller.signal,
        onProgress: ({ kind }) => kind === 'prefill' && controller.abort(),
      },
    );
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(writer.model.rows[0]).toHaveLength(1);
  });

  it('takes no token and reports nothing after the model was lost', async () => {
    const lost = new Failure({ code: 'gpu-lost', message: 'lost', cure: 'load again' });
    let steps = 0;
    const writer = saying(ENDLESS, {
      beforeCall: ({ kind }: { kind: string }) => {
        if (kind === 'step' && ++steps === 3) throw lost;
      },
    });
    const seen: GenerateProgress[] = [];
    const running = reply(writer, {}, { onProgress: (event) => seen.push(event) });
    await expect(running).rejects.toBe(lost);
    expect(seen.filter(({ kind }) => kind === 'token')).toHaveLength(3);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seen.at(-1)?.kind).toBe('token');
  });
});
