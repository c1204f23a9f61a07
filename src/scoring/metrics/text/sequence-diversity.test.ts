import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterCount, sequenceDiversity } from './sequence-diversity.ts';

const hundred = 'ACDEFGHIKL'.repeat(10);
const changed = (count: number) => 'W'.repeat(count) + hundred.slice(count);

describe('greedy clusters', () => {
  it('put 99 equal places of 100 together, and 98 not', () => {
    expect(clusterCount([hundred, changed(1)])).toBe(1);
    expect(clusterCount([hundred, changed(2)])).toBe(2);
  });

  it('compare with the first member only, so that the order of sequences counts', () => {
    expect(clusterCount([hundred, changed(1), changed(2)])).toBe(2);
    expect(clusterCount([changed(1), hundred, changed(2)])).toBe(1);
  });

  it('never put different lengths together', () => {
    expect(clusterCount([hundred, hundred.slice(1)])).toBe(2);
  });

  it('hold short sequences only with their equals', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 99 })), (sequences) => {
        expect(clusterCount(sequences)).toBe(new Set(sequences).size);
      }),
    );
  });
});

describe('diversity', () => {
  it('is clusters by sequences', () => expect(sequenceDiversity(['AC', 'AC', 'CA'])).toBe(2 / 3));
  it('is undefined without sequences', () => expect(sequenceDiversity([])).toBeNaN());
});
