import { describe, expect, it } from 'vitest';
import {
  sayBytes,
  sayCount,
  sayCountOf,
  sayDuration,
  sayMegabytes,
  sayRate,
  sayShare,
  sayTimeLeft,
} from './say-quantity.ts';

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
    expect([1, 2000].map((count) => sayCountOf(count, 'file'))).toEqual(['1 file', '2,000 files']);
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [4_180_000, '4.2 MB'],
    [1_074_000_000, '1.07 GB'],
    [16_381_000_000, '16.38 GB'],
  ])('%d bytes are %s', (bytes, words) => expect(sayBytes(bytes)).toBe(words));

  it('says rates', () => {
    expect(sayRate(84_310_000)).toBe('84.3 MB/s');
    expect(sayRate(12)).toBe('12 B/s');
  });

  it.each([
    [0, 'a few seconds'],
    [9.9, 'a few seconds'],
    [42, 'about 40 s'],
    [89, 'about 90 s'],
    [90, 'about 2 min'],
    [3000, 'about 50 min'],
    [12_000, 'about 3 h 20 min'],
  ])('%d s are left: %s', (seconds, words) => expect(sayTimeLeft(seconds)).toBe(words));

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
