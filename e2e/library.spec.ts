import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { convertFolder } from '#tools/convert-folder.ts';
import { MICRO_SEED, microCheckpoint } from '#tools/make-micro-model.ts';
import { nodeSource } from '#tools/node-folder.ts';
import { LastingBrowser } from './lasting-browser.ts';
import { noiseFolder, type SlowServer, startSlowServer } from './slow-server.ts';
import { WorkbenchPage } from './workbench-page.ts';

const MODELS = '/#/models';
const MICRO = '.cache/e2e/models/micro';
const CHUNK_BYTES = 8 * 2 ** 20;

let browser: LastingBrowser;
let folder: string;
test.beforeEach(async ({ baseURL }) => {
  browser = await LastingBrowser.create(baseURL ?? '');
  folder = await mkdtemp(join(tmpdir(), 'folders-'));
});
test.afterEach(async () => {
  await browser.remove();
  await rm(folder, { recursive: true });
});

test('a model folder is imported, runs, and is there after the browser was closed', async () => {
  const page = await browser.open(MODELS);
  await importFolder(page, MICRO);
  await expect(stored(page, 'micro')).toBeVisible();
  await stored(page, 'micro').getByRole('button', { name: 'Use micro', exact: true }).click();
  await expect(new WorkbenchPage(page).model).toContainText('micro');
  await browser.close();

  const again = await browser.open('/#/task/smiles-to-formula');
  const workbench = new WorkbenchPage(again);
  await workbench.modelReady('micro');
  await workbench.moleculeInput().fill('CCO');
  await workbench.run.click();
  await expect(workbench.answer).toBeVisible();
  await again.goto(again.url().replace(/#.*/, '#/models'));
  await checkFiles(again, 'micro', 'All files of “micro” are whole.');
});

test('a checkpoint converted in the tab is what the command line makes of it', async () => {
  const checkpoint = await written('checkpoint', microCheckpoint(MICRO_SEED));
  const page = await browser.open(MODELS);
  await choose(page, checkpoint);
  await page.getByRole('textbox', { name: 'Name' }).fill('same');
  await page.getByRole('button', { name: /^Convert/ }).click();
  await expect(stored(page, 'same')).toBeVisible();
  const manifest = JSON.parse(await storedManifest(page));
  const flavours = manifest.flavours.map(({ id }: { readonly id: string }) => id);
  const options = { flavours, name: 'same' };
  const made = await convertFolder(nodeSource(checkpoint), join(folder, 'made'), options);
  expect(manifest).toEqual(JSON.parse(JSON.stringify(made)));
  await checkFiles(page, 'same', 'All files of “same” are whole.');
});

test('a conversion goes on after the browser was killed, to the same bytes', async () => {
  const checkpoint = join(folder, 'thin');
  const makeCheckpoint = ['--import', 'tsx', 'tools/make-random-checkpoint.ts', 'thin', checkpoint];
  await promisify(execFile)(process.execPath, makeCheckpoint);
  const page = await browser.open(MODELS);
  await choose(page, checkpoint);
  await page.getByRole('button', { name: 'Convert', exact: true }).click();
  // Asked often, or the conversion has ended before the browser is.
  await expect
    .poll(() => storedBytes(page), { timeout: 90_000, intervals: [100] })
    .toBeGreaterThan(10_000_000);
  await browser.kill();

  const again = await browser.open(MODELS);
  const unfinished = again.getByRole('region', { name: 'Unfinished' });
  await expect(unfinished).toContainText('The conversion was interrupted');
  await expect(stored(again, 'thin')).toBeHidden();
  const before = await storedBytes(again);
  expect(before).toBeGreaterThan(5_000_000);
  await choose(again, checkpoint);
  await again.getByRole('button', { name: 'Convert', exact: true }).click();
  await expect(stored(again, 'thin')).toBeVisible({ timeout: 120_000 });
  await expect(unfinished).toBeHidden();
  const manifest = JSON.parse(await storedManifest(again));
  const flavours = manifest.flavours.map(({ id }: { readonly id: string }) => id);
  const made = await convertFolder(nodeSource(checkpoint), join(folder, 'made'), { flavours });
  expect(manifest).toEqual(JSON.parse(JSON.stringify(made)));
});

test.describe('from a slow server elsewhere', () => {
  let server: SlowServer;
  test.beforeEach(async () => {
    server = await startSlowServer(noiseFolder(40 * 2 ** 20));
  });
  test.afterEach(() => server.close());

  test('a download goes on after the browser was killed, three times', async () => {
    server.upTo = CHUNK_BYTES + 1_000_000;
    let page = await browser.open(MODELS);
    await startDownload(page, server);
    let before = 0;
    for (let kill = 1; kill <= 3; kill++) {
      const goal = server.upTo;
      await expect.poll(() => server.sent(), { timeout: 60_000 }).toBeGreaterThanOrEqual(goal);
      await browser.kill();
      page = await browser.open(MODELS);
      const unfinished = page.getByRole('region', { name: 'Unfinished' });
      await expect(unfinished).toContainText('The download was interrupted.');
      await expect(page.getByRole('button', { name: 'Use noise', exact: true })).toBeHidden();
      before = server.sent();
      const next = before + CHUNK_BYTES + (kill + 1) * 1_000_000;
      server.upTo = kill === 3 ? Number.POSITIVE_INFINITY : next;
      await unfinished.getByRole('button', { name: /^Resume/ }).click();
    }
    await expect(stored(page, 'noise')).toBeVisible({ timeout: 60_000 });
    const total = [...server.files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    // Each kill costs less than a chunk, and what lay between the server and the page.
    expect(server.sent() - total).toBeLessThan(3 * 2 * CHUNK_BYTES);
    expect(before).toBeGreaterThan(0);
    await checkFiles(page, 'noise', 'All files of “noise” are whole.');
  });

  test('a second tab sees the download of the first, and the model when it is whole', async () => {
    server.upTo = CHUNK_BYTES;
    const first = await browser.open(MODELS);
    const second = await browser.open(MODELS);
    await startDownload(first, server);
    const unfinished = second.getByRole('region', { name: 'Unfinished' });
    await expect(unfinished).toContainText('Another tab is working on it.');
    server.upTo = Number.POSITIVE_INFINITY;
    await expect(stored(second, 'noise')).toBeVisible({ timeout: 60_000 });
    await expect(unfinished).toBeHidden();
  });

  test('a flipped bit is found, named, and fetched again', async () => {
    const page = await browser.open(MODELS);
    await startDownload(page, server);
    await expect(stored(page, 'noise')).toBeVisible({ timeout: 60_000 });
    await flipBit(page, 'cpu/weights-0.bin', 3 * CHUNK_BYTES + 5);
    await checkFiles(page, 'noise', '1 file of “noise” is damaged.');
    await expect(page.getByText('cpu/weights-0.bin: 1 piece')).toBeVisible();
    const before = server.sent();
    await page.getByRole('button', { name: /^Fetch the damaged parts again/ }).click();
    await expect(page.getByText('“noise” is whole again.').last()).toBeVisible();
    expect(server.sent() - before).toBeLessThan(server.files.get('cpu/weights-0.bin')!.length);
    await checkFiles(page, 'noise', 'All files of “noise” are whole.');
  });
});

for (const profile of ['on the disk', 'of a private window'] as const) {
  // In a private window a write over quota answers with an error code instead of throwing.
  test(`a full storage ${profile} says what is missing and leaves nothing; with room it goes`, async ({
    baseURL,
    page: privatePage,
  }) => {
    const noise = await written('noise', noiseFolder(40 * 2 ** 20));
    const page = profile === 'on the disk' ? await browser.open(MODELS) : privatePage;
    if (profile === 'of a private window') await page.goto(MODELS);
    const devtools = await page.context().newCDPSession(page);
    const { origin } = new URL(baseURL ?? '');
    const setQuota = (bytes: number) =>
      devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes });
    for (const quotaMiB of [5, 20, 39]) {
      await setQuota(quotaMiB * 2 ** 20);
      await importFolder(page, noise);
      const refusal = page.getByRole('alert').filter({ hasText: /noise/ }).last();
      await expect(refusal).toContainText(/MB (are missing|of the)/);
      expect(await storedBytes(page)).toBe(0);
      await page.getByRole('button', { name: 'Dismiss' }).first().click();
    }
    await setQuota(500 * 2 ** 20);
    await importFolder(page, noise);
    await expect(stored(page, 'noise')).toBeVisible();
    await checkFiles(page, 'noise', 'All files of “noise” are whole.');
  });
}

test('a model that one tab has loaded is not removed by another', async () => {
  const first = await browser.open(MODELS);
  await importFolder(first, MICRO);
  await stored(first, 'micro').getByRole('button', { name: 'Use micro', exact: true }).click();
  await expect(new WorkbenchPage(first).model).toContainText('micro');
  const second = await browser.open(MODELS);
  await stored(second, 'micro').getByRole('button', { name: 'Remove' }).click();
  await second
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(second.getByText('This model is loaded in this or another tab')).toBeVisible();
  await expect(stored(second, 'micro')).toBeVisible();
});

function stored(page: Page, name: string) {
  const button = page.getByRole('button', { name: `Use ${name}`, exact: true });
  return page.getByRole('listitem').filter({ has: button });
}

async function choose(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(path);
  await expect(page.getByRole('region', { name: 'Chosen folder' })).toBeVisible();
}

async function importFolder(page: Page, path: string): Promise<void> {
  await choose(page, path);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
}

async function startDownload(page: Page, server: SlowServer): Promise<void> {
  const form = page.getByRole('region', { name: 'Download' });
  await form.getByRole('textbox').fill(server.url);
  await form.getByRole('button', { name: 'Look it up' }).click();
  await form.getByRole('button', { name: /^Download .* from 127\.0\.0\.1/ }).click();
}

async function checkFiles(page: Page, name: string, outcome: string): Promise<void> {
  await stored(page, name).getByRole('button', { name: 'Check files' }).click();
  await expect(page.getByText(outcome).last()).toBeVisible({ timeout: 60_000 });
}

async function written(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const target = join(folder, name);
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), bytes);
  }
  return target;
}

