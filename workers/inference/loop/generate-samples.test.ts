import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GenerateParams, ThoughtBudget } from '../protocol.ts';
import { createSteering } from './steering.ts';
import { ASK, babble, createFakeWriter, reply, STOP } from './writer.fixture.ts';

const TEXT = 'abc. \n\n</think>';
/** Ends after some tokens, each sample elsewhere. */
const logitsOf = babble(TEXT, new Map([[STOP, 0]]));
const endless = () => createFakeWriter({ logitsOf: babble(TEXT), contextLength: 60 });
const sampled = (seed: number) => ({ ...ASK.sampling, temperature: 1, seed });

const params = fc.record({
  sampling: fc
    .record({
      temperature: fc.constantFrom(0, 0.6, 1.3),
      topK: fc.constantFrom(0, 5),
      topP: fc.constantFrom(1, 0.9),
      repetitionPenalty: fc.constantFrom(1, 1.2),
      presencePenalty: fc.constantFrom(0, 0.5),
      seed: fc.nat(),
    })
    .map((sampling) => ({ ...ASK.sampling, ...sampling })),
  maxTokens: fc.integer({ min: 1, max: 25 }),
  mode: fc.constantFrom('auto', 'thinking', 'instant'),
  hasTop: fc.boolean(),
  thoughtBudget: fc.option(
    fc.record({ tokens: fc.integer({ min: 2, max: 15 }), answerTokens: fc.nat(5) }),
    { nil: undefined },
  ),
});

function writer(hasTop = true) {
  return createFakeWriter({ logitsOf, hasTop, contextLength: 60 });
}

function asked({
  thoughtBudget,
  sampling,
  maxTokens,
  mode,
}: Pick<GenerateParams, 'sampling' | 'maxTokens' | 'mode'> & {
  readonly thoughtBudget: ThoughtBudget | undefined;
}) {
  return {
    sampling,
    maxTokens,
    mode,
    ...(thoughtBudget && { thoughtBudget }),
  };
}

describe('samples side by side', () => {
  it('are what each would be alone', async () => {
    const counts = fc.integer({ min: 2, max: 6 });
    await fc.assert(
      fc.asyncProperty(params, counts, async ({ hasTop, ...rest }, sampleCount) => {
        const batch = await reply(writer(hasTop), { ...asked(rest), sampleCount });
        const alone = await reply(writer(hasTop), asked(rest));
        const more = await reply(writer(hasTop), { ...asked(rest), sampleCount: sampleCount + 3 });
        expect(batch.ids[0]).toEqual(alone.ids[0]);
        expect(batch.summary.samples[0]).toEqual(alone.summary.samples[0]);
        expect(more.ids.slice(0, sampleCount)).toEqual(batch.ids);
        if (rest.sampling.temperature === 0)
          for (const ids of batch.ids) expect(ids).toEqual(alone.ids[0]);
      }),
      { numRuns: 60 },
    );
  });

  it('differ where they are drawn, and leave the batch as they finish', async () => {
    const model = writer();
    const { ids, summary, progress } = await reply(model, { sampling: sampled(7), sampleCount: 8 });
    expect(new Set(ids.map(String)).size).toBeGreaterThan(5);
    expect(summary.samples.map(({ tokenCount }) => tokenCount)).toEqual(
      ids.map(({ length }) => length),
    );
    const widths = model.model.calls.flatMap((call) =>
      call.kind === 'step' ? [call.ids.length] : [],
    );
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(widths.at(-1)).toBeLessThan(8);
    expect(summary.tokenCount).toBe(widths.reduce((sum, width) => sum + width, 0));
    const ends = progress.filter(({ kind }) => kind === 'sample-finished');
    expect(ends).toHaveLength(8);
  });

  it('read the prompt once', async () => {
    const model = writer();
    await reply(model, { sampling: sampled(7), sampleCount: 4 });
    expect(model.model.calls.filter(({ kind }) => kind === 'read')).toHaveLength(1);
    expect(model.model.calls).toContainEqual({ kind: 'reorder', parents: [0, 0, 0, 0], length: 5 });
  });

  it('end one by one when it is asked for, and leave the others as they are', async () => {
    const steering = createSteering();
    const whole = await reply(writer(), { sampling: sampled(7), sampleCount: 4 });
    const steered = await reply(
      writer(),
      { sampling: sampled(7), sampleCount: 4 },
      {
        steering,
        onProgress: (event) => {
          if (event.kind === 'token' && event.sample === 3) {
            steering.ask({ kind: 'end-sample', sample: 0 });
            steering.ask({ kind: 'end-sample', sample: 2 });
          }
        },
      },
    );
    expect(steered.summary.samples.map(({ finish }) => finish)).toEqual([
      'ended',
      whole.summary.samples[1]?.finish,
      'ended',
      whole.summary.samples[3]?.finish,
    ]);
    expect(steered.ids[0]).toEqual(whole.ids[0]?.slice(0, 1));
    expect([steered.ids[1], steered.ids[3]]).toEqual([whole.ids[1], whole.ids[3]]);
  });
});

