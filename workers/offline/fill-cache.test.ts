import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BuildFile } from './build-files.ts';
import { fillCache } from './fill-cache.ts';
import { MemoryCache } from './memory-cache.fixture.ts';

const site = 'https://lab.example/';
const policy = { 'Content-Security-Policy': "default-src 'none'" };
const texts = { 'index.html': '<!doctype html>', 'assets/a-1.js': 'run()', 'icon.svg': '<svg/>' };
const files = Object.entries(texts).map(([path, text]) => fileOf(path, text));

/** What the server sends, by path; each call of `fetch` is noted with its cache mode. */
let served: Record<string, () => Response>;
let asked: string[];
let cache: MemoryCache;

beforeEach(() => {
  served = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, () => new Response(text)]),
  );
  asked = [];
  cache = new MemoryCache();
  vi.stubGlobal('fetch', (url: string, { cache: mode }: RequestInit) => {
    const path = url.slice(site.length);
    asked.push(`${mode} ${path}`);
    return Promise.resolve(served[path]?.() ?? new Response('', { status: 404 }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function fileOf(path: string, text: string): BuildFile {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { path, bytes: text.length, sha256, headers: 0 };
}

function fill(others: readonly MemoryCache[] = []) {
  const progress: number[] = [];
  const url = (path: string) => site + path;
  const build = { id: 'b1', headerSets: [policy] };
  const onProgress = (done: number) => void progress.push(done);
  return fillCache({ build, files, cache, others, url, onProgress }).then(() => progress);
}

const kept = () => [...cache.entries.keys()].map((url) => url.slice(site.length)).sort();

describe('filling the cache of a build', () => {
  it('keeps every file, under the headers of the policy and those of the host', async () => {
    served['icon.svg'] = () =>
      new Response('<svg/>', {
        headers: { 'Content-Type': 'image/svg+xml', 'Content-Encoding': 'br', Vary: '*' },
      });
    const progress = await fill();
    expect(kept()).toEqual(Object.keys(texts).sort());
    expect(progress.at(-1)).toBe(26);
    const icon = await cache.match(`${site}icon.svg`);
    expect(Object.fromEntries(icon?.headers ?? [])).toEqual({
      'content-length': '6',
      'content-security-policy': "default-src 'none'",
      'content-type': 'image/svg+xml',
      'x-build': 'b1',
    });
  });

  it.each([
    ['cut short', () => new Response('ru'), 'assets/a-1.js: 2 of 5 bytes came.'],
    ['changed', () => new Response('rub()'), 'assets/a-1.js: other bytes came'],
    [
      'missing',
      () => new Response('run()', { status: 404 }),
      'assets/a-1.js: the server answered 404.',
    ],
    [
      'partial',
      () => new Response('run()', { status: 206 }),
      'assets/a-1.js: the server answered 206.',
    ],
  ])('fails as a whole for a file that is %s, and does not keep it', async (_, answer, message) => {
    served['assets/a-1.js'] = answer;
    await expect(fill()).rejects.toThrow(message);
    expect(kept()).not.toContain('assets/a-1.js');
  });

  it('asks past the browser’s own cache when that holds a bad copy', async () => {
    const answers = ['bad!!', 'run()'];
    served['assets/a-1.js'] = () => new Response(answers.shift());
    await fill();
    expect(asked.filter((entry) => entry.endsWith('a-1.js'))).toEqual([
      'default assets/a-1.js',
      'reload assets/a-1.js',
    ]);
  });

  it('goes on with what an interrupted attempt left', async () => {
    served['assets/a-1.js'] = () => new Response('', { status: 503 });
    await expect(fill()).rejects.toThrow('503');
    served['assets/a-1.js'] = () => new Response('run()');
    asked = [];
    await fill();
    expect(asked).toEqual(['default assets/a-1.js']);
    expect(kept()).toEqual(Object.keys(texts).sort());
  });

  it('takes equal files from an older build, under the headers of this one', async () => {
    const older = new MemoryCache();
    const headers = { 'Content-Security-Policy': 'an older policy' };
    await older.put(`${site}index.html`, new Response('<!doctype html>', { headers }));
    await older.put(`${site}icon.svg`, new Response('<svg old/>'));
    await fill([older]);
    expect(asked).toEqual(['default assets/a-1.js', 'no-cache icon.svg']);
    const page = await cache.match(`${site}index.html`);
    expect(page?.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(await (await cache.match(`${site}icon.svg`))?.text()).toBe('<svg/>');
  });
});
