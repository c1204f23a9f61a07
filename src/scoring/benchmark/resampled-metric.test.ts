import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAnswers } from './compare-answers.ts';
import { notAsked } from './node-tools.fixture.ts';
import { resampledMetric, scoredRows } from './resampled-metric.ts';
import { scoreWithInterval } from './score-with-interval.ts';
import type { AnsweredRow } from './scorer.ts';
import { scorerOf } from './scorer-of.ts';

/** Replies that are right, wrong and unreadable, one after the other. */
async function scored(taskId: string, replies: readonly (readonly [string, string])[]) {
  const rows: AnsweredRow[] = replies.map(([reply, reference]) => ({
    replies: [reply],
    references: [reference],
    ...(taskId.startsWith('mp-') && { property: /\w+/.exec(reference)?.[0] ?? '' }),
  }));
  const scorer = await scorerOf(taskId);
  const report = await scorer.score(rows, 'official', notAsked);
  const [name = '', value] = Object.entries(report.metrics)[0] ?? [];
  if (!value || 'absent' in value) throw new Error(`${name}: ${value?.absent}`);
  return {
    name,
    value: value.value,
    reported: value,
    list: scoredRows(report, rows),
    rows,
    scorer,
  };
}

const numbers = [
  ['<NUMBER> 1.5 </NUMBER>', '1.25'],
  ['<NUMBER> -2 </NUMBER>', '-2.5'],
  ['no idea', '0.5'],
  ['<NUMBER> 3 </NUMBER>', '2'],
  ['<NUMBER> 0.5 </NUMBER>', '0.75'],
] as const;
const plain = numbers.map(
  ([reply, reference]) => [reply.replaceAll(/<\/?NUMBER>/g, ''), reference] as const,
);
const verdicts = [
  ['Yes', 'Yes'],
  ['No', 'Yes'],
  ['No', 'No'],
  ['', 'No'],
  ['Yes', 'No'],
  ['Yes', 'Yes'],
] as const;
const promoters = verdicts.map(
  ([reply, reference]) =>
    [reply, `The prediction result is ${reference === 'Yes' ? 'positive' : 'negative'}.`] as const,
);
const properties = [
  ['{band_gap : 1.5}', '{band_gap : 1.25}'],
  ['{band_gap : 3}', '{band_gap : 4}'],
  ['none', '{band_gap : 2}'],
  ['{density : 5}', '{density : 4.5}'],
  ['{density : 7}', '{density : 8.5}'],
] as const;
const labels = [
  ['{is_stable : True}', '{is_stable : True}'],
  ['{is_stable : True}', '{is_stable : False}'],
  ['{is_stable : False}', '{is_stable : False}'],
  ['?', '{is_stable : False}'],
  ['{is_gap_direct : True}', '{is_gap_direct : True}'],
  ['{is_gap_direct : True}', '{is_gap_direct : False}'],
] as const;
const texts = [
  ['A long chain acid.', 'A long chain acid.'],
  ['An ester of it.', 'A short ester.'],
  ['', 'A salt.'],
] as const;

