import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { scriptInferenceWorker } from '#tools/scripted-worker.ts';
import { expectPresentable } from './expect-presentable.ts';
import { WorkbenchPage } from './workbench-page.ts';

const RUTILE = `data_rutile
_cell_length_a 4.594
_cell_length_b 4.594
_cell_length_c 2.959
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 90
_symmetry_space_group_name_H-M 'P 42/m n m'
loop_
_atom_site_label
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
Ti1 0 0 0
O1 0.3053 0.3053 0
`;

function cifFile(name: string, text: string) {
  return { name, mimeType: 'chemical/x-cif', buffer: Buffer.from(text) };
}

test('a generated material is placed, drawn as its prototype, and taken away as CIF', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  const { structure, checks } = workbench;
  await scriptInferenceWorker(
    page,
    0,
    1,
    'Sr2+ with Ti4+ and O2- in space group 221.</think><material>Sr Ti O O O <sg> <sg221></material>',
  );
  await workbench.open('composition-to-material');
  await workbench.input('Elements').fill('Sr, Ti, O');
  await workbench.modelReady('scripted');
  await workbench.run.click();

  await expect(structure.getByText('Sr on 1a, Ti on 1b, O on 3c')).toBeVisible();
  await expect(structure.getByText('Cubic perovskite', { exact: true })).toBeVisible();
  await expect(structure.getByText('Idealised prototype, estimated lattice')).toBeVisible();
  const picture = structure.getByRole('img', { name: /SrTiO3 as Cubic perovskite/ });
  await expect(picture).toHaveAccessibleDescription(/holding 5 atoms, SrTiO3, on 3 different/);
  await expect(checks.getByText('Passes')).toHaveCount(4);

  // From the text to the list of places, and back.
  const titanium = workbench.reasoning.getByRole('button', { name: 'Ti4+', exact: true });
  await titanium.hover();
  await expect(structure.getByRole('row', { name: /^Ti1/ })).toHaveAttribute(
    'data-pointed',
    'true',
  );
  await structure.getByRole('button', { name: 'Ti', exact: true }).hover();
  await expect(titanium).toHaveAttribute('data-named', 'true');

  // By keys: an element of the list is kept, and Escape lets it go.
  const oxygen = structure.getByRole('button', { name: 'O', exact: true });
  await oxygen.focus();
  await page.keyboard.press('Enter');
  await expect(oxygen).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(oxygen).toHaveAttribute('aria-pressed', 'false');

  await structure.getByRole('radiogroup', { name: 'Cells along a' }).getByText('3').click();
  await expect(picture).toBeVisible();

  const downloading = page.waitForEvent('download');
  await structure.getByRole('button', { name: 'Save CIF' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('srtio3-as-cubic-perovskite.cif');
  const cif = readFileSync(await download.path(), 'utf8');
  expect(cif).toContain('# Idealised prototype, estimated lattice; not a prediction.');
  await structure
    .getByLabel('Crystal structure as CIF')
    .setInputFiles(cifFile('taken-away.cif', cif));
  await expect(structure.getByText('moyo finds Pm-3m (221)')).toBeVisible();
  await expectPresentable(page);
});

test('a file shows its cell and symmetry, and a wrong one where it is wrong', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  const { structure } = workbench;
  await workbench.open('mp-regression');
  await workbench.input('Chemical formula').fill('TiO2');
  await expect(structure.getByText('can balance with Ti +4, O −2')).toBeVisible();
  const file = structure.getByLabel('Crystal structure as CIF');

  await file.setInputFiles(cifFile('broken.cif', RUTILE.replace('0.3053 0', 'none 0')));
  await expect(structure.getByRole('alert')).toContainText(
    'broken.cif is not shown. _atom_site_fract_x in line 15 is “none”, which is no number.',
  );
  await expect(workbench.input('Chemical formula')).toHaveValue('TiO2');

  await file.setInputFiles(cifFile('rutile.cif', RUTILE));
  await expect(structure.getByText('within 0.01 Å, as the file states')).toBeVisible();
  await expect(structure.getByRole('img', { name: 'rutile, 3D model' })).toBeVisible();
  await expect(structure.getByRole('row', { name: /O1 O 4f 0.3053, 0.3053, 0/ })).toBeVisible();

  await structure.getByRole('button', { name: 'Close the file' }).click();
  await expect(structure.getByRole('img')).toHaveCount(0);

  // Dropped on its place it is a crystal, not an input of the task.
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.cif'));
    return transfer;
  }, RUTILE);
  await structure
    .getByRole('button', { name: 'Open a CIF…' })
    .dispatchEvent('drop', { dataTransfer: dropped });
  await expect(structure.getByText('dropped.cif')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
