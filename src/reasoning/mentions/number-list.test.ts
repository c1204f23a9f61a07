import { describe, expect, it } from 'vitest';
import { NUMBER_LIST, readNumberList, saySpans } from './number-list.ts';

const readAll = (text: string) => {
  const found = new RegExp(`^${NUMBER_LIST}$`).exec(text)?.[0];
  return found === undefined ? undefined : saySpans(readNumberList(found));
};

describe('a list of numbers', () => {
  it.each([
    ['3', '3'],
    ['3–7', '3–7'],
    ['3 to 7', '3–7'],
    ['9-4', '4–9'],
    ['3, 5 and 8 through 10', '3, 5 and 8–10'],
    ['1, 2, and 3', '1, 2 and 3'],
    ['1, 2, 3, 4, 5, 6, 7, 8', '1, 2, 3, 4, 5, 6 and 2 more'],
  ])('such as %s', (text, said) => expect(readAll(text)).toBe(said));

  it.each(['3,', 'and 3', '3 5', '1234567'])('is not %s', (text) =>
    expect(readAll(text)).toBeUndefined(),
  );
});
