import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { tasks } from '#tasks/registry.ts';
import { withWorkbench } from './open-page.ts';

interface OpeningFigures {
  readonly tasks: number;
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
  readonly longest: string;
  readonly over100ms: number;
}

/** Milliseconds from the change of the address to the frame after the one with the task's form. */
async function openingTime(page: Page, id: string, title: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const start = performance.now();
    location.hash = ${JSON.stringify(`#/task/${id}`)};
    const look = () =>
      document.querySelector('main h1')?.textContent === ${JSON.stringify(title)} &&
      document.querySelector('main form')
        ? requestAnimationFrame(() => resolve(performance.now() - start))
        : requestAnimationFrame(look);
    look();
  })`);
}

/** Opens every task twice and keeps the second time, when all that is lazy has been loaded. */
async function measure(page: Page, url: string): Promise<OpeningFigures> {
  await page.goto(`${url}#/task/free-question`);
  await page.getByRole('form', { name: 'Inputs' }).waitFor();
  await page.getByRole('status', { name: 'Model' }).getByText('nano').first().waitFor();
  await page.waitForTimeout(2000);
  const rounds: number[][] = [];
  for (let round = 0; round < 2; round++) {
    const times: number[] = [];
    for (const { id, title } of tasks) times.push(await openingTime(page, id, title));
    rounds.push(times);
  }
  const [first = [], second = []] = rounds;
  const sorted = second.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return {
    tasks: sorted.length,
    firstMs: first[0] ?? 0,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    longestMs: at(1),
    longest: tasks[second.indexOf(at(1))]?.id ?? '',
    over100ms: sorted.filter((time) => time > 100).length,
  };
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const figures = await withWorkbench(measure);
if (values.json) console.log(JSON.stringify(figures, null, 2));
else console.table([figures]);
