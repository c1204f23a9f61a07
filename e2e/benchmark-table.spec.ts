import { expect, test } from '@playwright/test';
import { chooseTestFile } from './choose-test-file.ts';
import { expectPresentable } from './expect-presentable.ts';
import { LastingBrowser } from './lasting-browser.ts';

/** As a spreadsheet saves it where the decimal mark is a comma. */
const solubilities = ['smiles;answer', 'CCO;1,1', 'CCCCCC;-3,84', 'c1ccccc1;-1,64'].join('\r\n');

/** As molecules are often labelled, and as no evaluator reads it. */
const barrier = ['smiles,label', 'CCO,1', 'CCCCCC,0'].join('\n');

let browser: LastingBrowser;
test.beforeEach(async ({ baseURL }) => {
  browser = await LastingBrowser.create(baseURL ?? '');
});
test.afterEach(() => browser.remove());

test('a table of a spreadsheet is read with its decimal commas, and started once by two presses', async () => {
  const page = await browser.open('/?backend=wasm#/benchmark');
  await expect(page.getByRole('status', { name: 'Model' })).toContainText('nano');
  await chooseTestFile(page, 'esol.csv', solubilities);
  await expect(page.getByText('“1,1” is read as 1.1.')).toBeVisible();
  await page.getByRole('button', { name: 'Run the benchmark' }).dblclick();
  await expect(page.getByRole('status', { name: 'Benchmark' })).toHaveText('Done', {
    timeout: 90_000,
  });
  await expect(
    page.getByRole('table', { name: 'Rows of the benchmark' }).getByText('-3.84'),
  ).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('long names of columns do not make a narrow page scroll sideways', async () => {
  const page = await browser.open('/?backend=wasm#/benchmark');
  await page.setViewportSize({ width: 380, height: 800 });
  const name = 'measured log solubility (log10 of mol, L)';
  await chooseTestFile(page, 'esol.csv', `smiles;${name}\nCCO;1.1\nCC;-1.4\n`);
  await page.getByLabel('Reference', { exact: true }).selectOption(name);
  await expectPresentable(page);
});

test('references that no evaluator reads are named before the rows are asked', async () => {
  const page = await browser.open('/?backend=wasm#/benchmark');
  await chooseTestFile(page, 'bbbp.csv', barrier);
  await expect(page.getByRole('alert')).toContainText(
    'Official scoring finds no answer of this task in the references of 2 of 2 rows, such as “1”',
  );
  await page.getByLabel('Task', { exact: true }).selectOption('esol');
  await expect(page.getByRole('alert')).toHaveCount(0);
});
