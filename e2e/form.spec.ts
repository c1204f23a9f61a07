import { expect, test } from '@playwright/test';
import { WorkbenchPage } from './workbench-page.ts';

test('a drawn molecule becomes a SMILES, and Escape leaves the text as it was', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol');
  const molecule = workbench.moleculeInput();
  const draw = workbench.inputs.getByRole('button', { name: 'Draw' });
  const dialog = page.getByRole('dialog');

  await molecule.fill('OC(=O)[C@H](C)N');
  await draw.click();
  await expect(dialog.locator('.molecule-editor > div')).toBeVisible();
  await dialog.getByRole('button', { name: 'Use this molecule' }).click();
  await expect(dialog).toBeHidden();
  await expect(molecule).toHaveValue('C[C@H](N)C(=O)O');

  await draw.click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(molecule).toHaveValue('C[C@H](N)C(=O)O');
  await expect(draw).toBeFocused();
});

test('a choice is found by a few letters and the keyboard alone', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('sider');
  const choice = workbench.input('Side-effect class');
  await choice.focus();
  await page.keyboard.type('eye');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(choice).toHaveValue('Eye disorders');
  await workbench.moleculeInput().fill('CCO');
  await expect(await workbench.prompt()).toHaveText(/in the class of eye disorders/);
});

test('the periodic table works by arrows and by typing, and both stay in step', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('composition-to-material');
  const text = workbench.input('Elements');
  const element = (name: RegExp) => workbench.inputs.getByRole('button', { name, exact: false });
  await text.fill('iron, o');
  await expect(workbench.inputs).toContainText(/Fe/);
  await expect(await workbench.prompt()).toHaveText(
    'Given Fe, O, design a material composed of them.',
  );
  await element(/^H\b.*hydrogen/i)
    .first()
    .focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(await workbench.prompt()).toHaveText(
    'Given Fe, Li, O, design a material composed of them.',
  );
});

test('a pasted FASTA record is cleaned, and the person is told what was changed', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('promoter-core-all');
  const bases = 'ctcttgcctt ccggcccggc gcccgatttc cgccttccga cccagctgtg ggctgcgccc cacgccagcc';
  await workbench.input('DNA sequence (70 bp)').fill(`>chr1 a core promoter\n1 ${bases}`);
  await expect(workbench.inputs).toContainText(/header/i);
  await expect(workbench.inputs).toContainText(/lower-case letters/i);
  await expect(workbench.inputs).toContainText('70 bases');
  const sequence = bases.replaceAll(' ', '').toUpperCase();
  await expect(await workbench.prompt()).toContainText(`<dna>${sequence}</dna>`);
});
