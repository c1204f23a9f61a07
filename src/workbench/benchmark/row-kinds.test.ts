import { describe, expect, it } from 'vitest';
import { benchmarkRow, failedReply, replied } from './benchmark.fixture.ts';
import { countRows, filterRows, isUnsure, rowKind } from './row-kinds.ts';

const right = benchmarkRow({ reply: replied({ confidence: 0.9 }), status: 'right' });
const wrong = benchmarkRow({ reply: replied({ confidence: 0.2 }), status: 'wrong' });
const unreadable = benchmarkRow({ reply: replied(), status: 'unreadable' });
const unscored = benchmarkRow({ reply: replied() });
// The scorer counts a row without a reply as unreadable; people are to see that it broke.
const failed = benchmarkRow({ reply: failedReply, status: 'unreadable' });
const running = benchmarkRow({ isRunning: true });
const waiting = benchmarkRow({});
const rows = [right, wrong, unreadable, unscored, failed, running, waiting];

describe('the kinds of rows', () => {
  it('are one for each row', () => {
    expect(rows.map(rowKind)).toEqual([
      'right',
      'wrong',
      'unreadable',
      'unscored',
      'failed',
      'running',
      'waiting',
    ]);
  });

  it('filter without losing a row', () => {
    const { all, unsure, ...kinds } = countRows(rows);
    expect(all).toBe(rows.length);
    expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    expect(unsure).toBe(1);
    expect(filterRows(rows, 'all')).toBe(rows);
    expect(filterRows(rows, 'failed')).toEqual([failed]);
    expect(filterRows(rows, 'unsure')).toEqual([wrong]);
  });

  it('call a row unsure only where its answer has a probability below a half', () => {
    const withConfidence = (confidence: number) =>
      benchmarkRow({ reply: replied({ confidence }), status: 'right' });
    expect(isUnsure(withConfidence(0.499))).toBe(true);
    expect(isUnsure(withConfidence(0.5))).toBe(false);
    expect(isUnsure(unreadable)).toBe(false);
    expect(isUnsure(failed)).toBe(false);
  });
});
