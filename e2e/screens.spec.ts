import { expect, test } from '@playwright/test';
import { expectPresentable } from './expect-presentable.ts';
import { WorkbenchPage } from './workbench-page.ts';

const TASKS = [
  'smiles-to-formula',
  'chemical-entity-recognition',
  'esol',
  'bbbp',
  'unconditional-molecule',
];

for (const taskId of TASKS) {
  test(`${taskId} opens, fills its example, and names every control`, async ({ page }) => {
    const workbench = new WorkbenchPage(page);
    await workbench.open(taskId);
    const fields = workbench.inputs.getByRole('textbox');
    const examples = page.getByRole('group', { name: 'Examples' }).getByRole('button');
    if ((await examples.count()) > 0) {
      await examples.first().click();
      await expect(fields.first()).not.toHaveValue('');
    }
    for (const region of [
      workbench.reasoning,
      workbench.answer,
      workbench.structure,
      workbench.checks,
    ]) {
      await expect(region).toBeAttached();
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280, 2560]) {
    test(`nothing serious for axe and no sideways scrolling, ${colorScheme}, ${width} px`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      const workbench = new WorkbenchPage(page);
      await workbench.open('smiles-to-formula');
      await workbench.moleculeInput().fill('CCO');
      await workbench.modelReady('nano');
      await workbench.run.click();
      await expect(workbench.checks).toContainText(/Passes|Fails/);
      await expectPresentable(page);
    });
  }
}

test('an unknown task says so and offers the known ones', async ({ page }) => {
  await page.goto('/#/task/alchemy');
  await expect(page.getByText(/alchemy/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /SMILES to Formula/ }).first()).toBeVisible();
});
