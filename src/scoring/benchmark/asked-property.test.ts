import { describe, expect, it } from 'vitest';
import { askedProperty } from './asked-property.ts';

describe('the property that a row asks for', () => {
  it.each([
    ['{band_gap : 1.5}', 'band_gap'],
    ['{"n-Seebeck": 3, "p-Seebeck": 4}', 'n-Seebeck'],
    ["The answer is { 'e above hull' : 0 }.", 'e above hull'],
    ['{no key} {Volume:1}', 'Volume'],
    ['1.5', undefined],
    ['{ : 1}', undefined],
    ['', undefined],
  ])('of the reference %s is %s', (reference, property) => {
    expect(askedProperty({ references: [reference] })).toBe(property);
  });

  it('is the one that the row names, before that of its reference', () => {
    expect(askedProperty({ property: 'Volume', references: ['{Density : 1}'] })).toBe('Volume');
  });

  it.each([' ', '{', 'a', '"'])('is looked for once in 200,000 of "%s"', (piece) => {
    const startMs = performance.now();
    askedProperty({ references: [`{${piece.repeat(200_000)}!`] });
    expect(performance.now() - startMs).toBeLessThan(2000);
  });
});
