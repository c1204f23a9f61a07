import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBlocks } from './split-blocks.ts';

const longText = fc
  .array(fc.constantFrom('C C 1 H 3', '\n', ' ', 'benzene', '⚗️', 'x'.repeat(700)), {
    minLength: 50,
    maxLength: 400,
  })
  .map((pieces) => pieces.join(''));

describe('splitting a streamed text', () => {
  it('keeps a short text whole', () => {
    expect(splitBlocks('')).toEqual(['']);
    expect(splitBlocks('short')).toEqual(['short']);
  });

  it('loses nothing and keeps blocks small', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const blocks = splitBlocks(text);
        expect(blocks.join('')).toBe(text);
        expect(Math.max(...blocks.map((block) => block.length))).toBeLessThanOrEqual(2000);
      }),
    );
  });

  it('never changes a block but the last when text is appended', () => {
    fc.assert(
      fc.property(longText, fc.string({ maxLength: 300 }), (text, more) => {
        const before = splitBlocks(text).slice(0, -1);
        expect(splitBlocks(text + more).slice(0, before.length)).toEqual(before);
      }),
    );
  });

  it('cuts at line ends, and never inside a character', () => {
    const lines = `${'x'.repeat(1499)}\n`.repeat(3);
    expect(splitBlocks(lines)[0]).toBe(`${'x'.repeat(1499)}\n`);
    const emoji = `${'x'.repeat(1999)}🧪🧪`;
    expect(splitBlocks(emoji)).toEqual(['x'.repeat(1999), '🧪🧪']);
  });
});
