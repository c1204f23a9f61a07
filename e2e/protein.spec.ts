import { expect, test } from '@playwright/test';
import { foreignRequests } from './own-origin.ts';
import { WorkbenchPage } from './workbench-page.ts';

const SEQUENCE = 'MKTAYIAKQRQISFVKSHFSRQLEERLGLIEVQ';
const NAMES = 'MET LYS THR ALA TYR ILE ALA LYS GLN ARG GLN ILE SER PHE VAL LYS SER HIS PHE SER';

/** CA, N, C and O of the first twenty residues on a made-up path, numbered from 101. */
function pdbFile(): string {
  const lines = NAMES.split(' ').flatMap((residue, i) =>
    ['N', 'CA', 'C', 'O'].map((name, j) => {
      const angle = (i * 4 + j) * 0.4;
      const place = [8 * Math.cos(angle), 8 * Math.sin(angle), (i * 4 + j) * 0.6];
      const xyz = place.map((value) => value.toFixed(3).padStart(8)).join('');
      const serial = String(i * 4 + j + 1).padStart(5);
      return `ATOM  ${serial}  ${name.padEnd(3)} ${residue} A${String(i + 101).padStart(4)}    ${xyz}  1.00 10.00           ${name.charAt(0)}`;
    }),
  );
  return `HEADER    MADE UP                                 01-JAN-26   9XYZ\n${lines.join('\n')}\nEND\n`;
}

test('a dropped PDB is laid along the sequence, and letters and residues point at each other', async ({
  page,
  context,
  baseURL,
}) => {
  const foreign = foreignRequests(context, baseURL);
  const workbench = new WorkbenchPage(page);
  await page.goto(`/#/task/fold-type?protein=${SEQUENCE}`);
  const { structure } = workbench;
  await expect(structure.getByText('Schematic, not a prediction', { exact: true })).toBeVisible();
  await expect(structure.locator('canvas')).toBeVisible();

  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'made-up.pdb'));
    return transfer;
  }, pdbFile());
  const zone = structure.locator('.structure-drop');
  await zone.dispatchEvent('dragover', { dataTransfer: dropped });
  await expect(structure.getByText('Drop a PDB or mmCIF file here.')).toBeVisible();
  await zone.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(structure).toContainText('20 of 33 positions lie along chain A');
  await expect(structure).toContainText('its numbers are 100 more than the positions');
  // The page's own box for dropped files stays closed.
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const slider = structure.getByRole('slider', { name: 'Position' });
  await slider.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await expect(structure.locator('[data-highlighted]')).toHaveText('Y');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Tyr5, .*; A 105 in the structure$/);
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /; no coordinates$/);

  // Enter keeps a letter when the slider is left, Escape ends that.
  await page.keyboard.press('Enter');
  await structure.getByRole('button', { name: 'Reset view' }).focus();
  await expect(structure.locator('[data-highlighted]')).toHaveText('Q');
  await slider.focus();
  await page.keyboard.press('Escape');
  await expect(structure.locator('[data-highlighted]')).toHaveCount(0);

  await structure
    .locator('.sequence-block')
    .first()
    .hover({ position: { x: 3, y: 5 } });
  await expect(structure.locator('[data-highlighted]')).toHaveText('M');
  expect(foreign).toEqual([]);
});

test('a damaged structure is refused at its line, and the one before stays', async ({ page }) => {
  const { structure } = new WorkbenchPage(page);
  await page.goto(`/#/task/fold-type?protein=${SEQUENCE}`);
  const input = structure.getByLabel('Structure file', { exact: true });
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  });
  await input.setInputFiles(file('good.pdb', pdbFile()));
  await expect(structure).toContainText('good.pdb: 9XYZ');
  const lines = pdbFile().split('\n');
  const bad = lines.with(7, (lines[7] ?? '').replace(/(.{30}).{8}/, '$1     NaN')).join('\n');
  await input.setInputFiles(file('bad.pdb', bad));
  const alert = structure.getByRole('alert');
  await expect(alert).toContainText('bad.pdb was not taken. PDB file, line 8: x is “NaN”');
  await expect(alert).toContainText('good.pdb is still shown.');
  await expect(structure).toContainText('good.pdb: 9XYZ');
});

test('no archive is asked before it is allowed and pressed, and its silence harms nothing', async ({
  page,
  context,
  baseURL,
}) => {
  const foreign = foreignRequests(context, baseURL);
  await context.route(/rcsb\.org|ebi\.ac\.uk/, (route) =>
    route.fulfill({
      status: 200,
      headers: { 'access-control-allow-origin': '*' },
      contentType: 'chemical/x-cif',
      body: 'data_X\n_cell.length_a 1\n',
    }),
  );
  const { structure } = new WorkbenchPage(page);
  await page.goto(`/#/task/fold-type?protein=${SEQUENCE}`);
  await structure.getByRole('button', { name: 'Look up in an archive' }).click();
  await expect(structure.getByRole('button', { name: 'Fetch' })).toHaveCount(0);
  await structure.getByRole('checkbox', { name: /Let this page ask/ }).check();
  await structure.getByLabel('Id', { exact: true }).fill('not an id');
  await structure.getByRole('button', { name: 'Fetch' }).click();
  await expect(structure.getByRole('alert')).toContainText('Nothing was sent.');
  expect(foreign).toEqual([]);

  await structure.getByLabel('Id', { exact: true }).fill('1crn');
  await structure.getByRole('button', { name: 'Fetch' }).click();
  await expect(structure.getByRole('alert')).toContainText('RCSB 1CRN was not taken.');
  expect(foreign).toEqual(['https://files.rcsb.org/download/1CRN.cif']);
  await expect(structure.getByText('Schematic, not a prediction', { exact: true })).toBeVisible();
});
