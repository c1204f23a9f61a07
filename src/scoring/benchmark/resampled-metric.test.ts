import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notAsked } from './node-tools.fixture.ts';
import { resampledMetric, scoredRows } from './resampled-metric.ts';
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
  return { name, value: value.value, list: scoredRows(report, rows), rows, scorer };
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
    const { name, value, list } = await scored(taskId, replies);
    const metric = resampledMetric(name, value, list);
    expect(metric?.ofRows(list.map((_, row) => row))).toBeCloseTo(value, 9);
  });

  it.each([
    ['esol', numbers],
    ['promoter-300-all', promoters],
    ['mp-regression', properties],
    ['bbbp', verdicts],
  ])('%s: over any rows is what the scorer reports for these', async (taskId, replies) => {
    const { name, value, list, rows, scorer } = await scored(taskId, replies);
    const metric = resampledMetric(name, value, list);
    const drawing = fc.array(fc.nat(list.length - 1), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(drawing, async (drawn) => {
        const report = await scorer.score(
          drawn.flatMap((row) => rows[row] ?? []),
          'official',
          notAsked,
        );
        const reported = report.metrics[name];
        const own = metric?.ofRows(drawn) ?? Number.NaN;
        if (reported && 'value' in reported) expect(own).toBeCloseTo(reported.value, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('is not there where the rows do not give what was reported', async () => {
    const { name, value, list } = await scored('esol', numbers);
    expect(resampledMetric(name, value + 1, list)).toBeUndefined();
    expect(resampledMetric('Fmax', 0.123, list)).toBeUndefined();
  });
});
