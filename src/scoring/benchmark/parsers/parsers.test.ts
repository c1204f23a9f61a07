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

  it('takes no time that grows with the square of a reply that repeats itself 200,000 letters long', () => {
    for (const [start, piece, end] of repetitions) {
      const text = `${start}${piece.repeat(200_000 / piece.length)}${end}`;
      const startedMs = performance.now();
      read(text);
      const tookMs = performance.now() - startedMs;
      expect([start, piece, end, tookMs < 2000]).toEqual([start, piece, end, true]);
    }
  });
});

/** What a text begins with, what it repeats, and what it ends with. */
const repetitions: readonly (readonly [string, string, string])[] = [
  ...['<think>', '</think>', '<SMILES>', '<protein>', '<rna>', '<material>', '<', '('].map(
    (piece) => ['', piece, ''] as const,
  ),
  ...['{', 'C', '9', '9.', '1,000', '(C', '[C', 'C[(', '"'].map(
    (piece) => ['', piece, ''] as const,
  ),
  ...[' ', '\n', '.', '"', '`'].map((piece) => ['x', piece, 'x'] as const),
  ['{band_gap : ', ' ', ''],
  ['{band_gap : ', 'band_gap : ', ''],
  ['{band_gap : ', '"', 'x}'],
  ['the answer is', ' ', 'x'],
  ['', '(', '\n)'],
  ['', '<SMILES> C', '\n</SMILES>'],
  ['', '<protein>M', '\n</protein>'],
  ['<material>', 'C ', '</material>'],
];

const pieces = ['<think>', '</think>', '<SMILES>', '</SMILES>', '<material>', '{band_gap :', '}'];
const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 })
  .map((parts) => parts.join(''));