/** The text of the only model's manifest, as the index keeps it. */
function storedManifest(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('model-library');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('models').objectStore('models').getAll();
          all.onsuccess = () => resolve(all.result[0].manifestText);
          all.onerror = () => reject(all.error);
          opening.result.close();
        };
      }),
  );
}

/** Bytes that models take in the origin's private file system. */
function storedBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const models = await root.getDirectoryHandle('models', { create: true });
    let bytes = 0;
    for await (const folder of models.values()) {
      if (folder.kind !== 'directory') continue;
      for await (const file of folder.values())
        if (file.kind === 'file') bytes += (await file.getFile()).size;
    }
    return bytes;
  });
}

/** Flips one bit in the only model's file of that path. */
function flipBit(page: Page, path: string, place: number): Promise<void> {
  const name = `f${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
  const flip = async ([file, at]: readonly [string, number]) => {
    const root = await navigator.storage.getDirectory();
    const models = await root.getDirectoryHandle('models');
    for await (const id of models.keys()) {
      const handle = await (await models.getDirectoryHandle(id)).getFileHandle(file);
      const bytes = await (await handle.getFile()).slice(at, at + 1).arrayBuffer();
      const [byte = 0] = new Uint8Array(bytes);
      const sink = await handle.createWritable({ keepExistingData: true });
      await sink.write({ type: 'write', position: at, data: new Uint8Array([byte ^ 1]) });
      await sink.close();
    }
  };
  return page.evaluate(flip, [name, place] as const);
}
