import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { scriptInferenceWorker } from '#tools/scripted-worker.ts';
import { type Canary, startCanary } from './canary.ts';
import { foreignRequests } from './own-origin.ts';
import { WorkbenchPage } from './workbench-page.ts';

let canary: Canary;
test.beforeEach(async () => {
  canary = await startCanary();
});
test.afterEach(() => canary.close());

test('a whole session asks for nothing off its own origin and breaks no policy', async ({
  page,
  context,
  baseURL,
}) => {
  const foreign = foreignRequests(context, baseURL);
  const violations = policyViolations(page);
  const workbench = new WorkbenchPage(page);
  await page.goto('/');
  await workbench.pick('SMILES to Formula');
  await workbench.moleculeInput().fill('CC(=O)Oc1ccccc1C(=O)O');
  await expect(workbench.structure.locator('canvas')).toBeVisible();
  await workbench.modelReady('nano');
  await workbench.run.click();
  await expect(workbench.checks).not.toContainText('Waiting', { timeout: 45_000 });
  expect(foreign).toEqual([]);
  expect(violations).toEqual([]);
});

test('markup that a model writes or a person pastes loads nothing and goes nowhere', async ({
  page,
  context,
  baseURL,
}) => {
  const foreign = foreignRequests(context, baseURL);
  const violations = policyViolations(page);
  const markup = markupThatLoads(`http://127.0.0.1:${canary.port}`);
  await scriptInferenceWorker(page, 5, 1, `${markup}</think>${markup}`);
  const workbench = new WorkbenchPage(page);
  await workbench.open('chemical-entity-recognition');
  await workbench.inputs.getByRole('textbox').first().fill(`Aspirin ${markup}`);
  await workbench.modelReady('scripted');
  await workbench.run.click();
  await expect(workbench.reasoning).toContainText('<img src=');
  await expect(workbench.answer).toContainText('<img src=', { timeout: 15_000 });
  await page.waitForTimeout(500);
  expect(foreign).toEqual([]);
  expect(violations).toEqual([]);
  expect(canary.visits()).toBe(0);
  expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
});

for (const place of ['page', 'worker'] as const) {
  test(`a leak planted in the ${place} is seen, or these tests prove nothing`, async ({
    page,
    context,
    baseURL,
  }) => {
    const foreign = foreignRequests(context, baseURL);
    await plantLeak(context, place, `http://127.0.0.1:${canary.port}/leak`);
    const workbench = new WorkbenchPage(page);
    await workbench.open('esol');
    // Visits, not messages: Chromium connects, and then asks whether a page may talk to this machine.
    await expect.poll(() => canary.visits(), { timeout: 20_000 }).toBeGreaterThan(0);
    expect(foreign).toContain(`http://127.0.0.1:${canary.port}/leak`);
  });
}

/** Serves one script with a request to elsewhere at its head, and without the policies against it. */
async function plantLeak(context: BrowserContext, place: 'page' | 'worker', url: string) {
  const script = place === 'page' ? '**/assets/index-*.js' : '**/workers/inference.worker-*.js';
  await context.route(script, async (route) => {
    const response = await route.fetch();
    const body = `fetch('${url}', { mode: 'no-cors' });\n${await response.text()}`;
    await route.fulfill({ response, headers: withoutPolicy(response.headers()), body });
  });
  if (place === 'worker') return;
  await context.route(/\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/<meta http-equiv="Content-Security[^>]*>/, '');
    await route.fulfill({ response, headers: withoutPolicy(response.headers()), body: html });
  });
}

function withoutPolicy(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-security-policy': _, ...others } = headers;
  return others;
}

/** What the browser refused, in the page and its workers, as it says it on the console. */
function policyViolations(page: Page): readonly string[] {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted(HTML|Script)/.test(message.text())) {
      violations.push(message.text());
    }
  });
  return violations;
}

/** Text that would load from `origin` or go there, were it read as HTML, Markdown or SVG. */
function markupThatLoads(origin: string): string {
  return [
    `<img src="${origin}/a.png"><img srcset="${origin}/b.png 2x"><audio src="${origin}/c.mp3">`,
    `<meta http-equiv="refresh" content="0;url=${origin}/d"><iframe src="${origin}/e"></iframe>`,
    `<svg><image href="${origin}/f.png"/></svg><div style="background:url(${origin}/g.png)">x</div>`,
    `<script src="${origin}/h.js"></script><link rel="stylesheet" href="${origin}/i.css">`,
    `![image](${origin}/j.png) [link](${origin}/k) ![reference][r]\n\n[r]: ${origin}/l.png`,
    `<a href="javascript:location='${origin}/m'" ping="${origin}/n">x</a> ${origin}/o`,
    `$$\\includegraphics{${origin}/p.png}$$ @import url(${origin}/q.css);`,
  ].join('\n');
}
