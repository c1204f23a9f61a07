import { expect, test } from '@playwright/test';
import { catalogue } from '#tools/catalogue.ts';
import { WorkbenchPage } from './workbench-page.ts';

/** Short prompts, so that they fit into the small model's context. */
const ids = [
  ['smiles-to-formula', 'smiles-to-iupac', 'iupac-to-smiles'],
  ['chemical-entity-recognition', 'true-false-question', 'multiple-choice-question'],
  ['esol', 'lipo', 'crispr-on-target'],
  ['bbbp', 'hiv', 'gsymbol2cancer'],
  ['unconditional-molecule', 'retrosynthesis-smolinstruct', 'bulk-modulus-to-material'],
].flat();

const entries = catalogue().filter(({ id }) => ids.includes(id));

for (const entry of entries) {
  test(`the embedded model runs ${entry.id} (${entry.family})`, async ({ page }) => {
    const workbench = new WorkbenchPage(page);
    await workbench.open(entry.id);
    if (entry.fields.length > 0) await workbench.fillExample(0);
    await workbench.chooseMode('Instant');
    await workbench.setAdvanced('Maximum tokens', '60');
    await workbench.setAdvanced('Seed', '1');
    await workbench.modelReady('nano');
    await workbench.run.click();
    await expect(page.getByRole('status', { name: 'Run' })).toContainText(
      /Finished|Ended|maximum/i,
    );
    // Whatever the small model wrote, it is shown: read as an answer, or raw with the reason.
    await expect(workbench.answer.getByRole('button', { name: 'Raw reply' })).toBeVisible();
    await expect(workbench.answer).toContainText(/measured|Not trained for this task/);
    await workbench.answer.getByRole('button', { name: 'Settings and prompt' }).click();
    await expect(workbench.answer).toContainText(entry.prompt);
  });
}

test('three tasks of each family ran', () => {
  const counts: Record<string, number> = {};
  for (const { family } of entries) counts[family] = (counts[family] ?? 0) + 1;
  expect(counts).toEqual({
    translation: 3,
    extraction: 3,
    prediction: 3,
    classification: 3,
    generation: 3,
  });
});
