import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { makeVersion } from './built-versions.ts';
import { built, test, visitUntilKept, worksOffline } from './kept-page.ts';
import { WorkbenchPage } from './workbench-page.ts';

test('a new version waits for a run in any tab, and no tab ever mixes two versions', async ({
  host,
  openBrowser,
}) => {
  const one = await makeVersion(built, 'one', 120);
  const two = await makeVersion(built, 'two', 30);
  try {
    host.host(one.folder);
    const context = await openBrowser();
    const [busy, idle] = [await context.newPage(), await context.newPage()];
    await visitUntilKept(busy, host);
    const workbench = new WorkbenchPage(busy);
    await busy.goto(`${host.url}?#/task/smiles-to-formula`);
    await idle.goto(host.url);
    const seen = [buildsSeen(busy), buildsSeen(idle)] as const;
    await workbench.modelReady('scripted');
    await workbench.fillExample(0);
    await workbench.run.click();
    await expect(workbench.reasoning).toContainText('word1');

    host.host(two.folder);
    await idle.reload();
    const version = idle.getByRole('status', { name: 'Version' });
    const useIt = version.getByRole('button', { name: 'Use it now' });
    await expect(version).toContainText('A new version is ready');
    await expect(version).toContainText('a run or a transfer is active');
    await expect(useIt).toHaveAttribute('aria-disabled', 'true');
    await useIt.click({ force: true });
    // The service worker looks for runs itself, whatever a page believes.
    await idle.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      registration?.waiting?.postMessage({ kind: 'take-over' });
    });
    await idle.waitForTimeout(1000);
    await idle.reload();
    await expect(idle.locator('html')).toHaveAttribute('data-version', 'one');
    await expect(workbench.stop).toBeEnabled();

    await workbench.stop.click();
    await expect(useIt).not.toHaveAttribute('aria-disabled', 'true');
    expect([...seen[0], ...seen[1]].every((id) => id === one.buildId)).toBe(true);
    seen[1].clear();
    await useIt.click();
    await expect(idle.locator('html')).toHaveAttribute('data-version', 'two');
    await expect(idle.getByRole('status', { name: 'Model' })).toContainText('scripted');
    expect([...seen[1]]).toEqual([two.buildId]);

    await expect(busy.getByRole('status', { name: 'Version' })).toContainText('Another tab uses');
    expect(await busy.evaluate(textOf, '/icon.svg')).toContain('<!-- one -->');
    expect(busy.workers().length).toBeGreaterThan(0);
    for (const worker of busy.workers().filter((each) => each.url().includes('inference')))
      expect(await worker.evaluate(textOf, '/icon.svg')).toContain('<!-- one -->');
    await expect(workbench.reasoning).toContainText('word1');
    await expect(workbench.structure.locator('canvas')).toBeVisible();
    expect([...seen[0]]).toEqual([one.buildId]);
    expect(await keptBuilds(busy)).toEqual([one.buildId, two.buildId].sort());

    await busy.reload();
    await expect(busy.locator('html')).toHaveAttribute('data-version', 'two');
    await expect.poll(() => keptBuilds(busy)).toEqual([two.buildId]);
  } finally {
    one.remove();
    two.remove();
  }
});

test('a new version takes over by itself once the last tab was closed', async ({
  host,
  openBrowser,
}) => {
  const two = await makeVersion(built, 'two', 1);
  try {
    const context = await openBrowser();
    const page = await context.newPage();
    await visitUntilKept(page, host);
    await page.reload();
    host.host(two.folder);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.getByRole('status', { name: 'Version' })).toContainText('new version');
    await context.close();
    const next = await (await openBrowser()).newPage();
    await expect
      .poll(() => visitOnce(next, host.url, () => document.documentElement.dataset['version']), {
        timeout: 60_000,
      })
      .toBe('two');
  } finally {
    two.remove();
  }
});

test('the script that the README has for switching it off removes everything', async ({
  host,
  openBrowser,
}) => {
  const readme = readFileSync('workers/offline/README.md', 'utf8');
  const [, script = ''] = /```js\n(.*?)```/s.exec(readme) ?? [];
  const first = await openBrowser();
  await visitUntilKept(await first.newPage(), host);
  await first.close();
  host.interfere(/\/sw\.js$/, (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
  });
  const page = await (await openBrowser()).newPage();
  await expect
    .poll(() => visitOnce(page, host.url, () => caches.keys()), { timeout: 60_000 })
    .toEqual([]);
  // The page registers whatever is there at each visit, so an empty script may stay; it answers nothing.
  const seen = buildsSeen(page);
  await page.goto(host.url);
  await new WorkbenchPage(page).modelReady('nano');
  expect([...seen]).toEqual(['network']);
  await expect(await worksOffline(page)).not.toContainText('yes');
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

/**
 * Comes back to the page and asks it something. A worker that a debugger holds, as these tests do,
 * may never count as idle, and only without pages does the next one take its place.
 */
async function visitOnce<T>(page: Page, url: string, ask: () => T | Promise<T>): Promise<T> {
  await page.goto(url);
  const answer = await page.evaluate(ask);
  await page.goto('about:blank');
  await page.waitForTimeout(3000);
  return answer;
}

/** The builds that answered the page since now; those of the network have no name. */
function buildsSeen(page: Page): Set<string> {
  const seen = new Set<string>();
  page.on('response', (response) => seen.add(response.headers()['x-build'] ?? 'network'));
  return seen;
}

function textOf(path: string): Promise<string> {
  return fetch(path).then((response) => response.text());
}

async function keptBuilds(page: Page): Promise<readonly string[]> {
  const names = await page.evaluate(() => caches.keys());
  return names.flatMap((name) => name.split(' build ')[1] ?? []).sort();
}
