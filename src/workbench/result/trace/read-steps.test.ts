import { expect, it } from 'vitest';
import { createStepReader } from './read-steps.ts';

const tokenOf = (text: string, index: number) => ({
  text,
  logProbability: -0.1,
  timeMs: 10 * index,
});
const texts = [
  '## One\n',
  'It has six carbons. ',
  '\n\n## Two\n',
  'Therefore',
  ' C6.\n',
  '## Three\n',
];
const tokens = texts.map(tokenOf);
const long = ' and so on, with words enough to settle what stands before them'.repeat(4);

it('steps that are finished stay the same objects while the thought grows', () => {
  const read = createStepReader();
  const before = read(texts.slice(0, 4).join('') + long, tokens.slice(0, 4), 0);
  const after = read(texts.slice(0, 4).join('') + long + texts[4], tokens.slice(0, 5), 0);
  expect(before.map(({ text }) => text.trim().split('\n')[0])).toEqual(['## One', '## Two']);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

it('nothing is read again when nothing is new', () => {
  const read = createStepReader();
  const thought = texts.join('');
  expect(read(thought, tokens, 0)).toBe(read(thought, tokens, 0));
});

it('each step has its words and what they took', () => {
  const shown = createStepReader()(texts.join(''), tokens, 0);
  expect(shown.map(({ text }) => text).join('')).toBe(texts.join(''));
  expect(shown.map(({ measures }) => measures.tokenCount)).toEqual([3, 2, 1]);
});
