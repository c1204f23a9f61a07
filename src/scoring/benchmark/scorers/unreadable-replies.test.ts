import { expect, it } from 'vitest';
import { notAsked } from '../node-tools.fixture.ts';
import type { AnsweredRow } from '../scorer.ts';
import { scorerOf } from '../scorer-of.ts';

const LOOP = '9'.repeat(400);

async function officialScore(task: string, pairs: readonly (readonly [string, string])[]) {
  const rows = pairs.map(([reply, reference]): AnsweredRow => {
    return { replies: [reply], references: [reference] };
  });
  return (await scorerOf(task)).score(rows, 'official', notAsked);
}

it('reads no number where digits are repeated beyond all numbers', async () => {
  const { rows, metrics } = await officialScore('fluorescence', [
    [LOOP, '1'],
    ['2', '2'],
    ['3', '3'],
  ]);
  expect(rows[0]).toMatchObject({ status: 'unreadable', value: undefined });
  expect(metrics).toMatchObject({ Spearman: { value: expect.closeTo(200 / 3, 9) } });
  const pairs = await officialScore('enhancer-activity', [[`${LOOP} 1`, 'HK 1, Dev 2']]);
  expect(pairs.rows[0]).toMatchObject({ status: 'unreadable', value: undefined });
});

it('says of an error beyond all numbers that it is one, and plots no such point', async () => {
  const rows = [
    [LOOP, '0.25'],
    ['0.25', '0.25'],
  ] as const;
  const { rows: scores, metrics } = await officialScore('physicochemical', rows);
  expect(metrics).toMatchObject({ MAE: { absent: expect.stringMatching(/so large/) } });
  expect(scores.map(({ pair }) => pair)).toEqual([undefined, [0.25, 0.25]]);
  const squares = await officialScore('esol', [['9'.repeat(300), '1']]);
  expect(squares.metrics).toMatchObject({ RMSE: { absent: expect.stringMatching(/so large/) } });
});

it.each([
  'molecular-description',
  'protein-function-caspsimilarseq',
  'protein-general-function',
  'molecule-captioning',
  'open-question',
])('counts an empty reply to %s as unreadable', async (task) => {
  const { rows, metrics } = await officialScore(task, [['', 'It is an acid.']]);
  expect(rows[0]).toMatchObject({ status: 'unreadable' });
  expect(metrics['Readable replies']).toMatchObject({ value: 0 });
});
