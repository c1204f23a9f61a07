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

  /** Ends the processes of the pages, as the system does when memory runs out; the browser stays. */
  killPages(): void {
    const own = new Set(this.processes());
    const children = processIds().filter((pid) => hasAncestor(pid, own));
    const pages = children.filter((pid) => commandLine(pid).includes('--type=renderer'));
    for (const pid of pages) process.kill(pid, 'SIGKILL');
  }

  async remove(): Promise<void> {
    await this.close().catch(() => undefined);
    await rm(this.profile, { recursive: true, force: true });
  }

  private processes(): readonly number[] {
    return processIds().filter((pid) => commandLine(pid).includes(this.profile));
  }
}

function processIds(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function hasAncestor(pid: number, ancestors: ReadonlySet<number>): boolean {
  for (let at = pid; at > 1; at = parentOf(at)) if (ancestors.has(at)) return true;
  return false;
}

/** 0 for a process that has ended meanwhile. */
function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
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
