import { expect, test } from '@playwright/test';
import { scriptInferenceWorker } from '#tools/scripted-worker.ts';
import { WorkbenchPage } from './workbench-page.ts';

test('a thought of 16,000 tokens stays bounded on the screen and loses nothing', async ({
  page,
}) => {
  await scriptInferenceWorker(page, 16_000, 40);
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol');
  await workbench.moleculeInput().fill('CCO');
  await workbench.modelReady('scripted');
  await workbench.run.click();
  await expect(workbench.answer).toContainText('CH4');
  const text = await workbench.reasoning.evaluate((region) => region.textContent ?? '');
  for (const word of ['word0', 'word8000', 'word15998']) expect(text).toContain(word);
  const elements = await workbench.reasoning.evaluate(
    (region) => region.querySelectorAll('*').length,
  );
  expect(elements).toBeLessThan(400);
});
