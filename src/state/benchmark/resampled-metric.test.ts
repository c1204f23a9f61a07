import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnsweredRow } from '#scoring/benchmark/scorer.ts';
import { scorerOf } from '#scoring/benchmark/scorer-of.ts';
import { chemistry, engineWriting, storeWith } from '../workbench-store.fixture.ts';
import { resampledMetric, type ScoredRow } from './resampled-metric.ts';

/** Replies that are right, wrong and unreadable, one after the other. */
async function scored(taskId: string, replies: readonly (readonly [string, string])[]) {
  const rows: AnsweredRow[] = replies.map(([reply, reference]) => ({
    replies: [reply],
    references: [reference],
    ...(taskId.startsWith('mp-') && { property: /\w+/.exec(reference)?.[0] ?? '' }),
  }));
  const { folding, crystallography } = storeWith(engineWriting([])).getState();
  const scorer = await scorerOf(taskId);
  const report = await scorer.score(rows, 'official', { chemistry, folding, crystallography });
  const [name = '', value] = Object.entries(report.metrics)[0] ?? [];
  if (!value || 'absent' in value) throw new Error(`${name}: ${value?.absent}`);
  const list = report.rows.map((score, at): ScoredRow => ({ score, property: rows[at]?.property }));
  return {
    name,
    value: value.value,
    list,
    rows,
    scorer,
    tools: { chemistry, folding, crystallography },
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
    const { name, value, list } = await scored(taskId, replies);
    const metric = resampledMetric(name, value, list);
    expect(metric?.(list.map((_, row) => row))).toBeCloseTo(value, 9);
  });

  it.each([
    ['esol', numbers],
    ['promoter-300-all', promoters],
    ['mp-regression', properties],
    ['bbbp', verdicts],
  ])('%s: over any rows is what the scorer reports for these', async (taskId, replies) => {
    const { name, value, list, rows, scorer, tools } = await scored(taskId, replies);
    const metric = resampledMetric(name, value, list);
    const drawing = fc.array(fc.nat(list.length - 1), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(drawing, async (drawn) => {
        const report = await scorer.score(
          drawn.flatMap((row) => rows[row] ?? []),
          'official',
          tools,
        );
        const reported = report.metrics[name];
        const own = metric?.(drawn) ?? Number.NaN;
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
