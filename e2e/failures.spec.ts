import { expect, type Page, test } from '@playwright/test';
import { scriptInferenceWorker } from '#tools/scripted-worker.ts';
import { WorkbenchPage } from './workbench-page.ts';

const MICRO = '?model=models/micro/';
const INFERENCE_WORKER = '**/workers/inference.worker-*.js';

test('a missing model folder is named, with what to do', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol', '?model=models/nothing/');
  await expect(workbench.model).toContainText('/models/nothing/');
  await expect(workbench.model).toContainText(/manifest\.json was not found/);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});

for (const [damage, change, reason] of [
  [
    'one changed byte',
    (bytes: Buffer) => bytes.fill(bytes.readUInt8(100) ^ 1, 100, 101),
    /SHA-256/,
  ],
  ['a cut end', (bytes: Buffer) => bytes.subarray(0, 1000), /1000 bytes instead of/],
] as const) {
  test(`weights with ${damage} are refused, mended and loaded again`, async ({ page }) => {
    await page.route('**/models/micro/cpu/model.onnx_data', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: change(Buffer.from(await response.body())) });
    });
    const workbench = new WorkbenchPage(page);
    await workbench.open('esol', MICRO);
    await expect(workbench.model).toContainText(/cpu\/model\.onnx_data is damaged/);
    await expect(workbench.model).toContainText(reason);
    await page.unroute('**/models/micro/cpu/model.onnx_data');
    await page.getByRole('button', { name: 'Try again' }).click();
    await workbench.modelReady('micro');
  });
}

test('a run whose worker crashes goes on behind what it had written', async ({ page }) => {
  await scriptInferenceWorker(page, 400, 2);
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol');
  await workbench.moleculeInput().fill('CCO');
  await workbench.modelReady('scripted');
  await workbench.run.click();
  await expect(workbench.reasoning).toContainText('word20');
  await crashInferenceWorker(page);
  await expect(workbench.answer).toContainText('CH4');
  // The titles of steps repeat their words.
  await workbench.reasoning.getByRole('button', { name: 'Plain text' }).click();
  const text = await workbench.reasoning.evaluate((region) => region.textContent ?? '');
  const words = [...text.matchAll(/word(\d+)/g)].map(([, number]) => Number(number));
  const whole = Array.from({ length: 400 }, (_, at) => at).filter((at) => at % 12 !== 11);
  expect(words).toEqual(whole);
  await expect(page.getByText(/planted crash.* kept; went on with/)).toHaveCount(1);
});

test('a run whose workers crash again and again ends, keeps its text and can be run again', async ({
  page,
}) => {
  await scriptInferenceWorker(page, 4000, 2);
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol');
  await workbench.moleculeInput().fill('CCO');
  await workbench.modelReady('scripted');
  await workbench.run.click();
  for (const word of ['word20', 'word100', 'word180']) {
    await expect(workbench.reasoning).toContainText(word, { timeout: 15_000 });
    await crashInferenceWorker(page);
  }
  await expect(workbench.answer).toContainText('planted crash');
  await expect(workbench.reasoning).toContainText('word180');
  await workbench.modelReady('scripted');
  await workbench.run.click();
  await expect(workbench.reasoning).toContainText('word20');
});

async function crashInferenceWorker(page: Page): Promise<void> {
  const worker = page.workers().find((candidate) => candidate.url().includes('inference.worker'));
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted crash');
    });
  });
}

test('running out of memory while loading is named', async ({ page }) => {
  await page.route(INFERENCE_WORKER, async (route) => {
    const response = await route.fetch();
    const patch = `
      WebAssembly.Memory = class { constructor() { throw new RangeError('WebAssembly.Memory(): could not allocate memory'); } };
      WebAssembly.instantiate = () => Promise.reject(new RangeError('WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory'));
      WebAssembly.instantiateStreaming = WebAssembly.instantiate;`;
    await route.fulfill({ response, body: `${patch}\n${await response.text()}` });
  });
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol', MICRO);
  await expect(workbench.model).toContainText(/ran out of memory/);
  await expect(workbench.model).toContainText(/smaller model/);
});

test('a browser without WebAssembly SIMD is told so, and which ones have it', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto('/');
  await expect(page.getByText(/SIMD/).first()).toBeVisible();
  await expect(page.getByText(/Chrome|Firefox|Safari/).first()).toBeVisible();
});

for (const [kind, text, reason] of [
  ['an empty molecule', '', /empty/i],
  ['an unclosed ring', 'C1CC', /ring/i],
  ['an unclosed branch', 'CC(C', /branch|parenthesis/i],
  ['a carbon with five bonds', 'CC(C)(C)(C)C', /carbon|valence|bonds/i],
] as const) {
  test(`${kind} is refused with a reason, and the text stays`, async ({ page }) => {
    const workbench = new WorkbenchPage(page);
    await workbench.open('esol', MICRO);
    await workbench.modelReady('micro');
    await workbench.moleculeInput().fill(text);
    await workbench.run.click();
    await expect(workbench.inputs).toContainText(reason);
    await expect(workbench.moleculeInput()).toHaveValue(text);
    await expect(workbench.answer).toContainText('No answer yet');
  });
}

test('a passage that is too long for the model is refused with both numbers', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('chemical-entity-recognition', MICRO);
  await workbench.modelReady('micro');
  await workbench.inputs.getByRole('textbox').first().fill('benzene and toluene '.repeat(40));
  await workbench.run.click();
  await expect(workbench.answer).toContainText(/tokens; this model reads at most 512/);
});

test('a wrong sampling setting names the value and the range', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol', MICRO);
  await workbench.modelReady('micro');
  await workbench.moleculeInput().fill('CCO');
  await workbench.setAdvanced('Temperature', 'hot');
  await expect(page.getByText(/Temperature is "hot"/).first()).toBeVisible();
});
