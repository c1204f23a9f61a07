import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { MICRO_SEED, microCheckpoint } from '#tools/make-micro-model.ts';
import { expectPresentable } from './expect-presentable.ts';
import { WorkbenchPage } from './workbench-page.ts';

const CONVERTED = '.cache/e2e/models/micro';
const CHECKPOINT = '.cache/e2e-checkpoint';

/** The Models screen by the names that people know its parts by. */
class ModelsPage {
  readonly page: Page;
  readonly workbench: WorkbenchPage;
  readonly stored: Locator;
  readonly underWay: Locator;
  readonly add: Locator;

  constructor(page: Page) {
    this.page = page;
    this.workbench = new WorkbenchPage(page);
    this.stored = page.getByRole('region', { name: 'Models in this browser' });
    this.underWay = page.getByRole('region', { name: 'Under way' });
    this.add = page.getByRole('region', { name: 'Add a model' });
  }

  async open(): Promise<void> {
    await this.page.goto('/#/models');
    await expect(this.add).toBeVisible();
    await expect(this.stored).toContainText('are used');
  }

  /** As the browser's own choice of a folder would. */
  async choose(folder: string): Promise<void> {
    await this.page
      .locator('input[type=file][aria-label="Choose a folder…"]')
      .setInputFiles(folder);
  }

  async importAs(label: string): Promise<void> {
    await this.choose(CONVERTED);
    await this.add.getByRole('textbox', { name: 'Name' }).fill(label);
    await this.add.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(this.item(label)).toBeVisible();
  }

  item(label: string): Locator {
    return this.stored.getByRole('listitem').filter({ hasText: label });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}

async function ask(workbench: WorkbenchPage): Promise<void> {
  await workbench.pick('ESOL (aqueous solubility)');
  await workbench.moleculeInput().fill('CCO');
  await workbench.setAdvanced('Maximum tokens', '8');
  await workbench.run.click();
  await expect(workbench.page.getByText(/maximum of 8 tokens/).first()).toBeVisible();
}

test('a converted folder is imported, used, still used after a reload, and removed', async ({
  page,
}) => {
  const models = new ModelsPage(page);
  await models.open();
  await models.importAs('from my stick');
  await models.button('Use from my stick now').click();
  await expect(models.workbench.model).toContainText('micro');
  await expect(models.item('from my stick')).toContainText('loaded');
  await ask(models.workbench);

  await page.reload();
  await expect(models.workbench.model).toContainText('micro');
  await page.getByRole('link', { name: 'Models', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Models' })).toBeFocused();
  await expect(models.item('from my stick')).toContainText('loaded');

  await models.button('Check files').click();
  await expect(models.underWay).toContainText('All files of “from my stick” are whole.');

  await models.button('Remove').click();
  const dialog = page.getByRole('dialog', { name: 'Remove “from my stick”?' });
  await expect(dialog).toContainText('kB in this browser');
  await dialog.getByRole('button', { name: /^Remove / }).click();
  await expect(models.item('from my stick')).toHaveCount(0);
  await expect(models.workbench.model).toContainText('nano');

  await page.reload();
  await expect(models.workbench.model).toContainText('nano');
});

test('a page whose model is gone says so, and starts with nano', async ({ page }) => {
  const models = new ModelsPage(page);
  await models.open();
  await models.importAs('short-lived');
  await models.button('Use short-lived now').click();
  await expect(models.workbench.model).toContainText('micro');
  await page.goto('/icon.svg');
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText(
    '“short-lived”, which was used last, is no longer in this browser.',
  );
  await expect(models.workbench.model).toContainText('nano');
});

test('a checkpoint is recognised, converted in the tab and used', async ({ page }) => {
  await writeFiles(CHECKPOINT, microCheckpoint(MICRO_SEED));
  const models = new ModelsPage(page);
  await models.open();
  await models.choose(CHECKPOINT);
  await expect(models.add).toContainText(/A checkpoint with .* kB of weights/);
  await expect(models.add.getByRole('checkbox', { name: 'For the CPU, 8 bits' })).toBeChecked();
  await models.add.getByRole('checkbox', { name: 'For the graphics processor, 4 bits' }).check();
  await models.add.getByRole('textbox', { name: 'Name' }).fill('made here');
  await models.button('Convert').click();
  await expect(models.underWay).toContainText('“made here” is in this browser');
  await expect(models.item('made here')).toContainText('cpu-int8');
  await expect(models.item('made here')).toContainText('gpu-q4f16');
  await models.button('Use made here').click();
  await expect(models.item('made here')).toContainText('loaded');
  await ask(models.workbench);
});

test('a download shows its address first, fetches after a second press, and can be used', async ({
  page,
}) => {
  const models = new ModelsPage(page);
  await models.open();
  const address = new URL('/models/micro/', page.url()).href;
  await models.add.getByRole('textbox', { name: /Hugging Face repository/ }).fill(address);
  const fetched: string[] = [];
  page.context().on('request', (request) => {
    if (request.url().startsWith(address)) fetched.push(request.url().slice(address.length));
  });
  await models.button('Look it up').click();
  const download = models.add.getByRole('button', { name: /^Download .* from localhost/ });
  await expect(download).toBeVisible();
  await expect(models.add).toContainText(address);
  expect(fetched.filter((path) => path.includes('onnx'))).toEqual([]);
  await download.click();
  await expect(models.underWay).toContainText('“micro” is in this browser');
  expect(fetched.filter((path) => path.includes('onnx'))).not.toEqual([]);
  await expect(models.item('micro')).toContainText(`downloaded from ${address}`);
  await models.button('Use micro').click();
  await expect(models.item('micro')).toContainText('loaded');
});

test('a folder of something else is refused with what was found, and what was chosen stays', async ({
  page,
}) => {
  const models = new ModelsPage(page);
  await models.open();
  await models.choose('docs');
  await expect(models.add.getByRole('alert')).toContainText(
    /no folder of a model: it holds no config\.json, but /,
  );
  await expect(models.add.getByRole('alert')).toContainText('Choose the folder that holds');

  await writeFiles(CHECKPOINT, microCheckpoint(MICRO_SEED));
  await writeFile(`${CHECKPOINT}/config.json`, '{"architectures":["LlamaForCausalLM"]}');
  await models.choose(CHECKPOINT);
  await models.add.getByRole('textbox', { name: 'Name' }).fill('a llama');
  await models.button('Convert').click();
  await expect(models.underWay).toContainText(/LlamaForCausalLM/);
  await expect(models.add.getByRole('textbox', { name: 'Name' })).toHaveValue('a llama');
});

test('a model can be taken along file by file where the browser writes no folders', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'showDirectoryPicker');
  });
  const models = new ModelsPage(page);
  await models.open();
  await models.importAs('to go');
  await models.item('to go').getByRole('button', { name: 'Export…' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'manifest.json' }).click();
  expect((await downloading).suggestedFilename()).toBe('manifest.json');
});

