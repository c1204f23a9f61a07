import { expect, test } from 'vitest';
import { nearestWord } from './nearest-word.ts';

test.each([
  ['nikel', 'nickel'],
  ['Irom', 'iron'],
  ['zync', 'zinc'],
  ['zinc', 'zinc'],
  ['water', undefined],
  ['fe', undefined],
  ['', undefined],
])('nearest to %j is %j', (word, nearest) => {
  expect(nearestWord(word, ['iron', 'nickel', 'zinc', 'zirconium'])).toBe(nearest);
});
