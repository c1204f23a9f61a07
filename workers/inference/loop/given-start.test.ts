import { describe, expect, it } from 'vitest';
import { ASK, babble, createFakeWriter, reply, STOP } from './writer.fixture.ts';

const babbling = () =>
  createFakeWriter({ logitsOf: babble('ab .</think>', new Map([[STOP, -4]])) });
const idsOf = (text: string) => [...new TextEncoder().encode(text)];

describe('a beginning that a person gave', () => {
  it('is reported first, marked as given, and writing goes on behind it', async () => {
    const { tokens, text, summary } = await reply(babbling(), { replyStart: 'baé', maxTokens: 20 });
    const [first = []] = tokens;
    expect(first.slice(0, 4)).toMatchObject([
      { text: 'b', given: true, logProbability: 0, timeMs: 0 },
      { text: 'a', given: true },
      { text: '', given: true },
      { text: 'é', given: true },
    ]);
    expect(first.slice(4).some(({ given }) => given)).toBe(false);
    expect(text.startsWith('baé')).toBe(true);
    expect(summary.samples[0]?.tokenCount).toBe(first.length);
    expect(first.length).toBeGreaterThan(4);
  });

  it('is what the model would have gone on behind, had it written it itself', async () => {
    const whole = await reply(babbling(), { maxTokens: 30 });
    const replyStart = (whole.tokens[0] ?? [])
      .slice(0, 9)
      .map((token) => token.text)
      .join('');
    const warm = babbling();
    await reply(warm, { maxTokens: 30 });
    for (const writer of [babbling(), warm]) {
      const branch = await reply(writer, { replyStart, maxTokens: 30 });
      expect(branch.ids).toEqual(whole.ids);
    }
  });

  it('leads elsewhere where it differs, and begins each of several replies', async () => {
    const sampling = { ...ASK.sampling, temperature: 1 };
    const { ids } = await reply(babbling(), {
      replyStart: 'bb',
      sampleCount: 3,
      sampling,
      maxTokens: 20,
    });
    for (const each of ids) expect(each.slice(0, 2)).toEqual(idsOf('bb'));
    expect(new Set(ids.map((each) => each.join())).size).toBe(3);
  });

  it('counts as thought inside an open thought, and ends it with its tag', async () => {
    const inside = await reply(babbling(), {
      mode: 'thinking',
      replyStart: 'abba',
      maxTokens: 20,
      thoughtBudget: { tokens: 10, answerTokens: 4 },
    });
    expect(inside.summary.samples[0]?.thoughtTokenCount).toBeGreaterThanOrEqual(4);
    expect(inside.summary.samples[0]?.thoughtTokenCount).toBeLessThanOrEqual(10);
    const closed = await reply(babbling(), {
      mode: 'thinking',
      replyStart: 'ab</think>\n\n',
      maxTokens: 20,
    });
    expect(closed.summary.samples[0]?.thoughtTokenCount).toBe(2);
  });

  it('is not written twice by a run that was interrupted behind it', async () => {
    const params = { replyStart: 'ab', maxTokens: 25 };
    const whole = await reply(babbling(), params);
    const all = whole.ids[0] ?? [];
    const resumed = await reply(babbling(), { ...params, written: [all.slice(0, 12)] });
    expect([...all.slice(0, 12), ...(resumed.ids[0] ?? [])]).toEqual(all);
    expect(resumed.tokens[0]?.some(({ given }) => given)).toBe(false);
  });

  it('keeps the form of the answer behind a thought', async () => {
    const answerForm = { kind: 'choice', options: ['ab', 'ba'] } as const;
    const { text } = await reply(babbling(), {
      mode: 'instant',
      replyStart: 'b',
      answerForm,
    });
    expect(text).toBe('ba');
  });

  it.each([
    ['a token that ends a reply', { replyStart: 'a' }, 'ends a reply'],
    [
      'what the form does not allow',
      { replyStart: 'x', answerForm: { kind: 'choice', options: ['a', 'b'] } as const },
      'form',
    ],
    ['more than there is room for', { replyStart: 'ababab', maxTokens: 6 }, 'no room'],
  ])('is refused with %s', async (_, params, words) => {
    const writer = {
      ...babbling(),
      ...(words === 'ends a reply' && { stopTokens: new Set([97]) }),
    };
    await expect(reply(writer, params)).rejects.toMatchObject({
      code: 'start-not-possible',
      message: expect.stringContaining(words),
    });
  });
});
