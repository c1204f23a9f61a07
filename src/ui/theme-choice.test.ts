import { describe, expect, it } from 'vitest';
import { resolveTheme, storedThemeChoice, storeThemeChoice } from './theme-choice.ts';

function memory() {
  const entries = new Map<string, string>();
  const storage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
  return { entries, storage: () => storage };
}

describe('theme choice', () => {
  it('is remembered', () => {
    const { storage } = memory();
    storeThemeChoice(storage, 'dark');
    expect(storedThemeChoice(storage)).toBe('dark');
  });

  it('leaves nothing behind when the system decides', () => {
    const { entries, storage } = memory();
    storeThemeChoice(storage, 'dark');
    storeThemeChoice(storage, 'system');
    expect(entries.size).toBe(0);
    expect(storedThemeChoice(storage)).toBe('system');
  });

  it('survives a browser that forbids storage', () => {
    const forbidden = () => {
      throw new Error('denied');
    };
    expect(() => storeThemeChoice(forbidden, 'light')).not.toThrow();
    expect(storedThemeChoice(forbidden)).toBe('system');
  });

  it('resolves to what the screen shows', () => {
    expect(resolveTheme('system', true)).toBe('dark');
    expect(resolveTheme('system', false)).toBe('light');
    expect(resolveTheme('light', true)).toBe('light');
  });
});
