import { expect, test } from '@playwright/test';
import { WorkbenchPage } from './workbench-page.ts';

test('Ctrl+K finds a task by what people call it, and the keyboard opens it', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find a task' });
  await expect(palette).toBeVisible();
  await page.keyboard.type('blood-brian barrier');
  await expect(palette.getByRole('option').first()).toContainText('BBBP');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/task\/bbbp$/);
  await expect(palette).toBeHidden();
});

test('Ctrl+K also finds the screen of the models', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find a task' });
  await expect(palette).toBeVisible();
  await page.keyboard.type('models');
  await expect(palette.getByRole('option').first()).toContainText('Models');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Models' })).toBeFocused();
});

test('filters combine, and what no form covers becomes a free question', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.tasks.getByRole('button', { name: /^Generate/ }).click();
  await workbench.tasks.getByRole('button', { name: /^Materials/ }).click();
  await expect(workbench.tasks).toContainText('3 of 103 tasks');
  await workbench.tasks.getByRole('button', { name: /^Clear/ }).click();
  await workbench.tasks.getByRole('searchbox').fill('why is the sky dark at night');
  await workbench.tasks
    .getByRole('link', { name: /free question/i })
    .last()
    .click();
  await expect(page).toHaveURL(/#\/task\/free-question/);
  await expect(workbench.input('Question')).toHaveValue('why is the sky dark at night');
});

test('favourites and recent tasks are still there after a reload', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol');
  await page.getByRole('button', { name: 'Favourite' }).click();
  await workbench.open('bbbp');
  await page.reload();
  const favourites = workbench.tasks.getByRole('list', { name: 'Favourites' });
  await expect(favourites.getByRole('link')).toHaveText(['ESOL (aqueous solubility)']);
  const recent = workbench.tasks.getByRole('list', { name: 'Recent' });
  await expect(recent.getByRole('link').first()).toContainText('BBBP');
});

test('a link restores the form, and its values reach no server', async ({ page, context }) => {
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const workbench = new WorkbenchPage(page);
  const secret = 'CC(C)Cc1ccc(cc1)C(C)C(=O)O';
  const values = new URLSearchParams({
    smiles: secret,
    sideEffect: 'in the class of eye disorders',
    shoeSize: '44',
  });
  await page.goto(`/#/task/sider?${values}`);
  await expect(workbench.moleculeInput()).toHaveValue(secret);
  await expect(workbench.input('Side-effect class')).toHaveValue('Eye disorders');
  await expect(page.getByText('“shoeSize”')).toBeVisible();
  await expect(workbench.inputs).toContainText('C13H18O2');
  expect(requests.length).toBeGreaterThan(3);
  for (const url of requests) expect(decodeURIComponent(url)).not.toContain('Cc1ccc');

  await workbench.moleculeInput().fill('CCO');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const second = new WorkbenchPage(await context.newPage());
  await second.open('free-question');
  await second.input('Question').press('Control+v');
  const link = await second.input('Question').inputValue();
  expect(new URL(link).search).toBe('');
  await second.page.goto(link);
  await expect(second.moleculeInput()).toHaveValue('CCO');
  await expect(second.input('Side-effect class')).toHaveValue('Eye disorders');
});

test('an edited prompt is what the model reads, and the page says so', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill('CCO');
  await workbench.prompt();
  await page.getByRole('button', { name: 'Edit prompt' }).click();
  const edited = page.getByRole('textbox', { name: 'Edited prompt' });
  await edited.fill('');
  await workbench.modelReady('nano');
  await workbench.run.click();
  await expect(page.getByRole('alert')).toContainText(/prompt is empty/);
  await edited.fill('What is the formula of <SMILES> CCC </SMILES> ?');
  await workbench.setAdvanced('Maximum tokens', '40');
  await workbench.run.click();
  await expect(workbench.answer).toContainText('The prompt was edited by hand');
  await workbench.answer.getByRole('button', { name: 'Settings and prompt' }).click();
  await expect(workbench.answer).toContainText('What is the formula of <SMILES> CCC </SMILES> ?');
  await page.getByRole('button', { name: 'Back to the task’s prompt' }).click();
  await expect(await workbench.prompt()).toContainText('Given the SMILES representation');
  await expect(workbench.answer).toContainText('The inputs have changed since this run');
});
