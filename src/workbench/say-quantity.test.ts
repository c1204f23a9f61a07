import { describe, expect, it } from 'vitest';
import { sayCount, sayDuration, sayMegabytes, sayShare } from './say-quantity.ts';

describe('quantities in words', () => {
  it.each([
    [12, '12 ms'],
    [999.4, '999 ms'],
    [4230, '4.2 s'],
    [185_000, '3 min 05 s'],
    [119_600, '2 min 00 s'],
  ])('%d ms is %s', (milliseconds, words) => expect(sayDuration(milliseconds)).toBe(words));

  it('says megabytes and counts', () => {
    expect(sayMegabytes(4_180_000)).toBe('4.2 MB');
    expect(sayCount(16_000)).toBe('16,000');
  });

  it.each([
    [0.714, '71 %'],
    [0.996, '99.6 %'],
    [0.004, '0.4 %'],
    [1, '100 %'],
    [0, '0 %'],
  ])('the share %d is %s', (share, words) =>
    expect(sayShare(share).replace('\u00a0', ' ')).toBe(words),
  );
});
