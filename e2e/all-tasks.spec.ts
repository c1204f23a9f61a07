import { expect, type Page, test } from '@playwright/test';
import { type CatalogueEntry, type CatalogueField, catalogue } from '#tools/catalogue.ts';
import { WorkbenchPage } from './workbench-page.ts';

interface WrongValue {
  readonly text: string;
  /** What the message must say: the place, or the value where it has no place. */
  readonly says: RegExp;
}

/** A wrong value for each kind of field. */
const wrongValues: Readonly<Record<CatalogueField['kind'], WrongValue>> = {
  smiles: { text: 'CC(C', says: /character 3\b/ },
  iupac: { text: '2-(methylpropane', says: /character 3\b/ },
  selfies: { text: '[C][Xx]', says: /character 4\b/ },
  formula: { text: 'C6Xx2', says: /character 3\b/ },
  composition: { text: 'CoXxNi', says: /character 3\b/ },
  elements: { text: 'Li, Xx', says: /Xx/ },
  dna: { text: 'ACGTZ', says: /character 5\b/ },
  rna: { text: 'ACGUZ', says: /character 5\b/ },
  sirna: { text: 'a Af q', says: /character 6\b/ },
  protein: { text: 'MKT?LV', says: /character 4\b/ },
  text: { text: 'word '.repeat(1700), says: /\d characters; at most/ },
  'gene-symbol': { text: 'TP 53', says: /character 3\b/ },
  'gene-name': { text: '12345', says: /12345/ },
  number: { text: '-5', says: /-5|−5/ },
  choice: { text: 'phlogiston content', says: /phlogiston content/ },
};

// A trace keeps the page at every step, which takes longer than these thousand steps themselves.
test.use({ trace: 'off' });

const entries = catalogue();
const families = [...new Set(entries.map(({ family }) => family))];

for (const family of families) {
  test(`every task of ${family} opens, fills an example, shows its prompt and names what is wrong`, async ({
    page,
  }) => {
    const workbench = new WorkbenchPage(page);
    await workbench.open('free-question');
    for (const entry of entries.filter((candidate) => candidate.family === family)) {
      await test.step(entry.id, () => checkTask(workbench, entry));
    }
  });
}

async function checkTask(workbench: WorkbenchPage, entry: CatalogueEntry): Promise<void> {
  await openByAddress(workbench.page, entry);
  if (entry.fields.length > 0) await workbench.fillExample(0);
  await expect(await workbench.prompt()).toHaveText(entry.prompt);
  for (const field of entry.fields) {
    const { text, says } = wrongValues[field.kind];
    const input = workbench.input(field.label);
    await input.fill(text);
    // The message of a combo box comes when the person leaves it.
    await input.blur();
    await expect(workbench.inputs).toContainText(says);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await workbench.fillExample(0);
    await expect(input).not.toHaveAttribute('aria-invalid', 'true');
  }
}

/** Follows the address inside the page, as a link does: nothing is loaded again. */
async function openByAddress(page: Page, { id, title }: CatalogueEntry): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/task/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
}
