import { describe, expect, it } from 'vitest';
import type { GenerateProgress } from '../protocol.ts';
import { createSteering } from './steering.ts';
import {
  BLANK_LINE,
  babble,
  CLOSE,
  createFakeWriter,
  reply,
  STOP,
  VOCABULARY,
} from './writer.fixture.ts';

const ENDING = '\n</think>\n\n';
const thinking = { mode: 'thinking' } as const;
const musing = () => createFakeWriter({ logitsOf: babble('abc') });

function thoughtEnds(progress: readonly GenerateProgress[]) {
  return progress.filter(({ kind }) => kind === 'thought-ends');
}

describe('a thought with a budget', () => {
  it('ends in time, with an event before the tokens that end it', async () => {
    const thoughtBudget = { tokens: 10, answerTokens: 5 };
    const { progress, text, summary, tokens } = await reply(musing(), {
      ...thinking,
      thoughtBudget,
    });
    expect(text.indexOf(ENDING)).toBe(9);
    expect(summary.samples[0]).toMatchObject({ thoughtTokenCount: 10, finish: 'max-tokens' });
    const at = progress.findIndex(({ kind }) => kind === 'thought-ends');
    expect(progress[at]).toEqual({
      kind: 'thought-ends',
      sample: 0,
      tokenIndex: 9,
      why: 'budget-hard',
    });
    expect(progress[at + 1]).toMatchObject({ kind: 'token', token: { text: '\n' } });
    for (const { logProbability } of tokens[0]?.slice(9, 12) ?? [])
      expect(logProbability).toBeLessThan(-20);
  });

  it('keeps tokens of a small context for the answer', async () => {
    const writer = createFakeWriter({ logitsOf: babble('abc'), contextLength: 40 });
    const thoughtBudget = { tokens: 1000, answerTokens: 12 };
    const { text, summary } = await reply(writer, { ...thinking, thoughtBudget });
    expect(summary.samples[0]?.finish).toBe('context-full');
    expect(text.slice(text.indexOf(ENDING) + ENDING.length)).toHaveLength(12);
  });
});

describe('answering now', () => {
  it('ends the thought before the next token', async () => {
    const steering = createSteering();
    const { text, progress } = await reply(musing(), thinking, {
      steering,
      onProgress: (_, { length }) => length === 6 && steering.ask({ kind: 'answer-now' }),
    });
    expect(text.indexOf(ENDING)).toBe(4);
    expect(thoughtEnds(progress)).toEqual([
      { kind: 'thought-ends', sample: 0, tokenIndex: 4, why: 'answer-now' },
    ]);
  });

  it('is asked of one sample or of all', async () => {
    const steering = createSteering();
    const { tokens, progress } = await reply(
      musing(),
      { ...thinking, sampleCount: 3 },
      {
        steering,
        onProgress: (event, { length }) => {
          if (length === 5) steering.ask({ kind: 'answer-now', sample: 1 });
          if (event.kind === 'token' && event.token.text === '\n\n')
            steering.ask({ kind: 'answer-now' });
        },
      },
    );
    expect(thoughtEnds(progress).map((event) => 'sample' in event && event.sample)).toEqual([
      1, 0, 2,
    ]);
    for (const each of tokens) expect(each.filter(({ id }) => id === CLOSE)).toHaveLength(1);
  });

  it('does nothing where there is no thought, or none any more', async () => {
    for (const mode of ['instant', 'auto'] as const) {
      const steering = createSteering();
      steering.ask({ kind: 'answer-now' });
      const asked = await reply(musing(), { mode }, { steering });
      expect(asked.ids).toEqual((await reply(musing(), { mode })).ids);
      expect(thoughtEnds(asked.progress)).toEqual([]);
    }
  });
});

/** Writes lines of thought; its answer is certain once the sequence has so many tokens. */
function deciding(certainFrom: number) {
  const musings = babble('ab', new Map([[BLANK_LINE, 3]]));
  return (sequence: readonly number[], vocabulary: number) => {
    const closed = sequence.indexOf(CLOSE);
    const isSure = closed >= 0 && closed >= certainFrom;
    if (!isSure) return musings(sequence, vocabulary);
    const logits = new Float32Array(VOCABULARY);
    logits[sequence.length - closed > 6 ? STOP : 65] = 20;
    return logits;
  };
}

describe('an early exit', () => {
  const params = {
    mode: 'thinking',
    maxTokens: 400,
    thoughtBudget: { tokens: 380, answerTokens: 5, exitsEarly: true },
  } as const;

  it('ends the thought at the first step at which the answer is certain', async () => {
    const writer = createFakeWriter({ logitsOf: deciding(150) });
    const { progress, text, summary } = await reply(writer, params);
    expect(thoughtEnds(progress)).toMatchObject([{ why: 'early-exit' }]);
    const thought = text.slice(0, text.indexOf('</think>'));
    expect(thought.endsWith('\n\n')).toBe(true);
    expect(text.slice(thought.length)).toBe('</think>\n\nAAAAA');
    expect(summary.samples[0]?.thoughtTokenCount).toBeGreaterThan(120);
    expect(summary.samples[0]?.thoughtTokenCount).toBeLessThan(250);
  });

  it('changes nothing about a reply that it does not end', async () => {
    const writer = createFakeWriter({ logitsOf: deciding(10_000) });
    const tried = await reply(writer, params);
    const free = await reply(createFakeWriter({ logitsOf: deciding(10_000) }), {
      ...params,
      thoughtBudget: { tokens: 380, answerTokens: 5 },
    });
    expect(writer.model.calls.filter(({ kind }) => kind === 'read').length).toBeGreaterThan(20);
    expect(tried.ids).toEqual(free.ids);
    expect(tried.summary.samples).toEqual(free.summary.samples);
  });

  it('comes at the same place in a run that was interrupted', async () => {
    const logitsOf = deciding(150);
    const whole = await reply(createFakeWriter({ logitsOf }), params);
    const [ids = []] = whole.ids;
    for (let cut = 0; cut <= ids.length; cut += cut > 120 && cut < 250 ? 1 : 17) {
      const written = [ids.slice(0, cut)];
      const resumed = await reply(createFakeWriter({ logitsOf }), { ...params, written });
      expect([...ids.slice(0, cut), ...(resumed.ids[0] ?? [])]).toEqual(ids);
    }
  });

  it('is not tried where several samples are written', async () => {
    const writer = createFakeWriter({ logitsOf: deciding(150) });
    const { progress } = await reply(writer, { ...params, sampleCount: 2 });
    expect(thoughtEnds(progress)).toMatchObject([{ why: 'budget-soft' }, { why: 'budget-soft' }]);
  });
});
