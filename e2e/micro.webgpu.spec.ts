import { expect, test } from '@playwright/test';
import { microReply } from '#tools/micro-reply.ts';
import { WorkbenchPage } from './workbench-page.ts';

const MOLECULE = 'CCO';
const QUESTION = `How soluble is <SMILES> ${MOLECULE} </SMILES> ?`;
const TOKENS = 8;

for (const backend of ['webgpu', 'wasm'] as const) {
  test(`the micro model writes the reference's greedy tokens on ${backend}`, async ({ page }) => {
    const expected = microReply(QUESTION, 'instant', TOKENS);
    expect(new Set(expected.ids).size).toBeGreaterThan(3);

    const workbench = new WorkbenchPage(page);
    await workbench.open('esol', `?model=models/micro/&backend=${backend}`);
    await workbench.moleculeInput().fill(MOLECULE);
    await workbench.chooseMode('Instant');
    await workbench.setAdvanced('Maximum tokens', String(TOKENS));
    await workbench.modelReady('micro');
    await expect(workbench.model).toContainText(backend === 'webgpu' ? 'WebGPU' : /wasm/i);
    await workbench.run.click();
    await expect(page.getByText(/maximum of 8 tokens/).first()).toBeVisible({ timeout: 120_000 });
    await workbench.answer.getByRole('button', { name: 'Raw reply' }).click();
    await expect(workbench.answer).toContainText(expected.text);
  });
}

test('without being asked, the rule takes the CPU on a software adapter and says why', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol', '?model=models/micro/');
  await workbench.modelReady('micro');
  await expect(workbench.model).toContainText(/is software; the CPU backend is faster/);
});
