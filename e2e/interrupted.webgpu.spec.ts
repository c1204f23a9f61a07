import { expect, test } from '@playwright/test';
import { SeededRun } from './interrupted-run.ts';

test.setTimeout(400_000);

test('a run whose GPU process dies writes what it would have written', async ({
  page,
  browser,
}) => {
  const run = new SeededRun(page);
  await run.prepare('webgpu', 30);
  await run.start();
  const whole = await run.reply();
  await run.start();
  await run.isWriting();
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess');
  expect(await run.reply()).toBe(whole);
  expect(await run.interruptions()).toEqual([
    expect.stringMatching(/[1-9]\d* tokens? kept; went on with GPU/i),
  ]);
});
