import { describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { findTask } from '#tasks/registry.ts';
import { benchmarkRecord, liveScore } from './benchmark.fixture.ts';
import { ownScoreRow, whatIsComparable } from './own-score-row.ts';

const task = definitely(findTask('smiles-to-formula'), 'the task');
const metric = definitely(task.metrics[0], 'its metric').name;

describe('the benchmark beside the paper', () => {
  it('is a row of its own in the unit of the paper', () => {
    const score = liveScore({ [metric]: { value: 96.38888, unit: 'percent' } });
    expect(ownScoreRow(benchmarkRecord, score, task)).toEqual({
      model: 'This benchmark (nano)',
      note: '20 rows of this file, official scoring',
      value: 96.39,
      measuredOn: 'own-rows',
    });
  });

  it('keeps the sign of a score', () => {
    const score = liveScore({ [metric]: { value: -4.56789, unit: 'percent' } });
    expect(ownScoreRow(benchmarkRecord, score, task)?.value).toBe(-4.568);
  });

  it('is missing where there is no figure, or one in another unit', () => {
    const absent = liveScore({ [metric]: { absent: 'No row has one.' } });
    const other = liveScore({ [metric]: { value: 0.9, unit: 'fraction' } });
    const another = liveScore({ 'Another metric': { value: 90, unit: 'percent' } });
    for (const score of [absent, other, another]) {
      expect(ownScoreRow(benchmarkRecord, score, task)).toBeUndefined();
    }
  });

  it('never calls its rows those of the paper', () => {
    const sampled = { ...benchmarkRecord, settings: { ...benchmarkRecord.settings, sample: 10 } };
    expect(whatIsComparable(sampled, task)).toContain('not the rows of the paper’s 1,000-row');
    expect(whatIsComparable(benchmarkRecord, task)).toContain('not the paper’s test set of 2,993');
    const whole = { ...benchmarkRecord, rowCount: 2993, badRows: [] };
    expect(whatIsComparable(whole, task)).toContain('Where it is that file');
  });
});
