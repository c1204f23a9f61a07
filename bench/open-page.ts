import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { findChromium, quietFlags, softwareGpuFlags } from '#tools/browser.mjs';
import { listen } from '#tools/server/listen.ts';
import { staticFiles } from '#tools/server/static-server.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface BenchServer {
  readonly url: string;
  close(): void;
}

/** A folder that is served too. */
export interface Mount {
  /** Where, with a slash at both ends. */
  readonly path: string;
  readonly folder: string;
}

/** Builds the bench page and serves it under the workbench's own headers. */
export async function serveBenchPage(mounts: readonly Mount[] = []): Promise<BenchServer> {
  await build({ configFile: here('./vite.config.ts') });
  const { port, close } = await listen(withMounts(mounts), 0, false);
  return { url: `http://localhost:${port}/`, close };
}

function withMounts(mounts: readonly Mount[]): RequestListener {
  const page = staticFiles(here('../dist-bench'));
  const mounted = mounts.map(({ path, folder }) => ({ path, answer: staticFiles(folder) }));
  return (request, response) => {
    const url = request.url ?? '/';
    const mount = mounted.find(({ path }) => url.startsWith(path));
    if (!mount) return page(request, response);
    request.url = url.slice(mount.path.length - 1);
    mount.answer(request, response);
  };
}

/**
 * A Chromium: the real GPU when `WEBGPU_ADAPTER=real`, else the software GPU that every machine
 * has. `CHROMIUM_PATH` names another program.
 */
export function browserOptions() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium was found. Set CHROMIUM_PATH to one.');
  const gpu =
    process.env['WEBGPU_ADAPTER'] === 'real'
      ? ['--enable-unsafe-webgpu']
      : // A long piece takes software longer than the browser lets a GPU be silent.
        [...softwareGpuFlags, '--disable-gpu-watchdog'];
  return { executablePath, args: [...quietFlags, ...gpu] };
}

/** `argument` is added to the command line, by which the browser's processes can be found. */
export function launchBrowser(argument?: string): Promise<Browser> {
  const { executablePath, args } = browserOptions();
  return chromium.launch({ executablePath, args: argument ? [...args, argument] : args });
}

/** Builds the workbench itself, opens a page on its address for `use`, and clears up after it. */
export async function withWorkbench<T>(use: (page: Page, url: string) => Promise<T>): Promise<T> {
  const outDir = here('../dist-bench');
  await build({ root: here('..'), logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const { port, close } = await listen(staticFiles(outDir), 0, false);
  const browser = await launchBrowser();
  try {
    return await use(await browser.newPage(), `http://localhost:${port}/`);
  } finally {
    await browser.close();
    close();
  }
}

/** Opens the bench page in a context of its own, so that nothing is cached between two pages. */
export async function openBenchPage(browser: Browser, server: BenchServer): Promise<Page> {
  return openPage(await browser.newContext(), server.url);
}

/** Opens a page of the bench and waits until the object that the commands call is there. */
export async function openPage(
  context: BrowserContext,
  url: string,
  object = 'benchPage',
): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  await page.goto(url);
  await page.waitForFunction((name) => name in globalThis, object);
  return page;
}
