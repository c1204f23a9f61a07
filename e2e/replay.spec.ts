import { readFile } from 'node:fs/promises';
import { type Download, expect, type Page, test } from '@playwright/test';
import { expectPresentable } from './expect-presentable.ts';
import { WorkbenchPage } from './workbench-page.ts';

/** Saves one of the files under "Take away" and gives its text. */
async function takeAway(page: Page, label: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Take away' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take away' });
  const arrival = page.waitForEvent('download');
  await dialog.getByRole('button', { name: `Save ${label}`, exact: true }).click();
  const download: Download = await arrival;
  await dialog.getByRole('button', { name: 'Close' }).click();
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

async function finishedRun(page: Page): Promise<WorkbenchPage> {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill('OCC(O)CO');
  await workbench.chooseMode('Thinking');
  await workbench.modelReady('nano');
  await workbench.run.click();
  await expect(workbench.progress).toContainText('Finished');
  return workbench;
}

test('a run taken away is watched on another machine, marked as not made there', async ({
  page,
  browser,
}) => {
  const here = await finishedRun(page);
  const { name, text } = await takeAway(page, 'Run file');
  expect(name).toMatch(/^smiles-to-formula.*\.run\.json$/);
  const { run } = JSON.parse(text);
  const written = run.samples[0].text;
  // A large model takes longer over its words than nano, and a person needs time to press Pause.
  for (const token of run.samples[0].tokens) token.timeMs *= 20;
  const slow = JSON.stringify({ format: 'scireasoner-run', run });

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const there = new WorkbenchPage(other);
  await other.goto('/#/history');
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(slow) };
  await other.getByLabel('Run file').setInputFiles(file);
  await expect(there.answer).toContainText('Not produced here');
  await expect(there.answer).toContainText(name);
  await expect(there.checks).toContainText('Passes');

  await there.answer.getByRole('button', { name: 'Replay' }).click();
  await expect(other.getByText('This is a recording.')).toBeVisible();
  await other.getByRole('button', { name: 'Pause' }).click();
  await expectPresentable(other);
  await other.getByRole('button', { name: 'Show all' }).click();
  await expect(other.getByText('This is a recording.')).toBeHidden();
  await expect(there.answer).toContainText('C3H8O3');
  const again = await takeAway(other, 'Run file');
  expect(JSON.parse(again.text).run.samples[0].text).toBe(written);
  await expect(here.answer).not.toContainText('Not produced here');
  await elsewhere.close();
});

test('a report and a table say what was asked, answered and checked', async ({ page }) => {
  await finishedRun(page);
  const report = await takeAway(page, 'Report');
  expect(report.text).toContain('OCC(O)CO');
  expect(report.text).toContain('C3H8O3');
  expect(report.text).toMatch(/!\[.*\]\(data:image\/png;base64,[A-Za-z0-9+/=]{500,}\)/);
  const table = await takeAway(page, 'Table');
  expect(table.text.split('\r\n')[1]).toContain('smiles-to-formula,OCC(O)CO,1,C3H8O3');
});

test('a file that is no run, or a damaged one, is named and changes nothing', async ({ page }) => {
  await page.goto('/#/history');
  const choose = (text: string) =>
    page.getByLabel('Run file').setInputFiles({
      name: 'notes.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
  await choose('{"a": 1}');
  await expect(page.getByRole('alert')).toContainText('“notes.json” is not a run file');
  await choose('{"format": "scireasoner-run", "run": {"version": 3}}');
  await expect(page.getByRole('alert')).toContainText('is a run file with a fault');
  await expect(page.getByText('No run is kept yet')).toBeVisible();
});
