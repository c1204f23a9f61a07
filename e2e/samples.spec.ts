import { expect, test } from '@playwright/test';
import { expectPresentable } from './expect-presentable.ts';
import { WorkbenchPage } from './workbench-page.ts';

const ASPIRIN = 'CC(=O)Oc1ccccc1C(=O)O';
const LONG_CHAIN = 'C'.repeat(40);

test('four samples vote, and each opens its own trace', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill(ASPIRIN);
  await workbench.modelReady('nano');
  await workbench.setAnswers('Number of replies', '4');
  await workbench.inputs.getByRole('button', { name: 'Set the temperature' }).click();
  await workbench.setAdvanced('Seed', '7');
  await workbench.run.click();
  await expect(workbench.progress).toContainText('Finished: 4 replies');

  const samples = workbench.vote.getByRole('button', { name: /^Sample \d$/ });
  await expect(samples).toHaveCount(4);
  const shares = await workbench.vote.locator('strong').filter({ hasText: '%' }).allTextContents();
  const sum = shares.reduce((total, share) => total + Number.parseFloat(share), 0);
  // Each share is rounded to a whole percent.
  expect(Math.abs(sum - 100)).toBeLessThanOrEqual(shares.length / 2);
  await expect(workbench.vote).toContainText('not whether they are right');

  const other = workbench.vote.getByRole('button', { name: /^Sample \d$/, pressed: false }).last();
  const name = (await other.textContent()) ?? '';
  await other.focus();
  await page.keyboard.press('Enter');
  await expect(workbench.vote.getByRole('button', { name, pressed: true })).toBeFocused();
  await expect(workbench.reasoning).toContainText(`${name} of 4`);
  await expect(workbench.answer).toContainText(`${name} of 4`);

  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectPresentable(page);
  }
});

test('of made-up molecules the best by its reward is shown', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('unconditional-molecule');
  await workbench.chooseMode('Instant');
  await workbench.modelReady('nano');
  await workbench.setAnswers('Number of replies', '4');
  await workbench.setAdvanced('Temperature', '1.6');
  await workbench.setAdvanced('Seed', '3');
  await workbench.run.click();
  await expect(workbench.progress).toContainText('Finished: 4 replies');
  const best = page.getByRole('region', { name: 'Best of 4' });
  await expect(best).toContainText(/Sample \d has the highest reward, 1/);
  const rewards = (await best.getByRole('listitem').allTextContents()).flatMap(
    (row) => /reward ([\d.]+)/.exec(row)?.[1] ?? [],
  );
  expect(rewards).toEqual(rewards.toSorted((a, b) => Number(b) - Number(a)));
  expect(rewards[0]).toBe('1');
  const shown = best.getByRole('listitem').first().getByRole('button', { pressed: true });
  await expect(shown).toHaveCount(1);
});

test('a seed repeats the whole vote', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill('CCO');
  await workbench.chooseMode('Instant');
  await workbench.modelReady('nano');
  await workbench.setAnswers('Number of replies', '3');
  await workbench.setAdvanced('Temperature', '1.5');
  const distributionOf = async (seed: string) => {
    await workbench.setAdvanced('Seed', seed);
    await workbench.run.click();
    // The words of a run that ends within a blink are those of the run before: its seed is not.
    await expect(async () => {
      const settings = workbench.answer.getByRole('button', { name: 'Settings and prompt' });
      if ((await settings.getAttribute('aria-expanded')) === 'false') await settings.click();
      await expect(workbench.answer.getByText(seed, { exact: true })).toBeVisible({
        timeout: 2000,
      });
    }).toPass();
    await expect(workbench.progress).toContainText('Finished: 3 replies');
    await expect(workbench.vote).not.toContainText('Being counted');
    return workbench.vote.getByRole('listitem').allTextContents();
  };
  const first = await distributionOf('7');
  await distributionOf('8');
  expect(await distributionOf('7')).toEqual(first);
});

