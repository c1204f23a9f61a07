import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { BrowserContext, CDPSession, Page } from 'playwright';
import { bundleModule } from '#tools/bundle-module.ts';
import { type AnsweredSet, answeredSets, largeSets } from './answered-rows.ts';
import { recordTasks, type TaskFigures } from './main-thread-tasks.ts';
import { withWorkbench } from './open-page.ts';

const USAGE =
  'Usage: npm run bench:benchmark -- [--rows 10000] [--table-rows 100000] [--only TASK,…] [--data FOLDER] [--json]';
/** Rows in one message to the page. */
const ROWS_IN_PART = 5000;
const LONGEST_WAIT_MS = 20 * 60_000;

interface Step extends TaskFigures {
  readonly step: string;
  /** Until the step shows on the page. */
  readonly seconds: number;
}

interface Figures {
  readonly what: string;
  readonly task: string;
  readonly rows: number;
  /** From the list to the first row in the table. */
  readonly openSeconds: number;
  /** From there to the figures. */
  readonly scoreSeconds: number;
  readonly rowsPerSecond: number;
  /** Of the page's own thread, after everything, in megabytes. */
  readonly heapMegabytes: number;
  readonly loadAverage: number;
  /** Batches have RDKit on half of them. */
  readonly cores: number;
  readonly steps: readonly Step[];
}

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    'table-rows': { type: 'string', default: '100000' },
    only: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const sets = [
  ...answeredSets(wholeNumber('rows'), options.data),
  ...largeSets(wholeNumber('table-rows')),
].filter(({ taskId }) => options.only?.split(',').includes(taskId) ?? true);
if (sets.length === 0) throw new Error(`--only is "${options.only}": no such set. ${USAGE}`);

const figures = await withWorkbench(async (page, url) => {
  const script = await bundleModule('bench/keep-benchmark-page.ts');
  const found: Figures[] = [];
  for (const set of sets) {
    if (set.rows.length === 0) continue;
    // A page of its own each, so that no worker is warm and no memory is used by another's rows.
    const context = await page.context().browser()?.newContext({ serviceWorkers: 'block' });
    if (!context) throw new Error('The browser was closed.');
    found.push(await measure(context, url, script, set));
    await context.close();
    if (!options.json) print(found.at(-1));
  }
  return found;
});
if (options.json) console.log(JSON.stringify(figures, undefined, 2));
else console.table(figures.map(({ steps: _, ...rest }) => rest));

function wholeNumber(name: 'rows' | 'table-rows'): number {
  const value = Number(options[name]);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`--${name} is "${options[name]}". ${USAGE}`);
}

async function measure(
  context: BrowserContext,
  url: string,
  script: string,
  set: AnsweredSet,
): Promise<Figures> {
  await keep(context, url, script, set);
  const page = await openScreen(context, url);
  const session = await context.newCDPSession(page);
  const steps: Step[] = [];
  const { rows } = set;
  let openSeconds = 0;
  const scored = await timed(page, 'open and score', async () => {
    const start = performance.now();
    await page.getByRole('article').getByRole('button', { name: 'Open' }).click();
    await shows(page, `document.querySelector('.rows-open') !== null`);
    openSeconds = (performance.now() - start) / 1000;
    await showsFigures(page, 'Official', rows.length);
  });
  steps.push(scored);
  steps.push(await timed(page, 'scroll to the end', () => scrollRows(page)));
  steps.push(await timed(page, 'filter', () => filterRows(page)));
  steps.push(
    await timed(page, 'strict', async () => {
      await page.getByText('Strict', { exact: true }).click();
      await showsFigures(page, 'Strict', rows.length);
    }),
  );
  const scoreSeconds = scored.seconds - openSeconds;
  return {
    what: set.what,
    task: set.taskId,
    rows: rows.length,
    openSeconds,
    scoreSeconds,
    rowsPerSecond: rows.length / scoreSeconds,
    heapMegabytes: await heapOf(session),
    loadAverage: loadavg()[0] ?? 0,
    cores: availableParallelism(),
    steps,
  };
}

/** Writes the rows where the page keeps its benchmarks, from an empty page of its origin. */
async function keep(
  context: BrowserContext,
  url: string,
  script: string,
  { taskId, rows }: AnsweredSet,
): Promise<void> {
  const page = await context.newPage();
  const address = `${url}keep-benchmark`;
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Keep</title>' }),
  );
  await page.goto(address);
  await page.evaluate(script);
  for (let from = 0; from < rows.length; from += ROWS_IN_PART) {
    const part = rows.slice(from, from + ROWS_IN_PART);
    await page.evaluate((some) => globalThis.keepBenchmarkPage.addRows(some), part);
  }
  await page.evaluate((task) => globalThis.keepBenchmarkPage.keep('kept', task), taskId);
  await page.close();
}

async function openScreen(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  page.setDefaultTimeout(LONGEST_WAIT_MS);
  await page.goto(`${url}?backend=wasm#/benchmark`);
  await page.getByRole('article').getByRole('button', { name: 'Open' }).waitFor();
  await page.getByRole('status', { name: 'Model' }).getByText('nano').first().waitFor();
  await page.waitForTimeout(2000);
  return page;
}

/** The main thread's tasks until a second after `act`, when what it shows has been drawn. */
async function timed(page: Page, step: string, act: () => Promise<void>): Promise<Step> {
  const endTasks = await recordTasks(page);
  const start = performance.now();
  await act();
  const seconds = (performance.now() - start) / 1000;
  await page.waitForTimeout(1000);
  return { step, seconds, ...(await endTasks()) };
}

async function showsFigures(page: Page, mode: string, rows: number): Promise<void> {
  const words = `${mode} scoring of ${rows.toLocaleString('en-US')} answered rows`;
  const caption = `document.querySelector('.benchmark-figures caption')?.textContent`;
  const failed = `document.body.textContent.includes('could not be scored')`;
  await shows(page, `${failed} || ${caption} === ${JSON.stringify(words)}`);
  if (await page.evaluate<boolean>(failed)) throw new Error('The page could not score the rows.');
}

/** Looks ten times a second, which costs the page next to nothing. */
async function shows(page: Page, expression: string): Promise<void> {
  const lastMs = performance.now() + LONGEST_WAIT_MS;
  while (!(await page.evaluate<boolean>(expression))) {
    if (performance.now() > lastMs) throw new Error(`The page never came to: ${expression}`);
    await page.waitForTimeout(100);
  }
}

/** From top to bottom in 120 frames. */
async function scrollRows(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const frame = document.querySelector('.rows-frame');
    let step = 0;
    const scroll = () => {
      frame.scrollTop = (++step / 120) * frame.scrollHeight;
      if (step < 120) requestAnimationFrame(scroll);
      else resolve();
    };
    scroll();
  })`);
}

async function filterRows(page: Page): Promise<void> {
  for (const filter of ['wrong', 'unsure', 'unreadable', 'all']) {
    await page.getByLabel('Show', { exact: true }).selectOption(filter);
    await page.waitForTimeout(200);
  }
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

function print(figures: Figures | undefined): void {
  if (!figures) return;
  const { task, what, rows, scoreSeconds, rowsPerSecond, loadAverage, steps } = figures;
  console.log(
    `${task} (${what}): ${rows} rows in ${scoreSeconds.toFixed(1)} s, ${rowsPerSecond.toFixed(0)} rows/s, load ${loadAverage.toFixed(1)}`,
  );
  console.table(steps);
}
