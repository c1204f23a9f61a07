import { expect, type Page, test } from '@playwright/test';
import { type HostileFolder, soundFolder } from '#tools/hostile/hostile-folder.ts';
import { hostileGraphs } from '#tools/hostile/hostile-graphs.ts';
import { hostileManifests } from '#tools/hostile/hostile-manifests.ts';
import { hostileSettings } from '#tools/hostile/hostile-settings.ts';
import { WorkbenchPage } from './workbench-page.ts';

const FOLDER = 'models/hostile/';
/** The page ends what hangs after 3.5 seconds; the rest is starting a worker on a busy machine. */
const MOST_MS = 12_000;

type Files = ReturnType<HostileFolder['files']>;

/** Serves one folder after another at the same address. */
async function serveFolders(page: Page): Promise<(files: Files) => void> {
  let current: Files = new Map();
  await page.route(`**/${FOLDER}**`, (route) => {
    const path = route.request().url().split(FOLDER)[1] ?? '';
    const body = current.get(path);
    return body ? route.fulfill({ body: Buffer.from(body) }) : route.fulfill({ status: 404 });
  });
  return (files) => {
    current = files;
  };
}

for (const [kind, folders] of [
  ['manifests and files', hostileManifests()],
  ['settings, tokenizers and templates', hostileSettings()],
  ['graphs', hostileGraphs()],
] as const) {
  test(`${folders.length} hostile ${kind} are refused or ended, and then nano answers`, async ({
    page,
  }) => {
    test.setTimeout(600_000);
    const serve = await serveFolders(page);
    const workbench = new WorkbenchPage(page);
    const again = page.getByRole('button', { name: 'Try again' });
    const wrong: string[] = [];
    const times: number[] = [];
    // An empty folder first, so that each of the others is another try.
    await workbench.open('smiles-to-formula', `?model=${FOLDER}&backend=wasm`);
    for (const { name, files, codes } of folders) {
      serve(files());
      await again.waitFor();
      const startedAt = performance.now();
      await Promise.all([page.waitForRequest(`**/${FOLDER}manifest.json`), again.click()]);
      await again.waitFor({ timeout: 60_000 });
      const ms = performance.now() - startedAt;
      times.push(ms);
      const text = (await workbench.model.textContent()) ?? '';
      if (!isExpected(text, codes) || ms > MOST_MS) wrong.push(`${name}, ${ms} ms: ${text}`);
    }
    console.log(`slowest: ${Math.max(...times)} ms; all: ${times.reduce((a, b) => a + b, 0)} ms`);
    expect(wrong).toEqual([]);

    serve(soundFolder());
    await again.click();
    await workbench.modelReady('nano');
    await workbench.moleculeInput().fill('CCO');
    await workbench.chooseMode('Instant');
    await workbench.run.click();
    await expect(workbench.answer).toContainText('C2H6O');
  });
}

/** What the page says for each code of a failure. */
const SENTENCES: Readonly<Record<string, RegExp>> = {
  'damaged-file': /The model file .* is damaged/s,
  'unsupported-graph': /cannot be run here/,
  'unsupported-architecture': /describes another kind of model/,
  'unsupported-tokenizer': /no ByteLevel decoder/,
  'too-large-for-wasm': /WebAssembly ends at/,
  'tokenizer-too-slow': /one of its patterns takes longer/,
  'chat-template-failed': /chat template failed/,
  'model-hung': /The worker was ended/,
};

function isExpected(text: string, codes: readonly string[]): boolean {
  return codes.some((code) => SENTENCES[code]?.test(text));
}
