import { bundleModule } from '#tools/bundle-module.ts';
import { launchBrowser } from './open-page.ts';

/** `npx tsx bench/gpu-top.ts`: milliseconds to read the best tokens back, and to read back all. */
const VOCABULARY = 151_936;

const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  // WebGPU needs an origin that is trusted, with nothing on it.
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('http://localhost/');
  await page.evaluate(await bundleModule('bench/gpu-top-page.ts'));
  console.log(await page.evaluate(() => globalThis.gpuTopPage.adapter()));
  for (const count of [1, 20, 64]) {
    const { top, all } = await page.evaluate(
      ([vocabulary, best]) => globalThis.gpuTopPage.time(vocabulary, best),
      [VOCABULARY, count] as const,
    );
    console.log(`best ${count} of ${VOCABULARY}: ${top.toFixed(2)} ms; all: ${all.toFixed(2)} ms`);
  }
} finally {
  await browser.close();
}
