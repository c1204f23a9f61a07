import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectPresentable } from './expect-presentable.ts';
import { LastingBrowser } from './lasting-browser.ts';

const BENCHMARK = '/?backend=wasm#/benchmark';

const formulas: readonly (readonly [smiles: string, formula: string])[] = [
  ['CCO', 'C2H6O'],
  ['c1ccccc1', 'C6H6'],
  ['CC(=O)O', 'C2H4O2'],
  ['CCN', 'C2H7N'],
  ['CC(C)=O', 'C3H6O'],
  ['CCCC', 'C4H10'],
  ['OCC(O)CO', 'C3H8O3'],
  ['CC#N', 'C2H3N'],
];

/** Ten lines: eight questions, one that asks for no formula, and one that is cut. */
const testSet = [
  ...formulas.map(([smiles, formula]) =>
    line(
      `Given the SMILES representation <SMILES> ${smiles} </SMILES>, what would be its molecular formula?`,
      `<MOLFORMULA> ${formula} </MOLFORMULA>`,
    ),
  ),
  line('Is blood-brain barrier permeability (BBBP) a property of <SMILES> CCO </SMILES>?', 'C9'),
  '{"input": "Given the SMILES',
].join('\n');

function line(input: string, output: string): string {
  return JSON.stringify({ input, output, metadata: { task: 'name_conversion-s2f' } });
}

let browser: LastingBrowser;
test.beforeEach(async ({ baseURL }) => {
  browser = await LastingBrowser.create(baseURL ?? '');
});
test.afterEach(() => browser.remove());

test('a test set is dropped, run, paused, resumed after a reload, scored and exported', async () => {
  const page = await browser.open(BENCHMARK);
  await modelReady(page);
  await drop(page, 'formulas.jsonl', testSet);

  const confirm = page.getByRole('region', { name: 'Check what will be run' });
  await expect(confirm.getByLabel('Task')).toHaveValue('smiles-to-formula');
  await expect(confirm).toContainText('9 rows can be asked; 1 row cannot');
  await confirm.getByRole('button', { name: '1 row that cannot be asked' }).click();
  await expect(confirm).toContainText('Row 10');
  await expect(confirm).toContainText('500 tokens');
  await confirm.getByRole('button', { name: 'Run the benchmark' }).click();

  const progress = page.getByRole('progressbar', { name: 'Rows' });
  await expect.poll(() => progress.evaluate(barValue)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(phase(page)).toHaveText('Paused');
  const before = await progress.evaluate(barValue);
  expect(before).toBeLessThan(9);

  await page.reload();
  await modelReady(page);
  const kept = page.getByRole('article', { name: /^SMILES to Formula/ });
  await expect(kept).toContainText('Not finished');
  await kept.getByRole('button', { name: 'Open' }).click();
  await expect.poll(() => progress.evaluate(barValue)).toBe(before);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(phase(page)).toHaveText('Done', { timeout: 120_000 });

  await expect(rows(page)).toHaveAttribute('aria-rowcount', '10');
  await page.getByText('Strict', { exact: true }).click();
  await expect(page.getByText('Strict scoring of 9 answered rows')).toBeVisible();
  await page.getByLabel('Show').selectOption('unreadable');
  await expect(page.getByText(/^\d of 9 rows$/)).toBeVisible();
  const unreadable = rows(page).getByRole('button', { name: 'Open row 9' });
  await unreadable.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('blood-brain barrier permeability');
  await page.keyboard.press('Escape');
  await expect(unreadable).toBeFocused();

  await page.getByText('Official', { exact: true }).click();
  await expect(page.getByText('Official scoring of 9 answered rows')).toBeVisible();
  const figure = page.getByRole('region', { name: 'Figures' }).getByRole('row', {
    name: /^Top-1 Element Match/,
  });
  await expect(figure).toContainText(/ to /);
  await expect(page.getByRole('region', { name: 'Score', exact: true })).toContainText(
    'SciReasoner-8B',
  );
  const shown = Number.parseFloat((await figure.getByRole('cell').first().textContent()) ?? '');

  const predictions = await saved(page, 'Save predictions (JSONL)');
  expect((await readFile(predictions, 'utf8')).trim().split('\n')).toHaveLength(9);
  const counted = await scoreOnCommandLine(predictions);
  expect(counted.n).toBe(9);
  expect(counted.metrics['Top-1 Element Match']).toBeCloseTo(shown, 1);

  const everything = JSON.parse(
    await readFile(await saved(page, 'Save everything (JSON)'), 'utf8'),
  );
  expect(everything.rows).toHaveLength(9);
  expect(everything.benchmark.badRows).toHaveLength(1);
  for (const row of everything.rows) expect(row.promptSha256).toMatch(/^[0-9a-f]{64}$/);
});

for (const [colorScheme, width] of [
  ['light', 360],
  ['dark', 1280],
] as const) {
  test(`nothing serious for axe and no sideways scrolling, ${colorScheme}, ${width} px`, async () => {
    const page = await browser.open('/?backend=wasm#/task/bbbp');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    await page.getByRole('link', { name: 'Benchmark', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Benchmark' })).toBeFocused();
    await modelReady(page);
    await drop(page, 'numbers.csv', numbers());
    await expectPresentable(page);
    await page.getByRole('button', { name: 'Run the benchmark' }).click();
    await expect(phase(page)).toHaveText('Done', { timeout: 120_000 });
    await expect(page.getByRole('img', { name: 'Predicted against measured' })).toBeVisible();
    await expectPresentable(page);
    expect(refused).toEqual([]);
  });
}

/** The solubility of four molecules, in columns. */
function numbers(): string {
  const ask = (smiles: string) => `How soluble is <SMILES> ${smiles} </SMILES> ?`;
  const rows = ['CCO,1.1', 'CCCCCC,-3.8', 'c1ccccc1,-1.6', 'CC(=O)O,1.2'];
  return [
    'smiles,prompt,answer',
    ...rows.map((row) => {
      const [smiles = '', value = ''] = row.split(',');
      return `${smiles},${ask(smiles)},${value}`;
    }),
  ].join('\n');
}

async function modelReady(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Model' })).toContainText('nano');
}

/** As from the desktop, onto the page. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  await expect(page.getByText(/Drop a test set anywhere/)).toBeVisible();
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([content ?? ''], fileName ?? ''));
      return dropped;
    },
    [name, text],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

function phase(page: Page): Locator {
  return page.getByRole('status', { name: 'Benchmark' });
}

function rows(page: Page): Locator {
  return page.getByRole('table', { name: 'Rows of the benchmark' });
}

function barValue(bar: HTMLElement | SVGElement): number {
  return bar instanceof HTMLProgressElement ? bar.value : Number.NaN;
}

async function saved(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return (await download).path();
}

async function scoreOnCommandLine(
  file: string,
): Promise<{ readonly n: number; readonly metrics: Readonly<Record<string, number>> }> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--import', 'tsx', 'tools/score.ts'],
    ...['--task', 'smiles-to-formula', '--file', file, '--mode', 'official', '--json'],
  ]);
  return JSON.parse(stdout);
}
