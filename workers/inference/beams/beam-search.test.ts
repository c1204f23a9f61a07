import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileConstraint } from '../answers/answer-constraint.ts';
import { byteCodec, STOP, VOCABULARY } from '../loop/writer.fixture.ts';
import {
  createFakeModel,
  type FakeCall,
  type FakeModelOptions,
  hashedLogits,
} from '../model/fake-model.fixture.ts';
import type { LanguageModel } from '../model/language-model.ts';
import type { BeamCandidate } from '../protocol.ts';
import { argMax } from '../sampler/sampler.ts';
import type { TextCodec } from '../text/tokenizer.ts';
import { type BeamContext, type BeamStep, searchBeams } from './beam-search.ts';
import {
  type Ask,
  byScore,
  everySequence,
  logProbabilities,
  searchNaively,
} from './beam-search-definition.fixture.ts';
import { transformersSearches } from './beam-search-transformers.fixture.ts';

const codec: TextCodec = {
  encode: () => [],
  textOf: (id) => `<${id}>`,
  startDecoding: () => ({ push: (id) => `<${id}>` }),
};

const ASK: Ask = {
  prompt: [1, 2, 3],
  vocabulary: 24,
  stopTokens: [0],
  maxTokens: 6,
  beams: { width: 4, candidateCount: 4, lengthPenalty: 1 },
};

async function search(ask: Ask, options: FakeModelOptions = {}, more: Partial<BeamContext> = {}) {
  const { prompt, vocabulary, stopTokens, maxTokens, beams } = ask;
  const model = createFakeModel({ vocabulary, mostRows: 64, ...options });
  const context: BeamContext = {
    model,
    codec,
    stopTokens: new Set(stopTokens),
    firstLogits: await readPrompt(model, ask),
    promptLength: prompt.length,
    room: maxTokens,
    finishWhenFull: 'max-tokens',
    signal: new AbortController().signal,
    startedAt: performance.now(),
    ...more,
  };
  return { model, candidates: await searchBeams(context, beams) };
}

async function readPrompt(model: LanguageModel, { prompt, maxTokens, beams }: Ask) {
  await model.reserve(beams.width, prompt.length + maxTokens, 0);
  return model.read(prompt, 0);
}

const idsOf = ({ tokens }: BeamCandidate) => tokens.map((token) => token.id);
const asks = fc.record({
  prompt: fc.array(fc.nat(23), { minLength: 1, maxLength: 5 }),
  vocabulary: fc.constant(24),
  stopTokens: fc.uniqueArray(fc.nat(23), { minLength: 1, maxLength: 3 }),
  maxTokens: fc.integer({ min: 1, max: 10 }),
  beams: fc.integer({ min: 1, max: 8 }).chain((width) =>
    fc.record({
      width: fc.constant(width),
      candidateCount: fc.integer({ min: 1, max: width }),
      lengthPenalty: fc.constantFrom(0, 0.6, 1, 2, -0.5),
    }),
  ),
});

