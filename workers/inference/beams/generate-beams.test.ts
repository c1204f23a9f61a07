import { describe, expect, it } from 'vitest';
import { ASK, babble, CLOSE, createFakeWriter, reply, STOP } from '../loop/writer.fixture.ts';

const logitsOf = babble('abc', new Map([[STOP, -1]]));
const beams = { width: 4, candidateCount: 3, lengthPenalty: 1 };

describe('a reply searched with beams', () => {
  it('comes as candidates, best first, each with its summary', async () => {
    const { summary } = await reply(createFakeWriter({ logitsOf }), { beams, maxTokens: 9 });
    const { candidates = [], samples, tokenCount, promptTokenCount } = summary;
    expect(candidates).toHaveLength(3);
    expect(samples.map(({ finish }) => finish)).toEqual(candidates.map(({ finish }) => finish));
    // Stop tokens are no part of a reply.
    const lengths = candidates.map(({ tokens }) => tokens.filter(({ id }) => id !== STOP).length);
    expect(samples.map((sample) => sample.tokenCount)).toEqual(lengths);
    expect(tokenCount).toBe(lengths.reduce((sum, length) => sum + length, 0));
    expect(promptTokenCount).toBe(5);
  });

  it('shows the beam that leads, from the first token on', async () => {
    const { progress } = await reply(createFakeWriter({ logitsOf }), { beams, maxTokens: 9 });
    const leading = progress.flatMap((event) => (event.kind === 'leading-beam' ? [event] : []));
    expect(leading[0]?.tokens).toHaveLength(1);
    expect(progress.some(({ kind }) => kind === 'token')).toBe(false);
  });

  it('keeps its form and ends where a context ends that is smaller than the model’s', async () => {
    const writer = { ...createFakeWriter({ logitsOf }), contextLength: 8 };
    const { summary } = await reply(writer, { beams, maxTokens: 100, mode: 'auto' });
    const { candidates = [] } = summary;
    expect(Math.max(...candidates.map(({ tokens }) => tokens.length))).toBe(3);
    expect(candidates.some(({ finish }) => finish === 'context-full')).toBe(true);
    const options = ['ba', 'c'];
    const inForm = await reply(createFakeWriter({ logitsOf }), {
      beams,
      mode: 'instant',
      answerForm: { kind: 'choice', options },
    });
    const texts = inForm.summary.candidates?.map(({ tokens }) =>
      tokens.map(({ text }) => text).join(''),
    );
    expect(texts?.toSorted()).toEqual(options);
  });

  it('leaves a thought free and keeps the answer behind it in its form', async () => {
    const thinking = babble('ab', new Map([[CLOSE, 2]]));
    const answering = babble('abc\n\n', new Map([[STOP, 0]]));
    const eager = (sequence: readonly number[], vocabulary: number) =>
      (sequence.includes(CLOSE) ? answering : thinking)(sequence, vocabulary);
    const options = ['ba', 'c'];
    const { summary } = await reply(createFakeWriter({ logitsOf: eager }), {
      beams,
      mode: 'thinking',
      maxTokens: 60,
      answerForm: { kind: 'choice', options },
    });
    const texts = (summary.candidates ?? []).map(({ tokens }) =>
      tokens.map(({ text }) => text).join(''),
    );
    expect(texts).toHaveLength(3);
    for (const text of texts) expect(text).toMatch(/^[ab]*<\/think>\n\n(ba|c)$/);
    expect(texts.some((text) => !text.startsWith('</think>'))).toBe(true);
    expect(summary.samples.every(({ finish }) => finish === 'stop-token')).toBe(true);
  });

  it('stops when it is aborted, and the next run is as if it had not been', async () => {
    const writer = createFakeWriter({ logitsOf });
    const controller = new AbortController();
    const aborted = reply(
      writer,
      { beams },
      {
        signal: controller.signal,
        onProgress: ({ kind }) => {
          if (kind === 'leading-beam') controller.abort();
        },
      },
    );
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    const fresh = await reply(createFakeWriter({ logitsOf }), ASK);
    expect((await reply(writer, ASK)).ids).toEqual(fresh.ids);
  });
});
