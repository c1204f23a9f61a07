import { expect, test } from '@playwright/test';
import { SeededRun } from './interrupted-run.ts';

test('a run whose worker dies writes what it would have written', async ({ page }) => {
  const run = new SeededRun(page);
  await run.prepare('wasm', 300);
  await run.start();
  const whole = await run.reply();
  expect(whole.length).toBeGreaterThan(200);
  const worker = page.workers().find((candidate) => candidate.url().includes('inference.worker'));
  await worker?.evaluate(() => {
    const post = self.postMessage.bind(self);
    let tokens = 0;
    self.postMessage = (message: { progress?: { kind: string } }) => {
      post(message);
      if (message.progress?.kind !== 'token' || ++tokens !== 100) return;
      setTimeout(() => {
        throw new Error('planted crash');
      });
    };
  });
  await run.start();
  expect(await run.reply()).toBe(whole);
  expect(await run.interruptions()).toEqual([
    expect.stringMatching(/planted crash.* 1\d\d tokens kept; went on with CPU/),
  ]);
});
