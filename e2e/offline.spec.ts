import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fileHeaders } from '#tools/headers/policy.ts';
import { servedPaths } from '#tools/headers/vite-headers.ts';
import { built, test, visitUntilKept, worksOffline } from './kept-page.ts';
import { foreignRequests } from './own-origin.ts';
import { WorkbenchPage } from './workbench-page.ts';

test('a browser that saw the page once starts it with the server gone, and everything works', async ({
  host,
  openBrowser,
}) => {
  const first = await openBrowser();
  const visit = await first.newPage();
  await visit.goto(host.url);
  await expect(await worksOffline(visit)).toContainText('yes, from the next visit on');
  await first.close();
  host.stop();

  const context = await openBrowser();
  const foreign = foreignRequests(context, host.url);
  const page = await context.newPage();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted(HTML|Script)/.test(message.text()))
      violations.push(message.text());
  });
  const workbench = new WorkbenchPage(page);
  await page.goto(`${host.url}?model=models/nano#/task/smiles-to-formula`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await workbench.modelReady('nano');
  await workbench.fillExample(0);
  await workbench.run.click();
  await expect(workbench.checks).toContainText(/Passes|Fails/);
  await expect(workbench.structure.locator('canvas')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Structure drawing of' }).first()).toBeVisible();
  const isolated = page.workers().map((worker) => worker.evaluate(() => crossOriginIsolated));
  expect(isolated.length).toBeGreaterThan(2);
  expect(await Promise.all(isolated)).not.toContain(false);
  await expect(await worksOffline(page)).toContainText('yes,');
  expect(foreign).toEqual([]);
  expect(violations).toEqual([]);
});

test('kept files come with their own headers and in parts, and other files are left alone', async ({
  host,
  openBrowser,
}) => {
  const context = await openBrowser();
  const page = await context.newPage();
  await visitUntilKept(page, host);
  host.stop();
  await page.reload();
  for (const path of keptPaths()) {
    const { status, policy } = await page.evaluate(async (address) => {
      const response = await fetch(address);
      return { status: response.status, policy: response.headers.get('content-security-policy') };
    }, path);
    expect([path, status, policy]).toEqual([
      path,
      200,
      fileHeaders(path)['Content-Security-Policy'],
    ]);
  }
  const part = await page.evaluate(async () => {
    const response = await fetch('/icon.svg', { headers: { Range: 'bytes=1-3' } });
    return [response.status, response.headers.get('content-range'), await response.text()];
  });
  const icon = readFileSync(join(built, 'icon.svg'), 'utf8');
  expect(part).toEqual([206, `bytes 1-3/${icon.length}`, icon.slice(1, 4)]);
  for (const path of ['/models/other/manifest.json', '/icon.svg?another', '/nothing.txt']) {
    const left = page.evaluate((address) => fetch(address).then(({ status }) => status), path);
    await expect(left, path).rejects.toThrow('Failed to fetch');
  }
});

test('a file that comes cut short is never kept, and the page works from the network', async ({
  host,
  openBrowser,
}) => {
  host.interfere(/RDKit_minimal.*\.wasm$/, (request, response) => {
    const bytes = readFileSync(join(built, request.url ?? ''));
    response.writeHead(200, { 'Content-Type': 'application/wasm' });
    response.end(bytes.subarray(0, bytes.length / 2));
  });
  const context = await openBrowser();
  const page = await context.newPage();
  await page.goto(host.url);
  await expect(await worksOffline(page)).toContainText(/no: .*RDKit_minimal.*bytes came/);
  expect(await page.evaluate(keptAddresses)).not.toContainEqual(
    expect.stringContaining('RDKit_minimal'),
  );
  await new WorkbenchPage(page).modelReady('nano');

  host.interfere(/never/, undefined);
  await page.reload();
  await expect(await worksOffline(page)).toContainText('yes');
});

test('where the storage is too small the page works from the network and says so', async ({
  host,
  openBrowser,
}) => {
  const context = await openBrowser();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const origin = new URL(host.url).origin;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 20 << 20 });
  await page.goto(host.url);
  await expect(await worksOffline(page)).toContainText(/no: the browser's storage is full; \d+ MB/);
  await new WorkbenchPage(page).modelReady('nano');
  expect(await page.evaluate(keptAddresses)).toEqual([]);
});

test('a host without a service worker script serves a page that works', async ({
  host,
  openBrowser,
}) => {
  host.interfere(/\/sw\.js$/, (_, response) => response.writeHead(404).end());
  const context = await openBrowser();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(host.url);
  await new WorkbenchPage(page).modelReady('nano');
  await expect(await worksOffline(page)).toContainText(/no: .*sw\.js/);
  expect(errors).toEqual([]);
});

test('a host without headers is guarded by them from the second visit on', async ({
  host,
  openBrowser,
}) => {
  host.interfere(/./, (request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '').replace(/\/$/, '/index.html');
    const types = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm' };
    const others = { css: 'text/css', svg: 'image/svg+xml', html: 'text/html' };
    const known: Readonly<Record<string, string>> = { ...types, ...others };
    const type = known[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type }).end(readFileSync(join(built, path)));
  });
  const context = await openBrowser();
  const page = await context.newPage();
  await visitUntilKept(page, host);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await page.reload();
  const workbench = new WorkbenchPage(page);
  await workbench.modelReady('nano');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await workbench.fillExample(0);
  await expect(workbench.structure.locator('canvas')).toBeVisible();
  const reached = page
    .workers()
    .filter((worker) => worker.url().includes('rdkit.worker'))
    .map((worker) => worker.evaluate(() => fetch('/icon.svg').then(String, String)));
  expect(await Promise.all(reached)).toEqual(['TypeError: Failed to fetch']);
});

/** Paths of the built files that Chromium needs without a network. */
function keptPaths(): readonly string[] {
  return servedPaths(built).filter((path) => {
    const isUnused = /^\/assets\/ort(-wasm-simd-threaded\.asyncify|\.webgpu)/.test(path);
    const isOtherModel = path.startsWith('/models/') && !path.startsWith('/models/nano/');
    return path !== '/sw.js' && !isUnused && !isOtherModel;
  });
}

async function keptAddresses(): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const name of await caches.keys()) {
    if (!name.includes(' build ')) continue;
    for (const request of await (await caches.open(name)).keys()) kept.push(request.url);
  }
  return kept;
}
