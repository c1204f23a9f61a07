import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { scriptReplies, tokensOf } from '#tools/scripted-replies.ts';
import { scriptInferenceWorker } from '#tools/scripted-worker.ts';
import { recordTasks, type TaskFigures } from './main-thread-tasks.ts';
import { withWorkbench } from './open-page.ts';
import { scienceThought } from './science-thought.ts';

const USAGE = 'Usage: npm run bench:frames -- [--json] [--tokens 16000]';
/** 1,000 tokens a second: ten times what a fast GPU writes. */
const TOKENS_PER_TURN = 20;
const TURN_MS = 20;

/** What is written: words without a form, or steps with points, tables and math. */
const THOUGHTS = ['words', 'science'] as const;
/** How it is looked at. */
const VIEWS = ['steps', 'uncertain tokens', 'plain text'] as const;

interface Setup {
  readonly thought: (typeof THOUGHTS)[number];
  readonly view: (typeof VIEWS)[number];
  /** Whether a molecule stands beside it, which a machine without a GPU draws on its cores. */
  readonly picture: boolean;
}

interface FrameFigures extends Setup, TaskFigures {
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

async function measure(
  page: Page,
  url: string,
  tokens: number,
  { thought, view, picture }: Setup,
): Promise<FrameFigures> {
  await script(page, thought, tokens);
  await page.goto(`${url}#/task/${picture ? 'esol' : 'free-question'}`);
  await page.getByRole('group', { name: 'Examples' }).getByRole('button').first().click();
  await page.getByRole('status', { name: 'Model' }).getByText('scripted').first().waitFor();
  await page.waitForTimeout(3000);
  const endTasks = await recordTasks(page);
  await recordFrames(page);
  const startedAt = performance.now();
  await page.getByRole('button', { name: 'Run' }).click();
  if (view === 'uncertain tokens') await press(page, 'Show uncertain tokens');
  if (view === 'plain text') await press(page, 'Plain text');
  await page
    .getByRole('region', { name: 'Answer' })
    .getByText('CH4')
    .first()
    .waitFor({ state: 'attached', timeout: 120_000 });
  const seconds = (performance.now() - startedAt) / 1000;
  const tasks = await endTasks();
  const times = (await page.evaluate<number[]>('globalThis.frameTimes')).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
  return {
    thought,
    view,
    picture,
    tokens,
    seconds,
    frames: times.length,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    longestMs: at(1),
    ...tasks,
    over50ms: times.filter((time) => time > 50).length,
    elements: await page.evaluate<number>('document.querySelectorAll("*").length'),
  };
}

function script(page: Page, thought: Setup['thought'], tokens: number): Promise<unknown> {
  if (thought === 'words') return scriptInferenceWorker(page, tokens, TOKENS_PER_TURN);
  const written = tokensOf(scienceThought(4 * tokens)).slice(0, tokens);
  return scriptReplies(page, [{ tokens: [...written, '</think>', 'CH4'] }], {
    tokensPerTurn: TOKENS_PER_TURN,
    turnMs: TURN_MS,
  });
}

function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name }).click();
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

const setups: readonly Setup[] = [
  ...THOUGHTS.flatMap((thought) => VIEWS.map((view) => ({ thought, view, picture: false }))),
  { thought: 'science', view: 'steps', picture: true },
];
const figures = await withWorkbench(async (page, url) => {
  const rows: FrameFigures[] = [];
  for (const setup of setups) {
    // What a service worker answers no test can route, and one page's would answer the next.
    const context = await page.context().browser()?.newContext({ serviceWorkers: 'block' });
    if (!context) throw new Error('The browser was closed.');
    rows.push(await measure(await context.newPage(), url, tokens, setup));
    await context.close();
  }
  return rows;
});
if (values.json) console.log(JSON.stringify(figures, null, 2));
else console.table(figures);
