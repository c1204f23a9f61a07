import { expect, type Page, test } from '@playwright/test';
import { WorkbenchPage } from './workbench-page.ts';

test('a GPU that computed wrongly is not used again, the page says so, and it can be tested anew', async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol', '?model=models/micro/&backend=webgpu');
  await expect(workbench.model).toContainText('numbers tested', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Model details' }).click();
  await expect(page.getByText(/Compared with the CPU over .*\d+ of \d+ positions/)).toBeVisible();

  await rewriteSelfTests(page);
  await page.reload();
  await expect(workbench.model).toContainText(
    'gpu-q4 computes wrongly on this GPU, so cpu-int8 is loaded',
  );
  await expect(workbench.model).toContainText('CPU (wasm)');
  await workbench.moleculeInput().fill('CCO');
  await workbench.setAdvanced('Maximum tokens', '8');
  await workbench.run.click();
  await expect(page.getByText(/maximum of 8 tokens/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Test it again' }).click();
  await expect(workbench.model).toContainText('Checking the numbers of this graphics processor');
});

/** Makes every kept self-test one that failed, as a wrong device would have left it. */
async function rewriteSelfTests(page: Page): Promise<void> {
  const count = await page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let changed = 0;
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      if (database.objectStoreNames.contains('selfTests')) {
        const store = database.transaction('selfTests', 'readwrite').objectStore('selfTests');
        for (const result of await settled(store.getAll())) {
          await settled(store.put({ ...result, passes: false }));
          changed++;
        }
      }
      database.close();
    }
    return changed;
  });
  expect(count).toBeGreaterThan(0);
}
