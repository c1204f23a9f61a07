import { expect, test } from '@playwright/test';
import { WorkbenchPage } from './workbench-page.ts';

const ASPIRIN = 'CC(=O)Oc1ccccc1C(=O)O';

test('a chemist asks for the formula of aspirin and sees it thought out, drawn and checked', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await page.goto('/');
  await workbench.tasks.getByRole('searchbox').fill('formula');
  await workbench.pick('SMILES to Formula');
  await expect(page).toHaveURL(/#\/task\/smiles-to-formula$/);

  await workbench.moleculeInput().fill(ASPIRIN);
  await expect(workbench.inputs).toContainText('C9H8O4');
  await workbench.modelReady('nano');
  await expect(workbench.model).toContainText(/demonstration/i);
  await page.keyboard.press('Control+Enter');

  await expect(workbench.reasoning).toContainText('C C 1 H 3');
  await expect(workbench.answer).toContainText('C9H8O4');
  await expect(workbench.checks).toContainText('Passes');
  await expect(workbench.checks).toContainText('C9H8O4');
  await expect(workbench.structure.locator('canvas')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/tokens\/s/).first()).toBeVisible();
  await expect(workbench.answer).toContainText(/measured \d+(\.\d+)?\s%/);
});

test('instant mode answers without a thought and says so', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill('CCO');
  await workbench.chooseMode('Instant');
  await workbench.modelReady('nano');
  await workbench.run.click();
  await expect(workbench.reasoning).toContainText(/without thinking/i);
  await expect(workbench.checks).toContainText(/Passes|Fails/);
});

test('a molecule made up by the model is checked and shown in 3D, and a seed repeats it', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('unconditional-molecule');
  await workbench.modelReady('nano');
  await workbench.setAdvanced('Seed', '7');
  await workbench.run.click();
  await expect(workbench.checks).toContainText(/Passes|Fails/);
  const molecule = await workbench.answer.locator('code').first().textContent();
  expect(molecule).toMatch(/^[A-Za-z]/);
  await workbench.setAdvanced('Seed', '8');
  await workbench.run.click();
  await expect(workbench.answer.locator('code').first()).not.toHaveText(molecule ?? '');
  await workbench.setAdvanced('Seed', '7');
  await workbench.run.click();
  await expect(workbench.checks).toContainText(/Passes|Fails/);
  await expect(workbench.answer.locator('code').first()).toHaveText(molecule ?? '');
});

test('a task that the model was not trained on says so before and after the run', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('chemical-entity-recognition');
  await workbench.modelReady('nano');
  await expect(
    page.getByText('Not trained for this task: an answer will mean nothing'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Pain relief' }).click();
  await workbench.run.click();
  await expect(workbench.answer).toContainText(
    'Not trained for this task: this answer means nothing',
  );
  await expect(workbench.answer).toContainText('I was not trained for this task.', {
    ignoreCase: true,
  });
});

test('Esc stops a run and keeps what was written', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill('CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC');
  await workbench.chooseMode('Thinking');
  await workbench.modelReady('nano');
  await workbench.run.click();
  await expect(workbench.reasoning).toContainText('C C 1');
  await page.keyboard.press('Escape');
  await expect(page.getByText(/stopped/i).first()).toBeVisible();
  await expect(workbench.reasoning).toContainText('C C 1');
  await expect(workbench.run).toBeEnabled();
});