describe('a metric over drawn rows', () => {
  it.each([
    ['esol', numbers],
    ['physicochemical', plain],
    ['stability', plain],
    ['mean-ribosome-loading', plain],
    ['sirna-efficiency', plain],
    ['bbbp', verdicts],
    ['promoter-300-all', promoters],
    ['human-ppi', verdicts],
    ['mp-regression', properties],
    ['mp-classification', labels],
    ['protein-function', texts],
    ['keywords-uniprotseq', texts],
    ['fold-type', verdicts],
    ['smiles-to-iupac', texts],
  ])('%s: over all rows is what the scorer reports', async (taskId, replies) => {
    const { name, value, reported, list } = await scored(taskId, replies);
    const metric = resampledMetric(name, reported, list);
    expect(metric?.ofRows(list.map((_, row) => row))).toBeCloseTo(value, 9);
  });

  it.each([
    ['esol', numbers],
    ['promoter-300-all', promoters],
    ['mp-regression', properties],
    ['bbbp', verdicts],
  ])('%s: over any rows is what the scorer reports for these', async (taskId, replies) => {
    const { name, reported, list, rows, scorer } = await scored(taskId, replies);
    const metric = resampledMetric(name, reported, list);
    const drawing = fc.array(fc.nat(list.length - 1), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(drawing, async (drawn) => {
        const report = await scorer.score(
          drawn.flatMap((row) => rows[row] ?? []),
          'official',
          notAsked,
        );
        const figure = report.metrics[name];
        const own = metric?.ofRows(drawn) ?? Number.NaN;
        if (figure && 'value' in figure) expect(own).toBeCloseTo(figure.value, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('is not there where the rows do not give what was reported', async () => {
    const { name, value, reported, list } = await scored('esol', numbers);
    expect(resampledMetric(name, { ...reported, value: value + 1 }, list)).toBeUndefined();
    expect(resampledMetric('Fmax', { value: 0.123, unit: 'times 100' }, list)).toBeUndefined();
  });

  it('may be a mean over readable rows, as the exact match of Mol-Instructions', async () => {
    const { list, rows } = await scored('protein-function', texts);
    const half = { value: 0.5, unit: 'fraction' };
    const graded = list.map((row, at) => {
      const status = (['right', 'unreadable', 'wrong'] as const)[at] ?? 'wrong';
      return { ...row, score: { ...row.score, status, value: Number(at === 0) } };
    });
    const metric = resampledMetric('Exact match', half, graded);
    expect(metric?.meanOfRows).toBe(rows.length - 1);
    expect(metric?.ofRows([0, 0, 1, 2])).toBeCloseTo(2 / 3, 12);
  });

  it('is in the unit of what was reported, also where that is 0', async () => {
    const { value, name, reported, list } = await scored('promoter-300-all', [
      ...promoters.slice(0, 3),
      ['Yes', 'The prediction result is negative.'],
    ]);
    expect([name, value]).toEqual(['MCC', 0]);
    expect(resampledMetric(name, reported, list)?.ofRows([0, 0, 2])).toBe(100);
  });

  it('has an interval in the unit of the figure, which holds the figure', async () => {
    const rows = Array.from({ length: 40 }, (_, row): AnsweredRow => {
      return { replies: [String(1 + (row % 2))], references: [String(1 + ((row >> 1) % 2))] };
    });
    const question = { taskId: 'apa-isoform', mode: 'official', tools: notAsked } as const;
    const { figures } = await scoreWithInterval(rows, question);
    expect(figures.report.metrics).toMatchObject({ R2: { value: 0, unit: 'times 100' } });
    expect(figures.interval?.[0]).toBe(0);
    // Squares of correlations of 40 rows lie around 1 / 39.
    expect(figures.interval?.[1]).toBeGreaterThan(5);
  });

  it('has no interval where every draw gives the same, as of replies that are all positive', async () => {
    const rows = Array.from({ length: 40 }, (_, row): AnsweredRow => {
      const reference = `The prediction result is ${row % 2 === 0 ? 'positive' : 'negative'}.`;
      return { replies: ['The prediction result is positive.'], references: [reference] };
    });
    const question = { taskId: 'promoter-300-all', mode: 'official', tools: notAsked } as const;
    const { figures } = await scoreWithInterval(rows, question);
    expect(figures.report.metrics).toMatchObject({ MCC: { value: 0, unit: 'times 100' } });
    expect(figures.interval).toBeUndefined();
    expect(figures.whyNoInterval).toMatch(/no width/);
  });

  it('of two models is compared in one unit where one of them has 0', async () => {
    const rowsOf = (isRight: boolean) =>
      Array.from({ length: 40 }, (_, row): AnsweredRow => {
        const reference = row % 2 === 0 ? 'positive' : 'negative';
        const reply = isRight || row % 4 < 2 ? reference : row % 2 === 0 ? 'negative' : 'positive';
        const say = (word: string) => `The prediction result is ${word}.`;
        return { replies: [say(reply)], references: [say(reference)], prompt: String(row) };
      });
    const question = { taskId: 'promoter-300-all', mode: 'official', tools: notAsked } as const;
    const compared = await compareAnswers(rowsOf(false), rowsOf(true), question);
    expect(compared).toMatchObject({ firstValue: 0, secondValue: 100, difference: -100 });
    const [low, high] = compared.interval;
    expect(high - low).toBeGreaterThan(40);
  });
});
