import process from 'node:process';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectPresentable } from './expect-presentable.ts';
import { LastingBrowser } from './lasting-browser.ts';
import { WorkbenchPage } from './workbench-page.ts';

const MICRO = '/?model=models/micro/&backend=wasm#/task/esol';
/** `HISTORY_KILLS=50` for the figure in docs/figures.md. */
const KILLS = Number(process.env['HISTORY_KILLS'] ?? 3);
const MOST_LOST_TOKENS = 64;

let browser: LastingBrowser;
test.beforeEach(async ({ baseURL }) => {
  browser = await LastingBrowser.create(baseURL ?? '');
});
test.afterEach(() => browser.remove());

test('a run is there after a reload, and after the browser was closed', async () => {
  const page = await browser.open(MICRO);
  const run = new KeptRun(page);
  await run.prepare(300);
  await run.start();
  const whole = await run.reply();
  await page.reload();
  await expect(page.getByText('Kept run', { exact: true })).toBeVisible();
  expect(await run.reply()).toBe(whole);
  await expect(run.workbench.moleculeInput()).toHaveValue('CCO');
  await browser.close();

  const later = await browser.open('/#/history');
  await expect(listed(later)).toHaveCount(1);
  await later.getByRole('button', { name: 'Open', exact: true }).click();
  expect(await new KeptRun(later).reply()).toBe(whole);
});

