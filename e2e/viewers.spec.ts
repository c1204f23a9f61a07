import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { scriptInferenceWorker } from '#tools/scripted-worker.ts';
import { expectPresentable } from './expect-presentable.ts';
import { WorkbenchPage } from './workbench-page.ts';

const ASPIRIN = 'CC(=O)Oc1ccccc1C(=O)O';
const CAFFEINE = 'CN1C=NC2=C1C(=O)N(C(=O)N2C)C';

test('an atom pointed at in the drawing or in space is marked in both', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await workbench.open('esol');
  await workbench.moleculeInput().fill(ASPIRIN);
  const atoms = workbench.structure.getByRole('listbox', { name: 'Atoms of C9H8O4' });
  const space = workbench.structure.getByRole('img', { name: 'C9H8O4, 3D model' });
  await expect(space.locator('canvas')).toBeVisible();
  const chosen = atoms.getByRole('option', { selected: true });

  await atoms.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(chosen).toHaveAccessibleName('C2');
  const unmarked = await pixelsOf(page, space);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  // Pinned: it stays when the focus has left.
  await expect(chosen).toHaveAccessibleName('C2');
  await page.keyboard.press('Escape');
  await expect(chosen).toHaveCount(0);
  expect((await pixelsOf(page, space)).equals(unmarked)).toBe(false);

  await space.scrollIntoViewIfNeeded();
  await pointSomewhereAt(page, space, chosen);
  await expect(chosen).toHaveCount(1);
  await page.mouse.move(5, 5);
  await expect(chosen).toHaveCount(0);
  for (const width of [360, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await expectPresentable(page);
  }
});

test('a drawing is saved as PNG', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol');
  await workbench.moleculeInput().fill(CAFFEINE);
  const drawing = workbench.structure.locator('figure').first();
  const download = page.waitForEvent('download');
  await drawing.getByRole('button', { name: 'Save PNG' }).click();
  const png = readFileSync(await (await download).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Four pixels for one of CSS, and more than a plain area.
  expect(png.readUInt32BE(16)).toBeGreaterThan(400);
  expect(png.length).toBeGreaterThan(4000);
});

test('a reaction is drawn as one, with what is not known yet as a question mark', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('forward-synthesis');
  await workbench.fillExample(0);
  const drawing = workbench.structure.getByRole('img', { name: 'Reaction, structure drawing' });
  await expect(drawing).toBeVisible();
  await expect(drawing).toHaveAccessibleDescription(/to unknown products/);
  const atoms = workbench.structure.getByRole('listbox', { name: 'Atoms of Reaction' });
  await expect(atoms.getByRole('option')).toHaveCount(16);
  // The same atom in the molecule below.
  await atoms.focus();
  await page.keyboard.press('End');
  const below = workbench.structure.getByRole('listbox').nth(1);
  await expect(below.getByRole('option', { selected: true })).toHaveAccessibleName('O16');
});

test('the bonds that an answered reaction changes are marked and named', async ({ page }) => {
  const ring = '[c:5]1[cH:6][cH:7][cH:8][cH:9][cH:10]1';
  const chloride = 'Cl[C:2](=[O:1])[c:11]1[cH:12][cH:13][cH:14][cH:15][cH:16]1';
  const reactants = `${chloride}.[NH2:3][CH2:4]${ring}`;
  await scriptInferenceWorker(page, 5, 5, `</think><SMILES> ${reactants} </SMILES>`);
  const workbench = new WorkbenchPage(page);
  await workbench.open('retrosynthesis-uspto-50k');
  await workbench.fillExample(0);
  await workbench.modelReady('scripted');
  await workbench.run.click();
  await expect(workbench.structure).toContainText('Cl–C2 broken, C2–N3 formed');
  const molecule = workbench.structure.getByRole('radiogroup', { name: 'Molecule' });
  await expect(molecule.getByRole('radio', { name: 'Answer' })).toBeChecked();
  await molecule.getByText('Product').click();
  await expect(
    workbench.structure.getByRole('img', { name: 'C14H13NO, structure drawing' }),
  ).toBeVisible();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectPresentable(page);
  }
});

test('a hundred pictures later the page needs no more memory', async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const workbench = new WorkbenchPage(page);
  for (const [task, smiles] of [
    ['esol', ASPIRIN],
    ['lipo', CAFFEINE],
  ] as const) {
    await workbench.open(task);
    await workbench.moleculeInput().fill(smiles);
    await expect(workbench.structure.locator('.scene-pane canvas')).toBeVisible();
  }
  await mountPictures(page, 20);
  const before = await heapBytes(page);
  await mountPictures(page, 100);
  const grown = (await heapBytes(page)) - before;
  console.log(
    `heap ${(before / 2 ** 20).toFixed(2)} MB, ${(grown / 2 ** 20).toFixed(2)} MB more after 100 mounts`,
  );
  expect(grown).toBeLessThan(2 * 2 ** 20);
  expect(await page.locator('canvas').count()).toBe(1);
});

/** Moves over the pane in lines until something is chosen. */
async function pointSomewhereAt(page: Page, pane: Locator, chosen: Locator): Promise<void> {
  const box = await pane.boundingBox();
  if (!box) throw new Error('The pane has no box.');
  for (const y of [0.5, 0.42, 0.58, 0.35]) {
    for (let x = 0.15; x < 0.85; x += 0.04) {
      await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
      if ((await chosen.count()) > 0) return;
    }
  }
}

/** Goes to and fro between two tasks; each time a drawing and a shape in space come and go. */
async function mountPictures(page: Page, count: number): Promise<void> {
  for (let mount = 0; mount < count; mount++) {
    const [task, formula] = mount % 2 === 0 ? ['esol', 'C9H8O4'] : ['lipo', 'C8H10N4O2'];
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/task/${task}`);
    await page.waitForFunction(
      (label) =>
        document.querySelector(`.scene-pane[aria-label^="${label}"] canvas`) !== null &&
        document.querySelector(`.atom-drawing img[alt^="${label}"]`) !== null,
      formula,
    );
  }
}

/** Bytes of the page's JavaScript heap that are still in use after a collection. */
async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** What is drawn, after the picture had time to follow. */
async function pixelsOf(page: Page, pane: Locator): Promise<Buffer> {
  await page.waitForTimeout(500);
  return pane.screenshot();
}
