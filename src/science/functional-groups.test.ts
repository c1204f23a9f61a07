import { describe, expect, it } from 'vitest';
import { functionalGroups } from './functional-groups.ts';

describe('the table of functional groups', () => {
  it('has many groups, each row with a name and a pattern of balanced brackets', () => {
    expect(new Set(functionalGroups.map(({ name }) => name)).size).toBeGreaterThanOrEqual(150);
    for (const { name, smarts } of functionalGroups) {
      expect(name, smarts).toMatch(/^[\p{L}-]+( [\p{L}-]+)*$/u);
      expect(smarts, name).toMatch(/^\S+$/);
      for (const [open, close] of ['()', '[]'] as const) {
        expect(smarts.split(open ?? '').length, name).toBe(smarts.split(close ?? '').length);
      }
    }
  });

  it('gives no word to two groups', () => {
    const owners = new Map<string, string>();
    for (const { name, synonyms } of functionalGroups) {
      for (const word of [name, ...synonyms]) {
        expect(owners.get(word) ?? name, word).toBe(name);
        owners.set(word, name);
      }
    }
  });
});
