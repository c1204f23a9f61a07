import { expect, type Page, test } from '@playwright/test';
import { WorkbenchPage } from './workbench-page.ts';

const MICRO_ON_GPU = '?model=models/micro/&backend=webgpu';
/** A software GPU compiles shaders for seconds, and does so twice here. */
const PATIENCE = { timeout: 150_000 };
test.setTimeout(2 * PATIENCE.timeout);

test('a model on a GPU is compared with the processor before it may run', async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol', MICRO_ON_GPU);
  await expect(workbench.model).toContainText('numbers tested', PATIENCE);
  await expect(workbench.model).toContainText('WebGPU');
  await workbench.modelReady('micro');
});

test('a GPU that loses one upload is found out, and the processor computes instead', async ({
  page,
}) => {
  const planted: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('planted fault')) planted.push(message.text());
  });
  await loseOneUpload(page);
  const workbench = new WorkbenchPage(page);
  await workbench.open('esol', MICRO_ON_GPU);
  await expect(
    page.getByText(/gpu-q4 computes wrongly on this GPU, so cpu-int8 is loaded/).first(),
  ).toBeVisible(PATIENCE);
  await workbench.modelReady('micro');
  await expect(workbench.model).toContainText(/wasm|CPU/i);
  await expect(workbench.model).not.toContainText('numbers tested');
  // Once where the model was loaded and once where it was tested.
  expect(planted.length).toBeGreaterThanOrEqual(2);
});

/** In each inference worker the third large upload to the GPU never arrives, without an error. */
async function loseOneUpload(page: Page): Promise<void> {
  await page.route('**/workers/inference.worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${FAULT}${await response.text()}` });
  });
}

// Weights go through buffers that are written by the processor and copied from; names in the order
// of the platform's: source, its offset, target, its offset, bytes.
const FAULT = `{
  const copy = GPUCommandEncoder.prototype.copyBufferToBuffer;
  let large = 0;
  GPUCommandEncoder.prototype.copyBufferToBuffer = function (...places) {
    const [source, , , , bytes] = places;
    const isUpload = (source.usage & GPUBufferUsage.MAP_WRITE) !== 0;
    if (isUpload && bytes >= 2048 && ++large === 3) {
      console.log('planted fault: ' + bytes + ' bytes are lost');
      return;
    }
    return copy.apply(this, places);
  };
}
`;
