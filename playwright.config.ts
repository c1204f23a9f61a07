import { defineConfig } from '@playwright/test';
import { findChromium, quietFlags, softwareGpuFlags } from './tools/browser.mjs';

// Absent while only the configuration is read; the server of the tests says so when they run.
const executablePath = findChromium();
const program = executablePath === undefined ? {} : { executablePath };

const softwareGl = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const webgpuSpecs = '**/*.webgpu.spec.ts';
const folder = process.env['E2E_DIST'] ?? 'dist';

export default defineConfig({
  testDir: 'e2e',
  // The model itself takes both cores of a small machine.
  workers: 1,
  retries: 0,
  // Generous, because two shared cores run a model and a software GPU; what hangs is still ended.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  // Below the time limit of the step in tools/run/steps.mjs, so that it reports what it did.
  globalTimeout: 58 * 60_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${process.env['E2E_PORT']}`,
    viewport: { width: 1280, height: 800 },
    // Molecules that turn by themselves keep both cores busy where there is no graphics processor.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { ...program, args: [...quietFlags, ...softwareGl] },
    trace: 'retain-on-failure',
    // What a service worker answers no test can route; e2e/kept-page.ts opens browsers that allow it.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'chromium', testIgnore: webgpuSpecs },
    {
      name: 'webgpu',
      testMatch: webgpuSpecs,
      use: { launchOptions: { ...program, args: [...quietFlags, ...softwareGpuFlags] } },
    },
  ],
  // Any free port, so that two people's runs on one machine do not meet.
  webServer: {
    command: `node --import tsx e2e/serve-built.ts ${folder}`,
    wait: { stdout: /localhost:(?<e2e_port>\d+)/ },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
