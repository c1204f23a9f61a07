import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerForm } from '#science/answer-form.ts';
import type { GenerateParams } from '../protocol.ts';
import {
  ASK,
  babble,
  byteCodec,
  CLOSE,
  createFakeWriter,
  OPEN,
  reply,
  STOP,
} from './writer.fixture.ts';

const LABELS: AnswerForm = { kind: 'choice', options: ['yes', 'no', 'not sure'] };
const TAGGED: AnswerForm = { ...LABELS, around: ['[', ']'] };

/** Would write anything, thoughts among it. */
const logitsOf = babble(
  'abcdenosty ][\n\n',
  new Map([
    [CLOSE, 2],
    [STOP, 0],
  ]),
);
const writer = (hasTop = true) => createFakeWriter({ logitsOf, hasTop });

function answerOf(text: string): string {
  const close = text.indexOf('</think>');
  return close < 0 ? text : text.slice(close + '</think>'.length);
}

describe('an answer that is kept in a form', () => {
  it('has it from the start where there is no thought', async () => {
    const { text, summary } = await reply(writer(), { mode: 'instant', answerForm: TAGGED });
    expect(['[yes]', '[no]', '[not sure]']).toContain(text);
    expect(summary.samples[0]?.finish).toBe('form-complete');
  });

  it('has it behind its thought, which is free, and behind a blank line', async () => {
    const { text, summary } = await reply(writer(), { mode: 'thinking', answerForm: TAGGED });
    expect(text).toMatch(/^[^[\]]*.*<\/think>\n\n\[(yes|no|not sure)\]$/s);
    expect(summary.samples[0]?.thoughtTokenCount).toBeGreaterThan(0);
  });

  it('may be the first thing or follow a thought where the model decides', async () => {
    const params: Partial<GenerateParams> = { mode: 'auto', answerForm: TAGGED };
    expect((await reply(writer(), params)).text).toMatch(/^\[/);
    const thoughtful = createFakeWriter({
      logitsOf: babble(
        'abc',
        new Map([
          [OPEN, 40],
          [CLOSE, 3],
        ]),
      ),
    });
    // The opening tag is likely everywhere; once the thought is open it is a token like others.
    const { text } = await reply(thoughtful, {
      ...params,
      maxTokens: 400,
      thoughtBudget: {
        tokens: 20,
        answerTokens: 20,
      },
    });
    expect(text).toMatch(/^<think>.*<\/think>\n\n\[(yes|no|not sure)\]$/s);
  });

  it('ends with the stop token where more could follow', async () => {
    const answerForm: AnswerForm = { kind: 'choice', options: ['no', 'not sure'] };
    const stopping = createFakeWriter({ logitsOf: babble('no', new Map([[STOP, 9]])) });
    const { text, summary } = await reply(stopping, { mode: 'instant', answerForm });
    expect(text).toBe('no');
    expect(summary.samples[0]?.finish).toBe('stop-token');
  });

  it('is the same in a batch, with all logits, with drafts, and behind an interruption', async () => {
    const asked = fc.record({
      mode: fc.constantFrom('auto', 'instant', 'thinking'),
      seed: fc.nat(),
      temperature: fc.constantFrom(0, 1),
      answerForm: fc.constantFrom(LABELS, TAGGED),
      maxTokens: fc.integer({ min: 1, max: 40 }),
      cut: fc.nat(30),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ seed, temperature, cut, ...rest }) => {
        const params = { ...rest, sampling: { ...ASK.sampling, temperature, seed } };
        const plain = await reply(writer(), { ...params, sampleCount: 3 });
        const all = await reply(writer(false), { ...params, sampleCount: 3 });
        const single = await reply(writer(), { ...params, speculates: true });
        const written = plain.ids.map((ids, sample) => ids.slice(0, cut + sample));
        const resumed = await reply(writer(), { ...params, sampleCount: 3, written });
        expect(all.ids).toEqual(plain.ids);
        expect(single.ids[0]).toEqual(plain.ids[0]);
        expect(resumed.ids).toEqual(
          plain.ids.map((ids, sample) => ids.slice(written[sample]?.length)),
        );
        for (const [sample, { finish }] of plain.summary.samples.entries()) {
          if (finish !== 'form-complete') continue;
          const text = (plain.tokens[sample] ?? []).map((token) => token.text).join('');
          const answer =
            rest.answerForm === TAGGED
              ? /^(\n\n)?\[(yes|no|not sure)\]$/
              : /^(\n\n)?(yes|no|not sure)$/;
          expect(answerOf(text)).toMatch(answer);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the choices of a closed list', () => {
  /** P(option, then stop), worked out token by token on a model of its own. */
  async function expectedChoices(before: readonly number[], form: AnswerForm & { kind: 'choice' }) {
    const weights = form.options.map((option) => {
      const sequence = [...before];
      let sum = 0;
      const [start, end] = form.around ?? ['', ''];
      for (const id of [...byteCodec.encode(start + option + end), STOP]) {
        const logits = logitsOf(sequence, 300);
        const all = logits.reduce((total, logit) => total + Math.exp(logit), 0);
        sum += (logits[id] ?? 0) - Math.log(all);
        sequence.push(id);
      }
      return Math.exp(sum);
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  }

  const sampling = { ...ASK.sampling, temperature: 1, seed: 5 };

  it.each([
    { mode: 'instant', sampleCount: 3 },
    { mode: 'thinking', sampleCount: 4, sampling },
    { mode: 'thinking', sampleCount: 1, speculates: true },
  ] as const)('are those of the model behind each thought: %o', async (params) => {
    const { summary, ids } = await reply(writer(), { ...params, answerForm: TAGGED });
    const isInstant = params.mode === 'instant';
    const prompt = `hello${isInstant ? '<think>\n\n</think>\n\n' : '<think>\n'}`;
    expect(summary.samples).toHaveLength(params.sampleCount);
    for (const [sample, { choices = [] }] of summary.samples.entries()) {
      const own = ids[sample] ?? [];
      const thought = own.slice(0, isInstant ? 0 : own.indexOf(CLOSE) + 2);
      const expected = await expectedChoices([...byteCodec.encode(prompt), ...thought], TAGGED);
      expect(choices.map(({ option }) => option)).toEqual(LABELS.options);
      expect(choices.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
      for (const [index, { probability }] of choices.entries())
        expect(probability).toBeCloseTo(expected[index] ?? -1, 6);
    }
  });

  it('are not given where there is no room or no answer', async () => {
    const short = await reply(writer(), { mode: 'instant', answerForm: LABELS, maxTokens: 2 });
    expect(short.summary.samples[0]?.choices).toBeUndefined();
    const cut = await reply(createFakeWriter({ logitsOf: babble('abc') }), {
      mode: 'thinking',
      answerForm: LABELS,
      maxTokens: 6,
    });
    expect(cut.summary.samples[0]?.choices).toBeUndefined();
  });
});
