import { expect, type Locator, test } from '@playwright/test';
import { scriptInferenceWorker } from '#tools/scripted-worker.ts';
import { expectPresentable } from './expect-presentable.ts';
import { WorkbenchPage } from './workbench-page.ts';

const ASPIRIN = 'CC(=O)Oc1ccccc1C(=O)O';
const PROMOTER = `ACGTTATAAAAGGTACCGT${'A'.repeat(50)}`;
const PEPTIDE = 'MKTAYIAKQRQISFVKSHFSRQLEERLGLIEVQ';

test('words for atoms light up in the drawing, and atoms light up their words', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await scriptInferenceWorker(
    page,
    0,
    1,
    `Let me look at ${ASPIRIN}. The carbonyl carbon is C2, and **two** carbonyl groups are there.\n\nA nitro group is not, and I think C is fine.</think>C9H8O4`,
  );
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill(ASPIRIN);
  await workbench.modelReady('scripted');
  await workbench.run.click();

  const atoms = workbench.structure.getByRole('option', { selected: true });
  const mark = (name: string): Locator =>
    workbench.reasoning.getByRole('button', { name, exact: true });
  const carbonyls = mark('carbonyl groups');
  await expect(mark('carbonyl carbon')).toBeVisible();
  await expect(workbench.structure.getByRole('listbox').first()).toBeVisible();
  await expect(workbench.reasoning.getByText('nitro group', { exact: true })).toHaveAttribute(
    'aria-description',
    'nitro: none in the input',
  );
  await expect(mark('C')).toHaveCount(0);

  await carbonyls.hover();
  await expect(atoms).toHaveCount(4);
  await expect(page.getByText('carbonyl: 2 places in the input')).toBeVisible();
  await mark('C2').hover();
  await expect(atoms).toHaveCount(1);
  await page.mouse.move(1, 1);
  await expect(atoms).toHaveCount(0);

  // From the picture: the second atom is named by C2 and by both words for carbonyl.
  await workbench.structure.getByRole('listbox').first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(mark('C2')).toHaveAttribute('data-named', 'true');
  await expect(carbonyls).toHaveAttribute('data-named', 'true');
  await expect(mark(ASPIRIN)).not.toHaveAttribute('data-named', 'true');
  await page.keyboard.press('Enter');
  await workbench.structure.getByRole('listbox').first().blur();
  await expect(mark('C2')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Show in the text' }).click();
  await expect(mark('carbonyl carbon')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(mark('C2')).toHaveAttribute('aria-pressed', 'false');
  await expect(atoms).toHaveCount(0);
});

test('a motif in the answer is marked in a DNA, and all of it is presentable', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await scriptInferenceWorker(
    page,
    0,
    1,
    'There is a TATA box, and CpG sites are few.</think>The answer is Yes.',
  );
  await workbench.open('promoter-core-tata');
  await workbench.inputs.getByRole('textbox').first().fill(PROMOTER);
  await workbench.modelReady('scripted');
  await workbench.run.click();

  const marked = workbench.structure.locator('[data-highlighted]');
  const box = workbench.reasoning.getByText('TATA box', { exact: true });
  await box.hover();
  await expect(async () => {
    expect((await marked.allTextContents()).join('')).toBe('TATAAAA');
  }).toPass();
  await workbench.reasoning.getByText('CpG sites', { exact: true }).click();
  await expect(async () => {
    expect((await marked.allTextContents()).join('')).toBe('CGCG');
  }).toPass();
  for (const [width, theme] of [
    [380, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expectPresentable(page);
  }
});

test('a residue in the text is marked in the sequence, with keys alone', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await scriptInferenceWorker(
    page,
    0,
    1,
    'Lys2 is charged, residues 8–10 are too, but Lys3 does not exist.</think>The answer is Yes.',
  );
  await workbench.open('solubility');
  await workbench.inputs.getByRole('textbox').first().fill(PEPTIDE);
  await workbench.modelReady('scripted');
  await workbench.run.click();

  const marked = workbench.structure.locator('[data-highlighted]');
  const mark = (name: string): Locator => workbench.reasoning.getByText(name, { exact: true });
  await mark('Lys2').hover();
  await expect(marked).toHaveText(['K']);
  await page.mouse.move(1, 1);
  await expect(marked).toHaveCount(0);

  await page.getByRole('region', { name: 'Thought' }).focus();
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(mark('Lys2')).toBeFocused({ timeout: 200 });
  }).toPass();
  await expect(marked).toHaveText(['K']);
  await page.keyboard.press('ArrowRight');
  await expect(mark('residues 8–10')).toBeFocused();
  await expect(marked).toHaveText(['KQR']);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await expect(mark('Lys3')).toBeFocused();
  await expect(page.getByText('does not match, residue 3 is threonine')).toBeVisible();
  // What is pinned stays while the focus goes on, and Tab leaves the text after one stop.
  await expect(marked).toHaveText(['KQR']);
  await page.keyboard.press('Tab');
  await expect(workbench.reasoning.locator('[data-mark]:focus')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(marked).toHaveCount(0);
});
