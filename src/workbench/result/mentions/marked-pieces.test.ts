import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention } from '#reasoning/mention.ts';
import type { Verdict } from '#scoring/verdict.ts';
import { claimsIn, markedPieces } from './marked-pieces.ts';

const mention = (start: number, end: number): Mention => ({
  kind: 'atom',
  start,
  end,
  label: 'Atom',
  targets: [],
});
const verdict = (start: number, end: number, status: 'passes' | 'fails' = 'passes'): Verdict => {
  const place = { part: 'thought', start, end } as const;
  return status === 'passes'
    ? { check: 'Mass', status, detail: 'It is.', place }
    : { check: 'Mass', status, reason: 'It is not.', place };
};

/** `[…]` around claims, `<…>` around mentions. */
function drawn(text: string, mentions: readonly Mention[], verdicts: readonly Verdict[]): string {
  const claims = claimsIn(verdicts, 'thought', 0, text.length);
  return markedPieces(text, mentions, claims)
    .map(({ claim, pieces }) => {
      const inside = pieces.map((each) => (each.mention ? `<${each.text}>` : each.text)).join('');
      return claim ? `[${inside}]` : inside;
    })
    .join('');
}

describe('a text cut into marks', () => {
  const text = 'abcdefghij';

  it('has mentions beside and inside of claims', () => {
    expect(drawn(text, [], [])).toBe('abcdefghij');
    expect(drawn(text, [mention(0, 1), mention(9, 10)], [])).toBe('<a>bcdefghi<j>');
    expect(drawn(text, [mention(3, 5)], [verdict(2, 6)])).toBe('ab[c<de>f]ghij');
    expect(drawn(text, [mention(2, 6)], [verdict(2, 6)])).toBe('ab[<cdef>]ghij');
  });

  it('drops a mention across the edge of a claim', () => {
    expect(drawn(text, [mention(1, 4), mention(7, 8)], [verdict(2, 6)])).toBe('ab[cdef]g<h>ij');
    expect(drawn(text, [mention(1, 8)], [verdict(2, 6)])).toBe('ab[cdef]ghij');
  });

  it('shows the failed one of two claims on the same words', () => {
    expect(drawn(text, [], [verdict(2, 6), verdict(4, 8, 'fails')])).toBe('abcd[efgh]ij');
    expect(drawn(text, [], [verdict(2, 6), verdict(4, 8)])).toBe('ab[cdef]ghij');
  });

  it('loses no character, whatever overlaps', () => {
    const span = fc
      .tuple(fc.nat(10), fc.nat(10))
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.array(span), fc.array(span), (claims, mentions) => {
        const pieces = markedPieces(
          text,
          mentions.map(([a, b]) => mention(a, b)).sort((a, b) => a.start - b.start),
          claimsIn(
            claims.map(([a, b]) => verdict(a, b)),
            'thought',
            0,
            text.length,
          ),
        );
        expect(pieces.flatMap((each) => each.pieces.map((piece) => piece.text)).join('')).toBe(
          text,
        );
      }),
    );
  });
});

describe('claims of a piece', () => {
  it('are those of its part that touch it, cut to it', () => {
    const verdicts = [verdict(0, 5), verdict(8, 14, 'fails'), verdict(20, 30)];
    const found = claimsIn(verdicts, 'thought', 10, 15);
    expect(found.map(({ start, end, isEnd }) => [start, end, isEnd])).toEqual([
      [0, 4, true],
      [10, 15, false],
    ]);
    expect(claimsIn(verdicts, 'answer', 10, 15)).toEqual([]);
    expect(claimsIn([{ check: 'All', status: 'passes', detail: '' }], 'thought', 0, 9)).toEqual([]);
  });
});
