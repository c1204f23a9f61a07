import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASK, babble, createFakeWriter, reply } from './writer.fixture.ts';

/** Its next token depends on the last two alone, so that it soon repeats itself. */
function repeating(seed: number, tokens: string) {
  const logitsOf = babble(tokens);
  return (sequence: readonly number[], vocabulary: number) =>
    logitsOf([seed, ...sequence.slice(-2)], vocabulary);
}

describe('drafts', () => {
  it('change nothing about a greedy reply, its probabilities or its budget', async () => {
    const asked = fc.record({
      seed: fc.nat(255),
      prompt: fc.stringMatching(/^[abc. ]{1,20}$/),
      maxTokens: fc.integer({ min: 1, max: 120 }),
      mode: fc.constantFrom('auto', 'thinking'),
      repetitionPenalty: fc.constantFrom(1, 1.3),
      hasTop: fc.boolean(),
      thoughtBudget: fc.option(
        fc.record({
          tokens: fc.integer({ min: 5, max: 110 }),
          answerTokens: fc.nat(5),
          exitsEarly: fc.boolean(),
        }),
        { nil: undefined },
      ),
      cut: fc.nat(40),
    });
    await fc.assert(
      fc.asyncProperty(asked, async (each) => {
        const { seed, prompt, maxTokens, mode, hasTop, thoughtBudget, repetitionPenalty } = each;
        const logitsOf = repeating(seed, 'abc. \n\n</think>');
        const params = {
          messages: [{ role: 'user', content: prompt }] as const,
          maxTokens,
          mode,
          sampling: { ...ASK.sampling, repetitionPenalty },
          ...(thoughtBudget && { thoughtBudget }),
          alternativeCount: 2,
        };
        const plain = await reply(createFakeWriter({ logitsOf, hasTop }), params);
        const written = [(plain.ids[0] ?? []).slice(0, each.cut)];
        const drafted = await reply(createFakeWriter({ logitsOf, hasTop }), {
          ...params,
          speculates: true,
          written,
        });
        const bare = (tokens: typeof plain.tokens) =>
          tokens[0]?.map(({ timeMs: _, ...token }) => token);
        expect(bare(drafted.tokens)).toEqual(bare(plain.tokens)?.slice(written[0]?.length));
        expect(drafted.summary.samples).toEqual(plain.summary.samples);
      }),
      { numRuns: 150 },
    );
  });

  it('are verified in one pass, and counted', async () => {
    const writer = createFakeWriter({ logitsOf: repeating(1, 'abc') });
    const { summary } = await reply(writer, { maxTokens: 300, speculates: true });
    const { draftedTokens = 0, acceptedTokens = 0 } = summary.speculation ?? {};
    const passes = writer.model.calls.filter(({ kind }) => kind === 'step' || kind === 'read');
    expect(draftedTokens).toBeGreaterThanOrEqual(acceptedTokens);
    expect(acceptedTokens).toBeGreaterThan(0);
    expect(passes).toHaveLength(300 - acceptedTokens);
  });

  it('are made only for one greedy reply, by a model that gives every position', async () => {
    const logitsOf = repeating(1, 'abc');
    const speculates = { maxTokens: 20, speculates: true } as const;
    const sampling = { ...ASK.sampling, temperature: 1 };
    const cases = [
      [{ givesEveryPosition: false }, {}],
      [{}, { sampling }],
      [{}, { sampleCount: 2 }],
    ] as const;
    for (const [options, params] of cases) {
      const { summary } = await reply(createFakeWriter({ logitsOf, ...options }), {
        ...speculates,
        ...params,
      });
      expect(summary.speculation).toBeUndefined();
      expect(summary.samples[0]?.tokenCount).toBe(20);
    }
  });

  it('are not made for a cache that reads everything again when a guess was wrong', async () => {
    const writer = createFakeWriter({ logitsOf: repeating(1, 'abc') });
    const growing = { ...writer, model: { ...writer.model, loop: 'growing' } } as const;
    const { summary } = await reply(growing, { maxTokens: 50, speculates: true });
    expect(summary.speculation).toBeUndefined();
  });
});