test(`no run is lost when its page is killed, ${KILLS} times`, async () => {
  test.setTimeout(60_000 + KILLS * 30_000);
  const first = new KeptRun(await browser.open(MICRO));
  await first.prepare(400);
  await first.start();
  const whole = await first.reply();
  await first.page.close();
  const lost: number[] = [];
  let run = new KeptRun(await browser.open(MICRO));
  for (let kill = 1; kill <= KILLS; kill++) {
    await run.slowDown(8);
    await run.repeat();
    await run.page.waitForTimeout(200 + ((kill * 997) % 2600));
    const shown = await run.tokenCount();
    browser.killPages();
    await run.page.close().catch(() => undefined);
    run = new KeptRun(await browser.open(MICRO));
    await expect(run.workbench.progress).toHaveText(/Interrupted|Reached the maximum/);
    lost.push(shown - (await run.tokenCount()));
    expect(lost.at(-1), `tokens lost of ${shown}`).toBeLessThanOrEqual(MOST_LOST_TOKENS);
  }
  await run.continueIfCut();
  expect(await run.reply()).toBe(whole);
  await run.page.goto(run.page.url().replace(/#.*/, '#/history'));
  await expect(run.page.getByText(`${KILLS + 1} runs`, { exact: true })).toBeVisible();
  process.stdout.write(`tokens lost in ${KILLS} kills: ${lost.join(' ')}\n`);
});

test('a run goes on in a browser that was killed, and writes what it would have written', async () => {
  const page = await browser.open(MICRO);
  const run = new KeptRun(page);
  await run.prepare(400);
  await run.start();
  const whole = await run.reply();
  await run.slowDown(20);
  await run.start();
  await expect.poll(() => run.tokenCount()).toBeGreaterThan(60);
  await browser.kill();
  const after = new KeptRun(await browser.open(MICRO));
  await expect(after.workbench.progress).toHaveText('Interrupted');
  await after.continueIfCut();
  expect(await after.reply()).toBe(whole);
  await expect(
    after.page.getByText(/The page ended while it was written\. \d+ tokens kept/),
  ).toHaveCount(1);
});

test('runs are found, noted, starred, compared, deleted and erased', async () => {
  const page = await browser.open(MICRO);
  const run = new KeptRun(page);
  await run.prepare(20);
  for (const molecule of ['CCO', 'c1ccccc1', 'CCN']) {
    await run.workbench.moleculeInput().fill(molecule);
    await run.start();
    await run.ended();
  }
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await expect(listed(page)).toHaveCount(3);
  const benzene = listed(page).filter({ hasText: 'c1ccccc1' });
  await benzene.getByRole('button', { name: 'Star' }).click();
  await benzene.getByRole('button', { name: 'Add a note' }).click();
  await benzene.getByRole('textbox', { name: 'Note' }).fill('Look at <b>this</b> again');
  await benzene.getByRole('button', { name: 'Keep the note' }).click();
  await expect(benzene).toContainText('Look at <b>this</b> again');
  await page.getByRole('searchbox', { name: 'Search the runs' }).fill('again benz');
  await expect(listed(page)).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search the runs' }).fill('again C1CC');
  await expect(listed(page)).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Search the runs' }).fill('');
  await page.getByRole('button', { name: 'Starred only' }).click();
  await expect(listed(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Starred only' }).click();

  for (const box of await page.getByRole('checkbox', { name: /^Choose/ }).all()) await box.check();
  await page.getByRole('button', { name: 'Compare 3 runs' }).click();
  await expect(page.getByRole('row', { name: /^Inputs/ })).toContainText('differs');
  await expect(page.getByRole('row', { name: /^Temperature/ })).not.toContainText('differs');
  await expect(page.getByRole('region', { name: /^Run \d$/ })).toHaveCount(3);
  await page.getByRole('link', { name: 'Back to the history' }).click();

  await benzene.getByRole('button', { name: 'Delete' }).click();
  await expect(listed(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(listed(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Erase the whole history' }).click();
  await page.getByRole('button', { name: 'Erase 3 runs' }).click();
  await expect(page.getByText('No run is kept yet.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('No run is kept yet.')).toBeVisible();
});

test('a thought is changed at a step, and written on from there', async () => {
  const page = await browser.open(MICRO);
  const run = new KeptRun(page);
  await run.workbench.chooseMode('Thinking');
  await run.prepare(40);
  await run.start();
  await run.ended();
  await run.workbench.reasoning
    .getByRole('button', { name: /^Go on from/ })
    .first()
    .click();
  const thought = page.getByRole('textbox', { name: 'Thought so far' });
  await thought.fill('The molecule is an alcohol.');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await run.ended();
  await expect(run.workbench.reasoning).toContainText('The molecule is an alcohol.');
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await expect(listed(page)).toHaveCount(2);
  await expect(listed(page).first()).toContainText('Branch');
});

test('a full storage is told of, the run goes on, and is kept once there is room', async () => {
  const page = await browser.open(MICRO);
  const run = new KeptRun(page);
  await run.prepare(100);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await run.start();
  const whole = await run.reply();
  const notice = page
    .getByRole('alert')
    .filter({ hasText: 'Not kept yet, or not to the end: 1 run.' });
  await expect(notice).toContainText('storage for this page is full');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  // The page may have tried again by itself meanwhile.
  const tryAgain = notice.getByRole('button', { name: 'Try again' });
  await expect(async () => {
    if (await tryAgain.isVisible()) await tryAgain.click({ timeout: 1000 });
    await expect(notice).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await page.reload();
  await expect(page.getByText('Kept run', { exact: true })).toBeVisible();
  expect(await run.reply()).toBe(whole);
});

test('a run in one tab is not taken over by another', async () => {
  const page = await browser.open(MICRO);
  const run = new KeptRun(page);
  await run.prepare(400);
  const other = await browser.open(MICRO.replace(/#.*/, '#/history'));
  await expect(new WorkbenchPage(other).model).toContainText('Ready');
  await page.bringToFront();
  await run.slowDown(20);
  await run.start();
  await other.evaluate(() => {
    location.hash = '#/task/esol';
  });
  await expect(other.getByText('Another tab is writing this run.')).toBeVisible();
  await run.ended();
  await other.getByRole('button', { name: 'Look again' }).click();
  await expect(other.getByText('Kept run', { exact: true })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`nothing serious for axe in the history, ${colorScheme}, ${width} px`, async () => {
      const page = await browser.open(MICRO);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      const run = new KeptRun(page);
      await run.prepare(20);
      await run.start();
      await run.ended();
      await run.start();
      await run.ended();
      await page.goto(page.url().replace(/#.*/, '#/history'));
      await expect(listed(page)).toHaveCount(2);
      await expectPresentable(page);
      for (const box of await page.getByRole('checkbox', { name: /^Choose/ }).all())
        await box.check();
      await page.getByRole('button', { name: 'Compare 2 runs' }).click();
      await expect(page.getByRole('region', { name: 'Run 2' })).toBeVisible();
      await expectPresentable(page);
    });
  }
}

function listed(page: Page): Locator {
  return page.getByRole('article');
}

/** A run of the micro model on a page, drawn with one seed. */
class KeptRun {
  readonly page: Page;
  readonly workbench: WorkbenchPage;

  constructor(page: Page) {
    this.page = page;
    this.workbench = new WorkbenchPage(page);
  }

  async prepare(tokens: number): Promise<void> {
    const { workbench } = this;
    await workbench.moleculeInput().fill('CCO');
    await expect(workbench.model).toContainText('micro');
    await workbench.setAdvanced('Seed', '7');
    await workbench.setAdvanced('Temperature', '1');
    await workbench.setAdvanced('Maximum tokens', String(tokens));
  }

  async start(): Promise<void> {
    await this.workbench.run.click();
    await expect(this.workbench.progress).not.toHaveText('');
  }

  /** Has the model wait before each token, so that there is time to do something meanwhile. */
  async slowDown(milliseconds: number): Promise<void> {
    await expect(this.workbench.model).toContainText('micro');
    const worker = this.page.workers().find((one) => one.url().includes('inference.worker'));
    await worker?.evaluate((wait) => {
      const post = self.postMessage.bind(self);
      const clock = new Int32Array(new SharedArrayBuffer(4));
      self.postMessage = (message: { progress?: { kind: string } }) => {
        post(message);
        if (message.progress?.kind === 'token') Atomics.wait(clock, 0, 0, wait);
      };
    }, milliseconds);
  }

  /** Starts the run on the screen again, from its first token. */
  async repeat(): Promise<void> {
    const repeat = this.page.getByRole('button', { name: /^Repeat/ });
    await expect(this.workbench.model).toContainText('micro');
    // Again, where the page moved under the pointer.
    await expect(async () => {
      await repeat.click({ timeout: 3000 });
      await expect(repeat).toHaveCount(0, { timeout: 1000 });
    }).toPass();
  }

  async continueIfCut(): Promise<void> {
    await expect(this.workbench.model).toContainText('micro');
    await expect(this.workbench.progress).toHaveText(/Interrupted|Reached the maximum/);
    if ((await this.workbench.progress.textContent()) !== 'Interrupted') return;
    await this.page.getByRole('button', { name: 'Continue', exact: true }).click();
  }

  /** Tokens that the screen counts. */
  async tokenCount(): Promise<number> {
    const text = await this.page.locator('.run-facts').textContent();
    return Number(/Tokens(\d+) of/.exec(text ?? '')?.[1] ?? 0);
  }

  async ended(): Promise<void> {
    await expect(this.workbench.progress).toContainText('Reached the maximum');
  }

  /** The raw reply once the run has ended at its maximum. */
  async reply(): Promise<string> {
    await this.ended();
    const { answer } = this.workbench;
    const copy = answer.getByRole('button', { name: 'Copy raw reply' });
    if (!(await copy.isVisible())) await answer.getByRole('button', { name: 'Raw reply' }).click();
    await expect(copy).toBeVisible();
    return (await answer.locator('.streamed-text', { hasText: /./ }).last().textContent()) ?? '';
  }
}
