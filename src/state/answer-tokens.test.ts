import { describe, expect, it } from 'vitest';
import { answerTokensOf, thoughtTokenCountOf } from './answer-tokens.ts';

/** A reply of tokens behind what the template wrote. */
function replyOf(prefix: string, ...texts: readonly string[]) {
  const tokens = texts.map((text, id) => ({ id, text, logProbability: 0, timeMs: id }));
  return { text: prefix + texts.join(''), tokens };
}

const answerOf = (...reply: Parameters<typeof replyOf>) =>
  answerTokensOf(replyOf(...reply)).map(({ text }) => text);

describe('the tokens of an answer', () => {
  it('are those behind the thought and the space after it', () => {
    expect(answerOf('<think>\n', 'so', '</think>', '\n\n', 'C', 'O')).toEqual(['C', 'O']);
    expect(answerOf('', '<think>', 'so', '</think>', '\n\n', 'C', 'O')).toEqual(['C', 'O']);
    expect(answerOf('<think>\n', 'so', '</th', 'ink>\n\nC', 'O')).toEqual(['ink>\n\nC', 'O']);
  });

  it('are all where there is no thought, or the template wrote an empty one', () => {
    expect(answerOf('', 'C', 'O')).toEqual(['C', 'O']);
    expect(answerOf('<think>\n\n</think>\n\n', 'C', 'O')).toEqual(['C', 'O']);
  });

  it('hold those whose character is still split', () => {
    expect(answerOf('', 'C', '', 'é')).toEqual(['C', '', 'é']);
  });

  it('are none while the thought is open, or nothing follows it', () => {
    expect(answerOf('<think>\n', 'so', 'so')).toEqual([]);
    expect(answerOf('<think>\n', 'so', '</think>', '\n\n')).toEqual([]);
  });
});

describe('the tokens of a thought', () => {
  it('are counted between its tags', () => {
    expect(thoughtTokenCountOf(replyOf('', '<think>', '\n', 'so', '</think>', 'C'))).toBe(2);
    expect(thoughtTokenCountOf(replyOf('<think>\n', 'so', ' so', '</think>', 'C'))).toBe(2);
    expect(thoughtTokenCountOf(replyOf('<think>\n', 'so', ' so'))).toBe(2);
    expect(thoughtTokenCountOf(replyOf('<think>\n\n</think>\n\n', 'C'))).toBe(0);
    expect(thoughtTokenCountOf(replyOf('', 'C', 'O'))).toBe(0);
  });
});
