import { existsSync, readdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { servedPaths } from '#tools/headers/vite-headers.ts';
import { type Canary, startCanary } from './canary.ts';
import { type Findings, probePage, probeWorker } from './probes.ts';

const folder = process.env['E2E_DIST'] ?? 'dist';
const scriptPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types default";

/** Of workers that start no others. */
const workerPolicy = (reach: string) =>
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src ${reach}; require-trusted-types-for 'script'; trusted-types default`;

/** Each kind of file by its path, and what its policy must be. The first that fits counts. */
const kinds: readonly (readonly [RegExp, RegExp | string])[] = [
  [/\.html$/, /^default-src 'none'; .*; sandbox allow-scripts allow-same-origin/],
  [
    /\/(rdkit|indigo)\.worker/,
    "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'none'",
  ],
  [
    /\/lookup\.worker/,
    "default-src 'none'; script-src 'self'; connect-src https://files.rcsb.org https://alphafold.ebi.ac.uk; require-trusted-types-for 'script'; trusted-types default",
  ],
  [
    /\/(conformer|fold|scoring)\.worker/,
    /^default-src 'none'; script-src 'self'; connect-src 'none'; require-/,
  ],
  [/\/(library|convert|crystal)\.worker/, workerPolicy("'none'")],
  [/\/download\.worker/, workerPolicy("'self' https: http://localhost:* http://127.0.0.1:*")],
  [/\.(m?js|wasm)$|^\/assets\//, scriptPolicy],
  [/./, "default-src 'none'"],
];

const types: readonly (readonly [RegExp, string])[] = [
  [/\.html$/, 'text/html; charset=utf-8'],
  [/\.m?js$/, 'text/javascript; charset=utf-8'],
  [/\.css$/, 'text/css; charset=utf-8'],
  [/\.wasm$/, 'application/wasm'],
  [/\.json$/, 'application/json; charset=utf-8'],
  [/\.svg$/, 'image/svg+xml'],
];

test('every file comes with the headers of its kind', async ({ request }) => {
  const paths = servedPaths(folder);
  expect(paths).toContain('/index.html');
  for (const path of paths) {
    const response = await request.head(path);
    const headers = response.headers();
    expect(response.status(), path).toBe(200);
    expect(headers, path).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': /^\/(assets|workers)\//.test(path)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    });
    const [, policy] = kinds.find(([pattern]) => pattern.test(path)) ?? [];
    expect(headers['content-security-policy'], path).toEqual(
      typeof policy === 'string' ? policy : expect.stringMatching(policy ?? /never/),
    );
    const [, type] = types.find(([pattern]) => pattern.test(path)) ?? [];
    if (type) expect(headers['content-type'], path).toBe(type);
  }
});

test('the page holds its policy itself, for hosts that send no headers, and nothing inline', async ({
  request,
}) => {
  const html = await (await request.get('/')).text();
  expect(html).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; /);
  expect(html).not.toMatch(/<style|<script(?![^>]* src=)|\son\w+=|\sstyle=/);
});

test.describe('ways out', () => {
  let canary: Canary;
  test.beforeEach(async () => {
    canary = await startCanary();
  });
  test.afterEach(() => canary.close());

  test('of the page are blocked', async ({ page }) => {
    await page.goto('/');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const findings = await runInPage(page, `(${probePage})(${canary.port})`);
    const open = Object.entries(findings).filter(([, finding]) => finding !== 'blocked');
    expect(open).toEqual([]);
    expect(Object.keys(findings).length).toBeGreaterThan(12);
    await page.waitForTimeout(500);
    // Not `visits`: for a frame Chromium opens a connection before frame-src stops it. Nothing is
    // sent over it, and no shipped code makes a frame; src/architecture.test.ts sees to that.
    expect(canary.messages()).toBe(0);
    expect(page.url()).not.toContain(String(canary.port));
  });

  // A script that a test has answered counts as one from the internet, which Chromium keeps from
  // this machine; so the probes above see even this worker blocked. Here it runs as it was served.
  test('of all workers, the one for downloads alone reaches another origin', async ({ page }) => {
    await page.goto('/');
    const reached: string[] = [];
    for (const name of workerFiles()) {
      const started = page.waitForEvent('worker', (worker) => worker.url().includes(name));
      await page.evaluate((file) => {
        new Worker(`/workers/${file}`, { type: 'module' });
      }, name);
      const before = canary.messages();
      const ask = (port: number) => fetch(`http://127.0.0.1:${port}/`).then(String, String);
      await (await started).evaluate(ask, canary.port);
      if (canary.messages() > before) reached.push(name.replace(/-.*/, ''));
    }
    expect(reached).toEqual(['download.worker']);
  });

  for (const name of workerFiles()) {
    test(`of ${name.replace(/-.*/, '')} are blocked`, async ({ page, context }) => {
      await context.route(`**/workers/${name}`, async (route) => {
        const response = await route.fetch();
        const probe = `globalThis.findings = (${probeWorker})(${canary.port});`;
        await route.fulfill({ response, body: `${await response.text()}\n;${probe}` });
      });
      await page.goto('/');
      const started = page.waitForEvent('worker', (worker) => worker.url().includes(name));
      await page.evaluate((file) => {
        new Worker(`/workers/${file}`, { type: 'module' });
      }, name);
      const findings = await (await started).evaluate(
        () => (globalThis as unknown as { findings: Promise<Findings> }).findings,
      );
      const mayEval = /^(rdkit|indigo)\.worker/.test(name);
      const mayFetch =
        !/^(rdkit|indigo|conformer|fold|scoring|crystal|lookup|library|convert)\.worker/.test(name);
      expect(findings).toEqual({
        eval: mayEval ? 'open: 1' : 'blocked',
        fetch: 'blocked',
        import: 'blocked',
        'own fetch': mayFetch ? 'open: 200' : 'blocked',
        isolated: 'true',
      });
      // For the one worker that may, a connection is made before Chromium refuses its script's.
      const isDownload = name.startsWith('download.worker');
      expect(isDownload ? canary.messages() : canary.visits()).toBe(0);
    });
  }
});

test('the first screen waits for no WebAssembly and no model', async ({ page }) => {
  await page.route(/\.wasm$|\/models\//, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('navigation', { name: 'Tasks' })).toBeVisible();
});

function workerFiles(): string[] {
  const workers = `${folder}/workers`;
  return existsSync(workers)
    ? readdirSync(workers).filter((name) => name.includes('.worker-'))
    : [];
}

/** Runs an expression as a script file of the page's own origin and gives its value. */
async function runInPage(page: Page, expression: string): Promise<Findings> {
  await page.route('**/probe.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'Cross-Origin-Resource-Policy': 'same-origin' },
      body: `globalThis.findings = ${expression};`,
    }),
  );
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.addEventListener('load', resolve);
        script.addEventListener('error', reject);
        script.src = '/probe.js';
        document.head.append(script);
      }),
  );
  return page.evaluate(() => (globalThis as unknown as { findings: Promise<Findings> }).findings);
}
