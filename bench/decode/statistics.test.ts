import { describe, expect, it } from 'vitest';
import { saySpread, spreadOf } from './statistics.ts';

describe('a spread', () => {
  it('has the middle of an odd number of values, and the mean of the two middle ones of an even', () => {
    expect(spreadOf([5, 1, 3])).toEqual({ median: 3, lowest: 1, highest: 5, count: 3 });
    expect(spreadOf([4, 1, 3, 2]).median).toBe(2.5);
  });

  it('is said with three figures, and not at all where nothing was measured', () => {
    expect(saySpread(spreadOf([12.34, 11.9, 14]))).toBe('12.3 (11.9–14.0)');
    expect(saySpread(spreadOf([]))).toBe('');
  });
});