test('a model is exported into a folder, whole', async ({ page }) => {
  await page.addInitScript(() => {
    // The browser's own chooser needs a hand; a folder of the page's own storage is one like any other.
    const choose = async () => {
      const root = await navigator.storage.getDirectory();
      return root.getDirectoryHandle('stick', { create: true });
    };
    Object.assign(globalThis, { showDirectoryPicker: choose });
  });
  const models = new ModelsPage(page);
  await models.open();
  await models.importAs('to hand out');
  await models.item('to hand out').getByRole('button', { name: 'Export…' }).click();
  await expect(models.underWay).toContainText('“to hand out” is written into the folder.');
  const written = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const paths: string[] = [];
    const walk = async (folder: FileSystemDirectoryHandle, above: string) => {
      for await (const [name, handle] of folder.entries()) {
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${above}${name}/`);
        else paths.push(above + name);
      }
    };
    await walk(await root.getDirectoryHandle('stick'), '');
    return paths;
  });
  const files = await readdir(CONVERTED, { recursive: true, withFileTypes: true });
  expect(written).toHaveLength(files.filter((file) => file.isFile()).length);
  expect(written.some((path) => path.endsWith('manifest.json'))).toBe(true);
});

test('the machine is measured, and one sentence recommends a model', async ({ page }) => {
  const models = new ModelsPage(page);
  await models.open();
  const machine = page.getByRole('region', { name: 'This machine' });
  await expect(machine).toContainText('cores, of which the model takes');
  await models.button('Measure this machine').click();
  await expect(machine).toContainText('Recommended:');
  await expect(machine).toContainText('of 8-bit weights');
  await expect(machine.getByRole('row', { name: /^SciReasoner-8B .*cpu-int8/ })).toContainText(
    'No. It needs',
  );
  await machine.getByRole('textbox', { name: 'Context' }).fill('seven');
  await expect(machine).toContainText('The context is "seven". Take a whole number');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing serious for axe and no sideways scrolling at 360 px, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 900 });
    const models = new ModelsPage(page);
    await models.open();
    await writeFiles(CHECKPOINT, microCheckpoint(MICRO_SEED));
    await models.importAs('a model with a rather long name, as people give them');
    await page.getByRole('button', { name: 'What each model would need and give here' }).click();
    await models.choose(CHECKPOINT);
    await models.add.getByRole('button', { name: 'Advanced' }).click();
    await expectPresentable(page);
  });
}

async function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of files) await writeFile(`${folder}/${name}`, bytes);
}
