import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialReadings } from './official-readings.fixture.ts';

describe.each(Object.entries(officialReadings))('%s', (_, { read, readings }) => {
  it.each(readings)('reads "%s" as %j: %s', (reply, expected) => {
    const got = read(reply);
    expect(got instanceof Set ? [...got] : got).toEqual(expected);
  });

  it('reads any text without throwing', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        read(text);
      }),
    );
  });

  it('takes no time that grows with the square of 60,000 opened tags and brackets', () => {
    for (const piece of ['<think>', '</think>', '<SMILES>', '(', '{', 'C', '9', ' ']) {
      const start = performance.now();
      read(piece.repeat(60_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});

const pieces = ['<think>', '</think>', '<SMILES>', '</SMILES>', '<material>', '{band_gap :', '}'];
const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 })
  .map((parts) => parts.join(''));
