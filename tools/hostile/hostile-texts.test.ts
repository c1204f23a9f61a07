import { expect, test } from 'vitest';
import { hostileTexts } from './hostile-texts.ts';

test('there are at least 500 hostile texts, each another one', () => {
  const texts = hostileTexts('http://127.0.0.1:9');
  expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length);
  expect(new Set(texts.map(({ name }) => name)).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThanOrEqual(500);
});
