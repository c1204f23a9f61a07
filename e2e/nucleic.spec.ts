import { expect, test } from '@playwright/test';
import { expectPresentable } from './expect-presentable.ts';
import { foreignRequests } from './own-origin.ts';
import { WorkbenchPage } from './workbench-page.ts';

const TRNA = 'GCGGATTTAGCTCAGTTGGGAGAGCGCCAGACTGAAGATCTGGAGGTCCTGTGTTCGATCCACAGAATTCGCACCA';
const PROMOTER = 'GGCCTATAAAAGGCCACCATGGCATAAGG';

test('an RNA is folded and drawn, and drawing, letters and helices point at each other', async ({
  page,
  context,
  baseURL,
}) => {
  const foreign = foreignRequests(context, baseURL);
  const { structure } = new WorkbenchPage(page);
  await page.goto(`/#/task/ncrna-family?rna=${TRNA}`);
  const drawing = structure.getByRole('img', { name: /secondary structure$/ });
  await expect(drawing).toBeVisible();
  await expect(structure).toContainText('−22.4 kcal/mol');
  await expect(structure).toContainText('not a measured structure');

  const rings = drawing.locator('.rna-ring');
  await drawing.locator('[data-base="20"]').hover();
  await expect(rings).toHaveCount(1);
  await expect(structure.locator('.sequence-mark')).toHaveText('G');
  await structure
    .locator('.sequence-block')
    .first()
    .hover({ position: { x: 3, y: 5 } });
  await expect(structure.locator('.sequence-mark')).toHaveText('G');
  await expect(rings).toHaveCount(1);

  await structure.getByRole('button', { name: /^Helices and loops/ }).press('Enter');
  await page.mouse.move(0, 0);
  await structure.getByRole('button', { name: /^Helix 1 1–7 with 66–72, 7 pairs/ }).focus();
  await expect(rings).toHaveCount(14);

  const saved = page.waitForEvent('download');
  await structure.locator('.rna-structure').getByRole('button', { name: 'Save PNG' }).click();
  expect((await saved).suggestedFilename()).toBe('rna-sequence-structure.png');
  expect(foreign).toEqual([]);
});

test('a long RNA is folded when somebody asks', async ({ page }) => {
  const { structure } = new WorkbenchPage(page);
  await page.goto(`/#/task/ncrna-family?rna=${TRNA.repeat(6)}`);
  await structure.getByRole('button', { name: 'Fold this RNA' }).press('Enter');
  await expect(structure).toContainText('Folding 456 bases…');
  await expect(structure.getByRole('img', { name: /secondary structure$/ })).toBeVisible();
});

test('an RNA with an unknown base is not folded, and says why', async ({ page }) => {
  const { structure } = new WorkbenchPage(page);
  await page.goto('/#/task/ncrna-family?rna=GGGGNAAACCCC');
  await expect(structure).toContainText('“N” at character 5 is none of A, C, G and U');
});

test('motifs of a DNA point at their letters, also on a narrow dark screen', async ({ page }) => {
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const { structure } = new WorkbenchPage(page);
  await page.goto(`/#/task/promoter-core-tata?dna=${PROMOTER}`);
  await structure.getByRole('button', { name: 'TATA box 5–11' }).focus();
  await expect(structure.locator('.sequence-mark').first()).toHaveText('TATAAA');
  await expect(
    structure.getByRole('img', { name: /motifs$/ }).locator('.tracks-pointed'),
  ).toHaveCount(1);
  await expectPresentable(page);
});
