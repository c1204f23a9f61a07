import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { findChromium } from '#tools/browser.mjs';
import { listen } from '#tools/server/listen.ts';
import { staticFiles } from '#tools/server/static-server.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SOFTWARE_GPU = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
];

export interface BenchServer {
  readonly url: string;
  close(): void;
}

/** Builds the bench page and serves it under the workbench's own headers. */
export async function serveBenchPage(): Promise<BenchServer> {
  await build({ configFile: here('./vite.config.ts') });
  const { port, close } = await listen(staticFiles(here('../dist-bench')), 0, false);
  return { url: `http://localhost:${port}/`, close };
}

/**
 * A Chromium: the real GPU when `WEBGPU_ADAPTER=real`, else the software GPU that every machine
 * has. `CHROMIUM_PATH` names another program.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium was found. Set CHROMIUM_PATH to one.');
  const gpu = process.env['WEBGPU_ADAPTER'] === 'real' ? ['--enable-unsafe-webgpu'] : SOFTWARE_GPU;
  return chromium.launch({ executablePath, args: [...QUIET, ...gpu] });
}

/** Opens the bench page in a context of its own, so that nothing is cached between two pages. */
export async function openBenchPage(browser: Browser, server: BenchServer): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  await page.goto(server.url);
  await page.waitForFunction(() => 'benchPage' in globalThis);
  return page;
}