test('a beam search of three gives three candidates, the best score first', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill('CCO');
  await workbench.chooseMode('Instant');
  await workbench.modelReady('nano');
  await workbench.openAnswers();
  await workbench.inputs.getByText('Beam search', { exact: true }).click();
  await workbench.setAnswers('Number of beams', '3');
  await workbench.run.click();
  await expect(workbench.progress).toContainText('Finished: 3 candidates');

  const rows = workbench.candidates.getByRole('listitem');
  await expect(rows).toHaveCount(3);
  const scores = (await rows.allTextContents()).map((text) =>
    Number(/score (−?[\d.]+)/.exec(text)?.[1]?.replace('−', '-')),
  );
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  await expect(rows.first()).toContainText(/Passes|Fails/);
  await workbench.candidates.getByRole('button', { name: 'Candidate 3' }).click();
  await expect(workbench.answer).toContainText('Candidate 3 of 3');
  await expectPresentable(page);
});

test('a thought ends when its budget ends, and the page says so', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill(ASPIRIN);
  await workbench.chooseMode('Thinking');
  await workbench.modelReady('nano');
  await workbench.setAnswers('Thought budget', '16');
  await workbench.setAnswers('Room for the answer', '32');
  await workbench.run.click();
  await expect(workbench.reasoning).toContainText(/The thought was ended after 1[0-6] tokens/);
  const meter = workbench.reasoning.getByRole('meter', { name: 'Thought against its budget' });
  await expect(meter).toHaveAttribute('aria-valuemax', '16');
  await expect(workbench.progress).not.toContainText('Writing');
  await workbench.answer.getByRole('button', { name: 'Settings and prompt' }).click();
  await expect(workbench.answer).toContainText('at most 16 tokens, 32 kept for the answer');
});

test('“Answer now” ends the thoughts at any moment', async ({ page }) => {
  // The small model thinks for a second: eight of it for long enough to be interrupted.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill(LONG_CHAIN);
  await workbench.chooseMode('Thinking');
  await workbench.modelReady('nano');
  await workbench.setAnswers('Number of replies', '8');
  await workbench.inputs.getByRole('button', { name: 'Set the temperature' }).click();
  await workbench.run.click();
  await page.getByRole('button', { name: 'Answer now' }).press('Enter');
  await expect(workbench.progress).toContainText('Finished: 8 replies');
  await expect(workbench.reasoning).toContainText(/You ended the thought after \d+ tokens?/);
  await expect(page.getByRole('button', { name: 'Answer now' })).toBeHidden();
});

test('an answer kept in its form shows how probable each choice was', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('bbbp');
  await workbench.moleculeInput().fill(ASPIRIN);
  await workbench.chooseMode('Instant');
  await workbench.modelReady('nano');
  await workbench.openAnswers();
  await workbench.inputs.getByRole('checkbox', { name: 'Keep the answer in its form' }).check();
  await workbench.run.click();
  const table = workbench.answer.getByRole('table', { name: /Probability of each choice/ });
  const rows = table.getByRole('row').filter({ hasText: '%' });
  await expect(rows.first()).toBeVisible();
  const shares = (await rows.allTextContents()).map((text) =>
    Number(/([\d.]+)\s%/.exec(text)?.[1]),
  );
  expect(shares.length).toBeGreaterThan(1);
  expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThanOrEqual(1);
  await expect(workbench.answer).toContainText(/Yes|No/);
});

test('the tokens of a reply show what else was probable', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('smiles-to-formula');
  await workbench.moleculeInput().fill('CCO');
  await workbench.chooseMode('Instant');
  await workbench.modelReady('nano');
  await workbench.run.click();
  await expect(workbench.checks).toContainText(/Passes|Fails/);
  await workbench.answer.getByRole('button', { name: 'Tokens and their alternatives' }).click();
  await workbench.answer.locator('.token').first().click();
  const table = workbench.answer.getByRole('table', { name: 'In place of token' });
  await expect(table.getByRole('row')).toHaveCount(1 + 5);
  await expect(table).toContainText('was written');
});
