import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { scriptInferenceWorker } from '#tools/scripted-worker.ts';
import { withWorkbench } from './open-page.ts';

const USAGE = 'Usage: npm run bench:frames -- [--json] [--tokens 16000]';
/** 1,000 tokens a second: ten times what a fast GPU writes. */
const TOKENS_PER_TURN = 20;

interface FrameFigures {
  readonly tokens: number;
  readonly seconds: number;
  readonly frames: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
  readonly over50ms: number;
  readonly elements: number;
}

/** Starts noting the time between animation frames on the page. */
function recordFrames(page: Page): Promise<void> {
  return page.evaluate(`
    globalThis.frameTimes = [];
    let before = performance.now();
    const note = (now) => { globalThis.frameTimes.push(now - before); before = now; requestAnimationFrame(note); };
    requestAnimationFrame(note);`);
}

async function measure(page: Page, url: string, tokens: number): Promise<FrameFigures> {
  await scriptInferenceWorker(page, tokens, TOKENS_PER_TURN);
  await page.goto(`${url}#/task/esol`);
  await page.getByRole('textbox', { name: 'Molecule (SMILES)' }).fill('CCO');
  await page.getByRole('status', { name: 'Model' }).getByText('scripted').first().waitFor();
  await page.waitForTimeout(3000);
  await recordFrames(page);
  const startedAt = performance.now();
  await page.getByRole('button', { name: 'Run' }).click();
  await page
    .getByRole('region', { name: 'Answer' })
    .getByText('CH4')
    .first()
    .waitFor({ state: 'attached', timeout: 120_000 });
  const seconds = (performance.now() - startedAt) / 1000;
  const times = (await page.evaluate<number[]>('globalThis.frameTimes')).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
  return {
    tokens,
    seconds,
    frames: times.length,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    longestMs: at(1),
    over50ms: times.filter((time) => time > 50).length,
    elements: await page.evaluate<number>('document.querySelectorAll("*").length'),
  };
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    tokens: { type: 'string', default: '16000' },
  },
});
const tokens = Number(values.tokens);
if (!Number.isInteger(tokens) || tokens < 1)
  throw new Error(`--tokens is "${values.tokens}". ${USAGE}`);

const figures = await withWorkbench((page, url) => measure(page, url, tokens));
if (values.json) console.log(JSON.stringify(figures, null, 2));
else console.table([figures]);
