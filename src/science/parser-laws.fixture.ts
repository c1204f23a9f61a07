import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Accepted, InputError, Result } from '#base/result.ts';

type Parser = (text: string) => Result<Accepted, InputError>;

/** What a broken template would say; a message may quote it from the text. */
const LEAKS = /NaN|undefined|null|Infinity/;

/** What every parser of typed text keeps, tried on any text and on its own `pieces` in any order. */
export function testParserLaws(parse: Parser, pieces: readonly string[]): void {
  const ownPieces = fc.array(fc.constantFrom(...pieces), { maxLength: 30 });
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    ownPieces.map((found) => found.join('')),
    ownPieces.map((found) => found.join(' ')),
  );

  test('never throws, and says in words what is wrong and where', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = parse(text);
        if (result.ok) return;
        const { message, position, cure } = result.error;
        for (const sentence of [message, cure]) {
          expect(sentence).toMatch(/\w.*[.?)]$/su);
          if (!LEAKS.test(text)) expect(sentence).not.toMatch(LEAKS);
        }
        if (position === undefined) return;
        expect(Number.isInteger(position)).toBe(true);
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('accepts what it has accepted, unchanged and with no new note', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const first = parse(text);
        if (!first.ok) return;
        // Sodium beside sodium, Na–Na, is typed and no leak.
        const typed = text.replaceAll(/\s/g, '');
        if (!LEAKS.test(typed)) expect(first.value.value).not.toMatch(LEAKS);
        const second = parse(first.value.value);
        if (!second.ok) throw new Error(`${first.value.value}: ${second.error.message}`);
        expect(second.value.value).toBe(first.value.value);
        expect(first.value.notes).toEqual(expect.arrayContaining([...second.value.notes]));
        for (const note of first.value.notes) expect(note).toMatch(/[.?]$/);
      }),
      { numRuns: 1000 },
    );
  });
}
