import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  chromium,
  expect,
  type Locator,
  type Page,
  test as plainTest,
} from '@playwright/test';
import { type StoppableServer, startStoppableServer } from './stoppable-server.ts';

/** The build that these tests host. */
export const built = process.env['E2E_DIST'] ?? 'dist';

interface KeptPage {
  /** A host of the page for this test alone. */
  readonly host: StoppableServer;
  /** A browser whose profile outlives it within the test; only here service workers are allowed. */
  readonly openBrowser: () => Promise<BrowserContext>;
}

/** Tests of what a browser keeps of the page. */
export const test = plainTest.extend<KeptPage>({
  host: async ({ browserName: _ }, use) => {
    const host = await startStoppableServer(built);
    await use(host);
    host.stop();
  },
  openBrowser: async ({ launchOptions, viewport }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'workbench-profile-'));
    const opened: BrowserContext[] = [];
    await use(async () => {
      const options = { ...launchOptions, viewport, serviceWorkers: 'allow' } as const;
      const context = await chromium.launchPersistentContext(profile, options);
      opened.push(context);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
    rmSync(profile, { recursive: true, force: true });
  },
});

/** The answer to "Works offline". */
export async function worksOffline(page: Page): Promise<Locator> {
  const details = page.getByRole('button', { name: 'Model details' });
  if ((await details.getAttribute('aria-expanded')) === 'false') await details.click();
  return page.locator('.fact-list > div', { hasText: 'Works offline' });
}

export async function visitUntilKept(page: Page, host: StoppableServer): Promise<void> {
  await page.goto(host.url);
  await expect(await worksOffline(page)).toContainText('yes');
}
