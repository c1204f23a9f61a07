import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClientBuilds } from './client-builds.ts';
import { MemoryCache } from './memory-cache.fixture.ts';

const scope = 'https://lab.example/bench/';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the build of a client', () => {
  it('is known to the next service worker too', async () => {
    const notes = new MemoryCache();
    const open = () => Promise.resolve(notes);
    await createClientBuilds(open, scope).note('page 1/2', 'old');
    expect(await createClientBuilds(open, scope).of('page 1/2')).toBe('old');
  });

  it('is unknown where the browser names no client', async () => {
    const builds = createClientBuilds(() => Promise.resolve(new MemoryCache()), scope);
    await builds.note('', 'old');
    expect(await builds.of('')).toBeUndefined();
    expect(await builds.of('never seen')).toBeUndefined();
  });

  it('counts as used while the client lives, and is forgotten after it', async () => {
    const notes = new MemoryCache();
    const open = () => Promise.resolve(notes);
    const before = createClientBuilds(open, scope);
    await before.note('old page', 'old');
    await before.note('ended page', 'older');
    const builds = createClientBuilds(open, scope);
    expect(await builds.usedBy(new Set(['old page']))).toEqual(new Set(['old']));
    expect(await builds.of('ended page')).toBeUndefined();
    expect(await builds.usedBy(new Set())).toEqual(new Set());
    expect(notes.entries.size).toBe(0);
  });

  it('counts as used while the browser does not list the page yet that it opens', async () => {
    const builds = createClientBuilds(() => Promise.resolve(notes), scope);
    const notes = new MemoryCache();
    await builds.note('page', 'new');
    expect(await builds.usedBy(new Set())).toEqual(new Set(['new']));
    vi.advanceTimersByTime(60_001);
    expect(await builds.usedBy(new Set())).toEqual(new Set());
  });
});
