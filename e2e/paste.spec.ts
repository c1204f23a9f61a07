import { expect, type Page, test } from '@playwright/test';
import { WorkbenchPage } from './workbench-page.ts';

const SALT_CIF = `data_NaCl
_symmetry_space_group_name_H-M 'F m -3 m'
_chemical_formula_sum 'Na1 Cl1'
_cell_length_a 5.64
`;
const UBIQUITIN = 'MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG';

test('a pasted InChI becomes a molecule, and fills the task that is open', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol');
  const dialog = await paste(
    page,
    'InChI=1S/C8H9NO2/c1-6(10)9-7-2-4-8(11)5-3-7/h2-5,11H,1H3,(H,9,10)',
  );
  await expect(dialog.getByRole('status').first()).toContainText('Understood as InChI');
  await expect(dialog).toContainText('C8H9NO2');
  await dialog.getByRole('button', { name: /^Fill into this task/ }).click();
  await expect(dialog).toBeHidden();
  await expect(workbench.moleculeInput()).toHaveValue('CC(=O)Nc1ccc(O)cc1');
});

test('a wrong InChI is refused, and what nobody understands is still a text', async ({ page }) => {
  await new WorkbenchPage(page).open('esol');
  const dialog = await paste(page, 'InChI=1S/C8H9NO2/c1-6(10');
  await expect(dialog).toContainText(/does not read the InChI/);
  await dialog.getByRole('textbox', { name: 'Text', exact: true }).fill('CC(C)(C');
  await expect(dialog).toContainText(/character 6/);
  await dialog.getByText('Text', { exact: true }).last().click();
  await expect(dialog).toContainText('Free question');
});

test('a file dropped anywhere is understood, and opens a task of its kind', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol');
  await dropFile(page, 'ubiquitin.fasta', `>human ubiquitin\n${UBIQUITIN}\n`);
  const dialog = page.getByRole('dialog', { name: 'Paste anything' });
  await expect(dialog).toContainText('human ubiquitin');
  await expect(dialog).toContainText('76 residues');
  await dialog.getByRole('button', { name: /^Fold Type/ }).click();
  await expect(page).toHaveURL(/#\/task\/fold-type$/);
  await expect(await workbench.prompt()).toContainText(`<protein>${UBIQUITIN}</protein>`);
});

test('a crystal file gives its formula to a task of materials', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol');
  await dropFile(page, 'salt.cif', SALT_CIF);
  const dialog = page.getByRole('dialog', { name: 'Paste anything' });
  await dialog.getByRole('button', { name: /^OQMD/ }).click();
  await expect(page).toHaveURL(/#\/task\/oqmd$/);
  await expect(workbench.input('Chemical formula')).toHaveValue(/^(NaCl|ClNa)$/);
});

async function paste(page: Page, text: string) {
  await page.getByRole('button', { name: 'Paste anything' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste anything' });
  await dialog.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
  return dialog;
}

async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName = '', content = '']) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName));
      return data;
    },
    [name, text],
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
  }
}
