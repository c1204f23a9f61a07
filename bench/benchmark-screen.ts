import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright';
import type { ScoreMode } from '#scoring/benchmark/scorer.ts';
import type { Task } from '#tasks/task.ts';
import { misprintedFigures } from './compare-figures.ts';
import { type ExportedBenchmark, parseExportedBenchmark } from './exported-benchmark.ts';

/** `released` is the preset "Official"; the others are what is set for runs, in that mode. */
export type ScreenDecoding = 'released' | 'instant' | 'thinking';

export interface TestSet {
  readonly task: Task;
  readonly fileName: string;
  readonly text: string;
  readonly rowCount: number;
}

export interface ScreenResult {
  readonly official: ExportedBenchmark;
  readonly strict: ExportedBenchmark;
  /** Path of the file that `npm run score` reads. */
  readonly predictions: string;
}

const SEED = 1;
const LOOK_EVERY_MS = 2000;
const PATIENCE_MS = 120_000;

const modeWords = { instant: 'Instant', thinking: 'Thinking' } as const;
const scoreWords: Readonly<Record<ScoreMode, string>> = { official: 'Official', strict: 'Strict' };

/** Opens the workbench and waits until its model is ready. */
export async function openWorkbench(page: Page, url: string): Promise<void> {
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  await page.getByRole('status', { name: 'Model' }).getByText('Ready', { exact: true }).waitFor();
}

/** Runs a test set as a person would, and reads its figures in both ways of scoring. */
export async function runOnScreen(
  page: Page,
  testSet: TestSet,
  decoding: ScreenDecoding,
): Promise<ScreenResult> {
  if (decoding !== 'released') await setMode(page, testSet.task, decoding);
  await page.getByRole('link', { name: 'Benchmark', exact: true }).click();
  await drop(page, testSet);
  await confirm(page, testSet, decoding);
  await untilDone(page, testSet);
  const official = await readScore(page, 'official', testSet);
  const strict = await readScore(page, 'strict', testSet);
  const predictions = await save(page, 'Save predictions (JSONL)');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  return { official, strict, predictions };
}

async function setMode(page: Page, task: Task, mode: keyof typeof modeWords): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/task/${id}`;
  }, task.id);
  await choose(page, 'Mode', modeWords[mode]);
}

function choose(page: Page, group: string, choice: string): Promise<void> {
  return page
    .getByRole('radiogroup', { name: group, exact: true })
    .getByText(choice, { exact: true })
    .click();
}

async function drop(page: Page, { fileName, text }: TestSet): Promise<void> {
  await page.getByText(/Drop a test set anywhere/).waitFor();
  const transfer = await page.evaluateHandle(
    ([name, content]) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([content], name));
      return dropped;
    },
    [fileName, text] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

async function confirm(
  page: Page,
  { task, rowCount }: TestSet,
  decoding: ScreenDecoding,
): Promise<void> {
  const panel = page.getByRole('region', { name: 'Check what will be run' });
  const recognised = await panel.getByLabel('Task', { exact: true }).inputValue();
  if (recognised !== task.id) {
    throw new Error(`${task.id}: the screen takes its rows for "${recognised}".`);
  }
  const counted = (await panel.getByRole('status').first().textContent()) ?? '';
  const digits = counted.replaceAll(/\D/g, '');
  if (digits !== String(rowCount)) {
    throw new Error(`${task.id}: the file has ${rowCount} rows, and the screen says: ${counted}`);
  }
  await panel.getByLabel('Seed', { exact: true }).fill(String(SEED));
  await choose(page, 'Decoding', decoding === 'released' ? 'Official' : 'As set');
  await panel.getByRole('button', { name: 'Run the benchmark' }).click();
}

async function untilDone(page: Page, { task }: TestSet): Promise<void> {
  const phase = page.getByRole('status', { name: 'Benchmark', exact: true });
  await phase.waitFor();
  for (let look = 1; ; look++) {
    const word = await phase.textContent();
    if (word === 'Done') return;
    if (word !== 'Running') {
      const said = await page.getByRole('region', { name: /^Benchmark of/ }).textContent();
      throw new Error(`${task.id} stands at “${word}”: ${said}`);
    }
    if (look % 15 === 0) console.error(`${task.id}: ${await progressOf(page)}`);
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
}

async function progressOf(page: Page): Promise<string> {
  const bar = page.getByRole('progressbar', { name: 'Rows' });
  return `${await bar.getAttribute('value')} of ${await bar.getAttribute('max')} rows`;
}

async function readScore(
  page: Page,
  mode: ScoreMode,
  { task, rowCount }: TestSet,
): Promise<ExportedBenchmark> {
  await choose(page, 'Scoring', scoreWords[mode]);
  const rows = `${rowCount.toLocaleString('en')} answered ${rowCount === 1 ? 'row' : 'rows'}`;
  await page.getByText(`${scoreWords[mode]} scoring of ${rows}`, { exact: true }).waitFor();
  const saved = await save(page, 'Save everything (JSON)');
  const exported = parseExportedBenchmark(await readFile(saved, 'utf8'));
  const cells = await readTable(page.getByRole('region', { name: 'Figures' }));
  const misprinted = misprintedFigures(exported.score.report, cells);
  if (misprinted.length > 0) throw new Error(`${task.id}, ${mode}: ${misprinted.join(' ')}`);
  return exported;
}

async function readTable(table: Locator): Promise<ReadonlyMap<string, string>> {
  const rows = await table.locator('tbody tr').all();
  return new Map(
    await Promise.all(
      rows.map(async (row) => {
        const name = (await row.locator('th').textContent()) ?? '';
        const value = (await row.locator('td').first().textContent()) ?? '';
        return [name.replace(/ \((higher|lower) is better\)$/, '').trim(), value] as const;
      }),
    ),
  );
}

async function save(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return (await download).path();
}
