import { expect, type Locator, type Page, test } from '@playwright/test';
import { chooseTestFile } from './choose-test-file.ts';
import { expectPresentable } from './expect-presentable.ts';
import { LastingBrowser } from './lasting-browser.ts';

const BENCHMARK = '/?backend=wasm#/benchmark';

const formulas = [
  ['CCO', 'C2H6O'],
  ['c1ccccc1', 'C6H6'],
  ['CCN', 'C2H7N'],
  ['CCCC', 'C4H10'],
] as const;

const formulaRows = formulas
  .map(([smiles, formula]) =>
    JSON.stringify({
      input: `Given the SMILES representation <SMILES> ${smiles} </SMILES>, what would be its molecular formula?`,
      output: `<MOLFORMULA> ${formula} </MOLFORMULA>`,
    }),
  )
  .join('\n');

/** Columns whose names tell nothing. */
const barrierRows = ['a,b,c', 'CCO,Yes,', 'CCCCCC,No,'].join('\n');

let browser: LastingBrowser;
test.beforeEach(async ({ baseURL }) => {
  browser = await LastingBrowser.create(baseURL ?? '');
});
test.afterEach(() => browser.remove());

test('kept benchmarks are compared in both modes, refused across tasks, and deleted for good', async () => {
  const page = await browser.open(BENCHMARK);
  await expect(page.getByRole('status', { name: 'Model' })).toContainText('nano');

  await test.step('two benchmarks of one task, decoded differently, are run', async () => {
    await choose(page, 'formulas.jsonl', formulaRows);
    await run(page);
    await choose(page, 'formulas.jsonl', formulaRows);
    await page.getByText('As set', { exact: true }).click();
    await expect(page.getByText('Sampling and thought are as set for runs')).toBeVisible();
    await run(page);
  });

  await test.step('they are compared officially and strictly', async () => {
    const compare = page.getByRole('button', { name: 'Compare two' });
    await expect(compare).toHaveAccessibleDescription('Tick two benchmarks of one task.');
    for (const article of await kept(page, 'SMILES to Formula').all()) {
      await article.getByRole('checkbox').press('Space');
    }
    await compare.press('Enter');
    const comparison = page.getByRole('region', { name: 'Comparison' });
    await expect(comparison).toContainText('over the 4 rows that both answered');
    await expect(row(comparison, 'Scoring')).toContainText('Official');
    await expect(row(comparison, 'Decoding')).toContainText('differs');
    await expect(row(comparison, 'Model')).not.toContainText('differs');
    await modes(page).getByRole('radio', { name: 'Strict' }).press('Space');
    await expect(row(comparison, 'Scoring')).toContainText('Strict');
    await expectPresentable(page);
  });

  await test.step('a file is given its task and columns by hand', async () => {
    await choose(page, 'barrier.csv', barrierRows);
    const start = page.getByRole('button', { name: 'Run the benchmark' });
    await expect(start).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByText('Choose the task that the file is of.')).toBeVisible();
    await page.getByLabel('Task', { exact: true }).selectOption('bbbp');
    await expect(page.getByText('No column is the prompt, and none is: Molecule')).toBeVisible();
    await page.getByLabel('Molecule (SMILES)', { exact: true }).selectOption('a');
    await expect(page.getByText('No column is the reference.')).toBeVisible();
    await page.getByLabel('Reference', { exact: true }).selectOption('c');
    await expect(page.getByText('0 rows can be asked; 2 rows cannot')).toBeVisible();
    await page.getByRole('button', { name: '2 rows that cannot be asked' }).click();
    await expect(page.getByText('The reference (“c”) is missing or empty.')).toHaveCount(2);
    await page.getByLabel('Reference', { exact: true }).selectOption('b');
    await expect(page.getByText('2 rows can be asked')).toBeVisible();
    await run(page);
  });

  await test.step('a comparison with another task is refused with its reason', async () => {
    const [formula] = await kept(page, 'SMILES to Formula').all();
    for (const article of await page.getByRole('article').all()) {
      await article.getByRole('checkbox').uncheck();
    }
    await formula?.getByRole('checkbox').check();
    await kept(page, 'BBBP').getByRole('checkbox').check();
    const compare = page.getByRole('button', { name: 'Compare two' });
    await expect(compare).toHaveAttribute('aria-disabled', 'true');
    await expect(compare).toHaveAccessibleDescription(/are different tasks/);
  });

  await test.step('one is deleted after a question, and stays away after a reload', async () => {
    const barrier = kept(page, 'BBBP');
    await barrier.getByRole('button', { name: 'Delete' }).press('Enter');
    const question = page.getByRole('dialog', { name: 'Delete this benchmark?' });
    await expect(question).toContainText('the replies to 2 rows will be gone for good');
    await question.getByRole('button', { name: 'Keep it' }).click();
    await expect(barrier).toHaveCount(1);
    await barrier.getByRole('button', { name: 'Delete' }).click();
    await question.getByRole('button', { name: 'Delete it' }).click();
    await expect(barrier).toHaveCount(0);
    // The button that had the focus is gone; the keyboard goes on in the list.
    const list = page.getByRole('region', { name: 'Kept benchmarks' });
    await expect(list.locator(':focus')).toHaveCount(1);
    await page.reload();
    await expect(kept(page, 'SMILES to Formula')).toHaveCount(2);
    await expect(barrier).toHaveCount(0);
  });
});

async function choose(page: Page, name: string, text: string): Promise<void> {
  const close = page.getByRole('button', { name: 'Close', exact: true });
  if (await close.isVisible()) await close.click();
  await chooseTestFile(page, name, text);
}

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run the benchmark' }).click();
  await expect(page.getByRole('status', { name: 'Benchmark' })).toHaveText('Done', {
    timeout: 90_000,
  });
}

function kept(page: Page, task: string): Locator {
  return page.getByRole('article', { name: new RegExp(`^${task}`) });
}

function row(comparison: Locator, name: string): Locator {
  return comparison.getByRole('row', { name: new RegExp(`^${name}`) });
}

function modes(page: Page): Locator {
  return page.getByRole('radiogroup', { name: 'Scoring of the comparison' });
}
