import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CacheShape, cacheBytes, movedBytes, type Reordering } from './step-memory.ts';

/** What a cache holds after these moves, all of which read before any writes. */
function moved(cache: readonly number[], moves: ReturnType<typeof movedBytes>): readonly number[] {
  const after = [...cache];
  for (const { from, to, bytes } of moves)
    for (let at = 0; at < bytes; at++) after[to + at] = cache[from + at] ?? -1;
  return after;
}

function tokensOf(cache: readonly number[], shape: CacheShape, row: number) {
  const { heads, length, tokenBytes } = shape;
  return Array.from({ length }, (_, token) =>
    Array.from({ length: heads }, (_, head) => {
      const at = ((row * heads + head) * length + token) * tokenBytes;
      return cache.slice(at, at + tokenBytes);
    }),
  );
}

const shapes = fc.record({
  rows: fc.integer({ min: 1, max: 5 }),
  heads: fc.integer({ min: 1, max: 3 }),
  length: fc.integer({ min: 1, max: 9 }),
  tokenBytes: fc.constantFrom(1, 4),
});

const cases = shapes.chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    parents: fc.array(fc.nat(shape.rows - 1), { minLength: 1, maxLength: shape.rows }),
    ends: fc.tuple(fc.nat(shape.length), fc.nat(shape.length)),
    bytesPerCopy: fc.constantFrom(0, 3, 1000),
  }),
);

describe('reordering the rows of a cache', () => {
  it('gives every row the tokens in question of its parent, and leaves those before alone', () => {
    fc.assert(
      fc.property(cases, ({ shape, parents, ends, bytesPerCopy }) => {
        const shared = Math.min(...ends);
        const length = Math.max(...ends);
        const reordering: Reordering = { parents, shared, length };
        // Tokens that rows share are the same in all; every other byte is its own.
        const before = Array.from({ length: cacheBytes(shape) }, (_, at) => {
          const inRow = at % (cacheBytes(shape) / shape.rows);
          const token = Math.floor(inRow / shape.tokenBytes) % shape.length;
          return token < shared ? -inRow : at;
        });
        const after = moved(before, movedBytes(shape, reordering, bytesPerCopy));
        for (const [row, parent] of parents.entries())
          expect(tokensOf(after, shape, row).slice(0, length)).toEqual(
            tokensOf(before, shape, parent).slice(0, length),
          );
        for (let row = parents.length; row < shape.rows; row++)
          expect(tokensOf(after, shape, row)).toEqual(tokensOf(before, shape, row));
      }),
      { numRuns: 500 },
    );
  });

  it('copies the tokens of each head where a copy costs little, and whole rows where it costs much', () => {
    const shape = { rows: 2, heads: 4, length: 100, tokenBytes: 8 };
    const reordering = { parents: [0, 0], shared: 20, length: 30 };
    expect(movedBytes(shape, reordering, 0)).toEqual(
      [0, 1, 2, 3].map((head) => ({
        from: head * 800 + 160,
        to: 3200 + head * 800 + 160,
        bytes: 80,
      })),
    );
    expect(movedBytes(shape, reordering, 2000)).toEqual([{ from: 0, to: 3200, bytes: 3200 }]);
  });

  it('moves nothing where every row stays or all is shared', () => {
    const shape = { rows: 2, heads: 4, length: 100, tokenBytes: 8 };
    expect(movedBytes(shape, { parents: [0, 1], shared: 0, length: 30 }, 0)).toEqual([]);
    expect(movedBytes(shape, { parents: [1, 1], shared: 30, length: 30 }, 0)).toEqual([]);
  });
});
