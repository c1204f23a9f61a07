import { describe, expect, it } from 'vitest';
import { splitReply, thoughtStart } from './reply.ts';

describe('taking a reply apart', () => {
  it.each([
    [
      'thought and answer',
      '<think>\nC 1\n</think>\n\nCH4',
      { thought: 'C 1', thoughtClosed: true, answer: 'CH4' },
    ],
    [
      'an empty thought',
      '<think>\n\n</think>\n\nCH4',
      { thought: undefined, thoughtClosed: true, answer: 'CH4' },
    ],
    ['no thought', 'CH4', { thought: undefined, thoughtClosed: true, answer: 'CH4' }],
    ['a thought still open', '<think>\nC 1', { thought: 'C 1', thoughtClosed: false, answer: '' }],
    [
      'only a closing tag',
      'C 1</think>CH4',
      { thought: 'C 1', thoughtClosed: true, answer: 'CH4' },
    ],
    ['nothing yet', '', { thought: undefined, thoughtClosed: true, answer: '' }],
    [
      'a tag quoted in the answer',
      'The tag <think> opens a thought.',
      { thought: undefined, thoughtClosed: true, answer: 'The tag <think> opens a thought.' },
    ],
    [
      'a second closing tag in the answer',
      '<think>a</think>b</think>c',
      { thought: 'a', thoughtClosed: true, answer: 'b</think>c' },
    ],
  ])('%s', (_, text, reply) => expect(splitReply(text)).toEqual(reply));
});

describe('the place of the thought', () => {
  it.each(['<think>\nC 1\n</think>\n\nCH4', '<think>\n\n  C 1', 'C 1</think>CH4', ' \n<think>C 1'])(
    'in %j is where it was cut out',
    (text) => {
      const { thought = '' } = splitReply(text);
      const start = thoughtStart(text);
      expect(thought).not.toBe('');
      expect(text.slice(start, start + thought.length)).toBe(thought);
    },
  );
});
