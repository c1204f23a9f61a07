import { describe, expect, it } from 'vitest';
import { browserPreferences } from './browser-preferences.ts';

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
  };
}

describe('preferences in the browser', () => {
  it('outlive the page', () => {
    const storage = memory();
    browserPreferences(() => storage).write('kept');
    expect(browserPreferences(() => storage).read()).toBe('kept');
  });

  it('last as long as the page where storage is forbidden', () => {
    const forbidden = browserPreferences(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    expect(forbidden.read()).toBeUndefined();
    forbidden.write('kept');
    expect(forbidden.read()).toBe('kept');
  });

  it('are the newest ones, whether or not storage took them', () => {
    const storage = memory();
    let isFull = false;
    const preferences = browserPreferences(() => ({
      ...storage,
      setItem: (key, text) => {
        if (isFull) throw new DOMException('full', 'QuotaExceededError');
        storage.setItem(key, text);
      },
    }));
    preferences.write('first');
    isFull = true;
    preferences.write('second');
    expect(preferences.read()).toBe('second');
    isFull = false;
    preferences.write('third');
    expect(preferences.read()).toBe('third');
    expect(browserPreferences(() => storage).read()).toBe('third');
  });
});
