import { existsSync } from 'node:fs';
import process from 'node:process';
import { findChromium } from '../browser.mjs';
import { runQuietly } from './step.mjs';

const cure = 'Install Chromium or Chrome, or set CHROMIUM_PATH to one.';

/**
 * Finds a browser, or installs Debian's where that is possible.
 * @returns {Promise<import('./step.mjs').Finished>}
 */
export async function provideChromium() {
  try {
    if (findChromium()) return { ok: true, output: '', seconds: 0 };
  } catch (error) {
    return { ok: false, output: String(error), seconds: 0 };
  }
  const canInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!canInstall) return { ok: false, output: `No Chromium found. ${cure}`, seconds: 0 };
  const script = 'apt-get update && apt-get install -y --no-install-recommends chromium';
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const installed = await runQuietly(['sh', '-c', script], { env });
  const found = installed.ok && findChromium() !== undefined;
  return { ...installed, ok: found, output: found ? '' : `${installed.output}\n${cure}` };
}
