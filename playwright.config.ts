import { defineConfig } from '@playwright/test';
import { findChromium, quietFlags, softwareGpuFlags } from './tools/browser.mjs';

// Absent while only the configuration is read; the server of the tests says so when they run.
const executablePath = findChromium();
const program = executablePath === undefined ? {} : { executablePath };

// WebGL in software, and pages painted without it, which takes half as much of the processors.
const softwareGl = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
];
const webgpuSpecs = '**/*.webgpu.spec.ts';
const folder = process.env['E2E_DIST'] ?? 'dist';

export default defineConfig({
  testDir: 'e2e',
  // A journey waits as much as it computes, so two of them fill the two cores of a small machine.
  workers: 2,
  retries: 0,
  // Generous, because two shared cores run a model and a software GPU; what hangs is still ended.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${process.env['E2E_PORT']}`,
    viewport: { width: 1280, height: 800 },
    // Molecules that turn by themselves keep both cores busy where there is no graphics processor.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { ...program, args: [...quietFlags, ...softwareGl] },
    // Pictures of every step take longer than many a step, and nobody opens those of CI.
    trace: process.env['CI'] ? 'off' : 'retain-on-failure',
    // What a service worker answers no test can route; e2e/kept-page.ts opens browsers that allow it.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'chromium', testIgnore: webgpuSpecs },
    {
      name: 'webgpu',
      testMatch: webgpuSpecs,
      workers: 1,
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