describe('beam search', () => {
  it.each(transformersSearches)(
    'finds what transformers finds: $name',
    async ({ expected, ...ask }) => {
      const { candidates } = await search(ask);
      expect(candidates.map(idsOf)).toEqual(expected.map(({ ids }) => ids));
      for (const [rank, { score }] of expected.entries())
        expect(candidates[rank]?.score).toBeCloseTo(score, 4);
    },
  );

  it.each([
    ['with logits of all tokens', { ...ASK, vocabulary: 4, maxTokens: 3 }, 40],
    ['with the best of each row', { ...ASK, prompt: [1, 2], vocabulary: 3, maxTokens: 3 }, 16],
  ])('finds every sequence there is with beams enough, %s', async (_, ask, width) => {
    const beams = { width, candidateCount: width, lengthPenalty: 1 };
    const { candidates } = await search({ ...ask, beams });
    const all = everySequence({ ...ask, beams }).sort(byScore);
    expect(candidates.map(idsOf)).toEqual(all.map(({ ids }) => ids));
  });

  it('follows the rules of transformers for any prompt, width, penalty and stop tokens', async () => {
    await fc.assert(
      fc.asyncProperty(asks, fc.boolean(), async (ask, hasTop) => {
        const { candidates } = await search(ask, { hasTop });
        const expected = searchNaively(ask).slice(0, ask.beams.candidateCount);
        expect(candidates.map(idsOf)).toEqual(expected.map(({ ids }) => ids));
      }),
      { numRuns: 200 },
    );
  });

  it('gives different candidates, best first, whose tokens add up to their scores', async () => {
    await fc.assert(
      fc.asyncProperty(asks, async (ask) => {
        const { candidates } = await search(ask);
        const scores = candidates.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(new Set(candidates.map((candidate) => idsOf(candidate).join())).size).toBe(
          ask.beams.candidateCount,
        );
        for (const { tokens, score, finish } of candidates) {
          const sum = tokens.reduce((total, { logProbability }) => total + logProbability, 0);
          expect(score * tokens.length ** ask.beams.lengthPenalty).toBeCloseTo(sum, 6);
          const isStopped = ask.stopTokens.includes(tokens.at(-1)?.id ?? -1);
          expect(finish).toBe(isStopped ? 'stop-token' : 'max-tokens');
          expect(isStopped || tokens.length === ask.maxTokens).toBe(true);
        }
      }),
    );
  });

  it('is greedy with one beam', async () => {
    await fc.assert(
      fc.asyncProperty(asks, async (ask) => {
        const greedy: number[] = [];
        while (greedy.length < ask.maxTokens && !ask.stopTokens.includes(greedy.at(-1) ?? -1))
          greedy.push(argMax(hashedLogits([...ask.prompt, ...greedy], ask.vocabulary)));
        const beams = { width: 1, candidateCount: 1, lengthPenalty: 1 };
        const { candidates } = await search({ ...ask, beams });
        expect(candidates.map(idsOf)).toEqual([greedy]);
      }),
    );
  });

  it('prefers longer sequences the larger the length penalty is', async () => {
    const lengthWith = async (lengthPenalty: number) => {
      const beams = { width: 6, candidateCount: 1, lengthPenalty };
      const { candidates } = await search({ ...ASK, maxTokens: 12, stopTokens: [0, 1, 2], beams });
      return candidates[0]?.tokens.length ?? 0;
    };
    expect(await lengthWith(0)).toBeLessThan(await lengthWith(3));
  });

  it('keeps every beam in a form, with probabilities of the whole distribution', async () => {
    const options = ['CCO', 'CCN', 'CC', 'benzene'];
    const ask: Ask = {
      ...ASK,
      vocabulary: VOCABULARY,
      stopTokens: [STOP],
      maxTokens: 12,
      beams: { width: 5, candidateCount: 5, lengthPenalty: 1 },
    };
    const form = { kind: 'choice', options } as const;
    const constraint = compileConstraint(form, byteCodec, VOCABULARY, new Set([STOP]));
    const expected = options.map((option) => {
      const ids = [...byteCodec.encode(option), STOP];
      const sum = ids.reduce((total, id, index) => {
        const before = [...ask.prompt, ...ids.slice(0, index)];
        return total + (logProbabilities(before, VOCABULARY)[id] ?? 0);
      }, 0);
      return { text: option, score: sum / ids.length };
    });
    for (const hasTop of [true, false]) {
      const { candidates } = await search(ask, { hasTop }, { rule: constraint, codec: byteCodec });
      const found = candidates.map(({ tokens, score, finish }) => {
        expect(finish).toBe('stop-token');
        return { text: tokens.map(({ text }) => text).join(''), score: score.toFixed(5) };
      });
      expect(found).toEqual(
        expected
          .sort((a, b) => b.score - a.score)
          .map(({ text, score }) => ({ text, score: score.toFixed(5) })),
      );
    }
  });

  it('gives tokens their text, and the stop token none', async () => {
    const logitsOf = (sequence: readonly number[], vocabulary: number) =>
      new Float32Array(vocabulary).fill(0).with(sequence.length === 5 ? 0 : 7, 9);
    const { candidates } = await search(ASK, { logitsOf });
    expect(candidates[0]?.tokens.map(({ text }) => text)).toEqual(['<7>', '<7>', '']);
    expect(candidates[0]).toMatchObject({ finish: 'stop-token' });
  });

  it('says how a beam ended that filled its room', async () => {
    const ask = { ...ASK, stopTokens: [], maxTokens: 4 };
    const { candidates } = await search(ask, {}, { finishWhenFull: 'context-full' });
    expect(candidates.map(({ tokens }) => tokens.length)).toEqual([4, 4, 4, 4]);
    expect(new Set(candidates.map(({ finish }) => finish))).toEqual(new Set(['context-full']));
  });

  it('copies rows only where a beam goes on in several ways', async () => {
    await fc.assert(
      fc.asyncProperty(asks, async (ask) => {
        const { model } = await search(ask);
        const [first, ...later] = model.calls.flatMap((call) =>
          call.kind === 'reorder' ? [call.parents] : [],
        );
        if (ask.beams.width === 1) expect(first).toBeUndefined();
        expect(first?.every((parent) => parent === 0) ?? true).toBe(true);
        for (const parents of later)
          for (const parent of parents) expect(parents[parent]).toBe(parent);
      }),
    );
  });

  it('copies only the tokens in which beams differ', async () => {
    const shared: (number | undefined)[] = [];
    const ask = { ...ASK, stopTokens: [], maxTokens: 8 };
    const model = createFakeModel({ vocabulary: ask.vocabulary });
    const watched: LanguageModel = {
      ...model,
      reorder: (parents, length, common) => {
        shared.push(common);
        return model.reorder(parents, length, common);
      },
    };
    await search(ask, {}, { model: watched, firstLogits: await readPrompt(model, ask) });
    expect(shared[0]).toBe(0);
    expect(shared.length).toBeGreaterThan(1);
    for (const common of shared.slice(1)) expect(common).toBeGreaterThanOrEqual(ask.prompt.length);
  });

  it('tells of each step, with the best beam that still runs', async () => {
    const steps: (Omit<BeamStep, 'best'> & { readonly text: string })[] = [];
    const onStep = ({ best, ...step }: BeamStep) =>
      steps.push({
        ...step,
        text: best()
          .map(({ text }) => text)
          .join(''),
      });
    await search({ ...ASK, stopTokens: [], maxTokens: 3 }, {}, { onStep });
    expect(steps.map(({ tokenCount }) => tokenCount)).toEqual([1, 2]);
    expect(steps[0]?.text).toBe(`<${argMax(hashedLogits(ASK.prompt, ASK.vocabulary))}>`);
  });

  it('stops between two steps when aborted', async () => {
    const controller = new AbortController();
    let steps = 0;
    const onStep = () => {
      if (++steps === 2) controller.abort();
    };
    const searching = search(ASK, {}, { signal: controller.signal, onStep });
    await expect(searching).rejects.toMatchObject({ name: 'AbortError' });
    expect(steps).toBe(2);
  });

  it('gives nothing out when aborted during the last step', async () => {
    const controller = new AbortController();
    const beforeCall = ({ kind }: FakeCall) => {
      if (kind === 'step') controller.abort();
    };
    const ask = { ...ASK, stopTokens: [], maxTokens: 2 };
    const searching = search(ask, { beforeCall }, { signal: controller.signal });
    await expect(searching).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fails when the model computed no numbers', async () => {
    const logitsOf = (_: unknown, vocabulary: number) => new Float32Array(vocabulary).fill(NaN);
    await expect(search(ASK, { logitsOf })).rejects.toThrow(/not finite numbers/);
    await expect(search(ASK, { logitsOf, hasTop: false })).rejects.toMatchObject({
      code: 'not-a-number',
    });
  });
});
