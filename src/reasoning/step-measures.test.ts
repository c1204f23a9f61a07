import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeasuredToken, measureTrace, nothingMeasured } from './step-measures.ts';
import { cutTrace, extendTrace } from './trace.ts';

/** One token for each text, 10 ms apart, all certain but those marked with a tilde. */
function tokensOf(texts: readonly string[]): readonly MeasuredToken[] {
  return texts.map((text, index) => ({
    text: text.replace('~', ''),
    logProbability: text.includes('~') ? Math.log(0.25) : Math.log(0.99),
    timeMs: 100 + 10 * index,
  }));
}

const textOf = (tokens: readonly MeasuredToken[]) => tokens.map(({ text }) => text).join('');

describe('measuring the steps of a thought', () => {
  const tokens = tokensOf([
    '<think>',
    '## One\n',
    'It',
    ' has~',
    ' six.\n',
    '## Two\n',
    'Done.',
    '</think>',
    'CH4',
  ]);
  const thought = '## One\nIt has six.\n## Two\nDone.';

  it('gives each token to the step that it begins in', () => {
    const { steps } = cutTrace(thought);
    const { measures } = measureTrace(steps, tokens, -'<think>'.length, nothingMeasured);
    expect(measures.map(({ tokenCount, milliseconds }) => [tokenCount, milliseconds])).toEqual([
      [4, 40],
      [2, 20],
    ]);
    expect(Math.exp(measures[0]?.lowestLogProbability ?? 0)).toBeCloseTo(0.25);
    expect(measures[0]?.course).toHaveLength(4);
    expect(measures[0]?.uncertain).toEqual([{ start: 9, end: 13, logProbability: Math.log(0.25) }]);
    expect(thought.slice(9, 13)).toBe(' has');
    expect(measures[1]?.uncertain).toEqual([]);
  });

  it('says nothing of probability where a person wrote the step', () => {
    const { steps } = cutTrace(`## Given\nBy hand.\n${thought}`);
    const given = '## Given\nBy hand.\n'.length;
    const { measures } = measureTrace(steps, tokens, given - 7, nothingMeasured);
    expect(measures[0]).toMatchObject({ tokenCount: 1, course: [Math.log(0.99)] });
    const { measures: none } = measureTrace(steps, [], 0, nothingMeasured);
    expect(none[0]).toMatchObject({
      tokenCount: 0,
      meanLogProbability: undefined,
      milliseconds: 0,
    });
  });

  it('says nothing of probability of tokens that a person gave', () => {
    const { steps } = cutTrace(thought);
    const given = tokens.map((token, at) => (at < 5 ? { ...token, given: true as const } : token));
    const { measures } = measureTrace(steps, given, -'<think>'.length, nothingMeasured);
    expect(measures[0]).toMatchObject({ tokenCount: 4, meanLogProbability: undefined, course: [] });
    expect(measures[1]?.course).toHaveLength(2);
  });

  it('keeps at most eight uncertain tokens, the least probable ones', () => {
    const many = tokensOf(Array.from({ length: 30 }, () => 'a~ '));
    const { steps } = cutTrace(textOf(many));
    const [measure] = measureTrace(steps, many, 0, nothingMeasured).measures;
    expect(measure?.uncertain).toHaveLength(8);
    expect(measure?.course).toHaveLength(24);
  });

  it('is the same piece by piece as at once', () => {
    const part = fc.constantFrom('## A\n', 'Wait, ', 'no~ ', 'x = 1. ', '\n\n', 'a word ', '');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 80 }), fc.nat(5), (texts, before) => {
        const written = tokensOf(texts);
        const prefix = '#'.repeat(before);
        let trace = cutTrace('');
        let measured = nothingMeasured;
        for (let count = 0; count <= written.length; count += 3) {
          const so = written.slice(0, count);
          trace = extendTrace(trace, prefix + textOf(so));
          measured = measureTrace(trace.steps, so, before, measured);
        }
        trace = extendTrace(trace, prefix + textOf(written));
        measured = measureTrace(trace.steps, written, before, measured);
        const atOnce = measureTrace(trace.steps, written, before, nothingMeasured);
        expect(measured.measures).toEqual(atOnce.measures);
        expect(atOnce.measures.reduce((sum, { tokenCount }) => sum + tokenCount, 0)).toBe(
          written.filter(
            (_, index) =>
              before + textOf(written.slice(0, index)).length <
              prefix.length + textOf(written).length,
          ).length,
        );
      }),
    );
  });
});