describe('an interrupted run', () => {
  it('goes on as if nothing had happened, wherever it was cut', async () => {
    const cuts = fc.array(fc.nat(25), { minLength: 3, maxLength: 3 });
    const counts = fc.integer({ min: 1, max: 3 });
    await fc.assert(
      fc.asyncProperty(params, counts, cuts, async ({ hasTop, ...rest }, sampleCount, at) => {
        const whole = await reply(writer(hasTop), { ...asked(rest), sampleCount });
        const written = whole.ids.map((ids, sample) => ids.slice(0, at[sample]));
        const rest2 = await reply(writer(hasTop), { ...asked(rest), sampleCount, written });
        const joined = rest2.ids.map((ids, sample) => [...(written[sample] ?? []), ...ids]);
        expect(joined).toEqual(whole.ids);
        expect(rest2.summary.samples).toEqual(whole.summary.samples);
      }),
      { numRuns: 150 },
    );
  });

  it('reads what all samples have written as it was written, and reports none of it again', async () => {
    const whole = await reply(endless());
    const ids = whole.ids[0] ?? [];
    const model = endless();
    const resumed = await reply(model, { written: [ids.slice(0, 4)] });
    expect(resumed.ids[0]).toEqual(ids.slice(4));
    expect(resumed.progress).toContainEqual({ kind: 'prefill', doneTokens: 8, totalTokens: 9 });
    expect(resumed.progress).toContainEqual({ kind: 'prefill', doneTokens: 9, totalTokens: 9 });
    expect(resumed.summary.samples[0]?.tokenCount).toBe(ids.length);
  });

  it('needs no model where everything had been written', async () => {
    const whole = await reply(endless(), { maxTokens: 3 });
    const model = endless();
    const resumed = await reply(model, { maxTokens: 3, written: whole.ids });
    expect(resumed.summary.samples).toEqual(whole.summary.samples);
    expect(model.model.calls).toEqual([]);
  });

  it('remembers a wish to answer until it has told again what was written', async () => {
    const thinking = { mode: 'thinking', sampleCount: 2, sampling: sampled(3) } as const;
    const quiet = createFakeWriter({ logitsOf: babble('abc') });
    const whole = await reply(quiet, thinking);
    const steering = createSteering();
    steering.ask({ kind: 'answer-now', sample: 0 });
    const written = [whole.ids[0]?.slice(0, 6) ?? [], whole.ids[1]?.slice(0, 2) ?? []];
    const resumed = await reply(quiet, { ...thinking, written }, { steering });
    expect(resumed.progress).toContainEqual({
      kind: 'thought-ends',
      sample: 0,
      tokenIndex: 6,
      why: 'answer-now',
    });
    expect(resumed.text.startsWith('\n</think>\n\n')).toBe(true);
    expect(resumed.ids[1]).toEqual(whole.ids[1]?.slice(2));
  });
});
