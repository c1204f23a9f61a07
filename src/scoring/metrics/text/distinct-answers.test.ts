import { describe, expect, it } from 'vitest';
import { novelty, uniqueness } from './distinct-answers.ts';

describe('uniqueness', () => {
  it('compares texts as they stand, two notations of one molecule too', () => {
    expect(uniqueness(['CCO', 'OCC', 'CCO', 'C'])).toBe(3 / 4);
  });
  it('is undefined without answers', () => expect(uniqueness([])).toBeNaN());
});

describe('novelty', () => {
  const known = new Set(['Na Cl <sg> <sg225>', 'Si <sg> <sg227>']);

  it('counts answers that no reference has, out of all', () => {
    expect(novelty(['Na Cl <sg> <sg225>', 'Cl Na <sg> <sg225>', '', 'Ge'], known)).toBe(2 / 4);
  });
  it('never counts an empty answer', () => expect(novelty(['', ''], known)).toBe(0));
  it('is undefined without answers', () => expect(novelty([], known)).toBeNaN());
});
