import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findChromium, quietFlags } from '#tools/browser.mjs';

/**
 * A browser with a profile on the disk, which can be killed and opened again. The contexts of other
 * tests are private windows: their storage ends with them and counts its quota in another way.
 */
export class LastingBrowser {
  private readonly profile: string;
  private readonly address: string;
  private context: BrowserContext | undefined;

  private constructor(profile: string, address: string) {
    this.profile = profile;
    this.address = address;
  }

  static async create(address: string): Promise<LastingBrowser> {
    return new LastingBrowser(await mkdtemp(join(tmpdir(), 'lasting-')), address);
  }

  /** A page at `path`, in the running browser or in a new one. */
  async open(path: string): Promise<Page> {
    const executablePath = findChromium();
    this.context ??= await chromium.launchPersistentContext(this.profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...quietFlags],
      serviceWorkers: 'block',
      viewport: { width: 1280, height: 900 },
    });
    const page = await this.context.newPage();
    await page.goto(`${this.address}${path}`);
    return page;
  }

  async close(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }

  /** Ends every process of this browser at once, as a crash of the machine would. */
  async kill(): Promise<void> {
    for (const pid of this.processes()) process.kill(pid, 'SIGKILL');
    await this.context?.close().catch(() => undefined);
    this.context = undefined;
    while (this.processes().length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  async remove(): Promise<void> {
    await this.close().catch(() => undefined);
    await rm(this.profile, { recursive: true, force: true });
  }

  private processes(): readonly number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => commandLine(pid).includes(this.profile));
  }
}

/** Empty for a process that has ended meanwhile. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
