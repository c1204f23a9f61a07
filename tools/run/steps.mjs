import { existsSync, readFileSync } from 'node:fs';
import { build } from './build.mjs';
import { provideChromium } from './chromium.mjs';
import { nodeProgram, runQuietly } from './step.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {import('./step.mjs').Finished} Finished
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<Finished>} work
 * @property {string} cure What to do when it fails.
 * @property {(finished: Finished) => Counts} [count] How many tests it held; one when absent.
 * @property {boolean} [uncounted] Preparation: counts only when it fails.
 * @property {readonly string[]} [needs] Names of steps without which this one cannot run.
 */

/** Folder of the reports that the test runners write. */
export const reports = '.cache/reports';
const unitReport = `${reports}/unit.json`;

const tsc = (/** @type {string} */ project) => () =>
  runQuietly(nodeProgram('typescript/bin/tsc', '-p', project));

/**
 * What needs no build and no browser.
 * @type {readonly Step[]}
 */
export const checks = [
  { name: 'types of the page', work: tsc('src'), cure: 'Correct the types.' },
  { name: 'types of the workers', work: tsc('workers'), cure: 'Correct the types.' },
  { name: 'types of tools and tests', work: tsc('.'), cure: 'Correct the types.' },
  {
    name: 'lint and format',
    work: () => runQuietly(nodeProgram('@biomejs/biome/bin/biome', 'ci', '--colors=off', '.')),
    cure: 'Run npm run fix; what it leaves needs a hand.',
  },
  {
    name: 'dead code',
    work: () => runQuietly(nodeProgram('knip/bin/knip.js', '--no-progress')),
    cure: 'Delete what is unused, or use it.',
  },
  {
    name: 'unit tests',
    work: () =>
      runQuietly(
        nodeProgram(
          'vitest/vitest.mjs',
          'run',
          '--reporter=dot',
          '--reporter=json',
          `--outputFile.json=${unitReport}`,
        ),
      ),
    cure: 'Run one file with: npx vitest run path/to/file.test.ts',
    count: unitCounts,
  },
];

/**
 * The built page, and journeys through it.
 * @type {readonly Step[]}
 */
export const wholePage = [
  { name: 'build', work: build, cure: 'Run npm run build.' },
  {
    name: 'page weight',
    work: () => runQuietly(nodeProgram('tsx/dist/cli.mjs', 'tools/page-weight.ts')),
    cure: 'Load what the first screen does not need with a dynamic import.',
    needs: ['build'],
  },
  {
    name: 'browser',
    work: provideChromium,
    cure: 'The end-to-end tests need a browser.',
    uncounted: true,
  },
  browserTests('end-to-end tests', { project: 'chromium', minutes: 50 }),
  // By themselves, since a software GPU takes all cores.
  browserTests('tests on a software GPU', { project: 'webgpu', minutes: 25 }),
];

/**
 * The specs of one project of playwright.config.ts. Playwright ends first, so that it reports what it did.
 * @param {string} name
 * @param {{ readonly project: string, readonly minutes: number }} limits
 * @returns {Step}
 */
function browserTests(name, { project, minutes }) {
  const file = `${reports}/${project}.json`;
  const limit = `--global-timeout=${(minutes - 2) * 60_000}`;
  return {
    name,
    work: () =>
      runQuietly(
        nodeProgram(
          '@playwright/test/cli.js',
          'test',
          `--project=${project}`,
          '--reporter=list,json',
          limit,
        ),
        { minutes, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
      ),
    cure: 'Run one file with: npx playwright test e2e/name.spec.ts; it leaves a trace in test-results.',
    count: (finished) => browserCounts(finished, file),
    needs: ['build', 'browser'],
  };
}

const python = '/usr/bin/python3';

/** @type {Step} */
export const training = {
  name: 'training tests',
  work: () => runQuietly([python, '-m', 'unittest', 'discover', '-s', 'training']),
  cure: 'Run /usr/bin/python3 -m unittest discover -s training',
};

/** Whether Debian's Python has the packages that the training tests need. */
export async function canTrain() {
  if (!existsSync(python)) return false;
  return (await runQuietly([python, '-c', 'import torch, rdkit'])).ok;
}

/** @returns {Counts} */
function unitCounts(/** @type {Finished} */ { ok }) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report(unitReport);
  return counts(ok, numPassedTests, numFailedTests, numPendingTests + numTodoTests);
}

/** @returns {Counts} */
function browserCounts(/** @type {Finished} */ { ok }, /** @type {string} */ file) {
  const { expected, unexpected, flaky, skipped } = report(file).stats ?? {};
  return counts(ok, expected + flaky, unexpected, skipped);
}

/**
 * A failed run counts one failure at least, also when it ended before any test.
 * @returns {Counts}
 */
function counts(
  /** @type {boolean} */ ok,
  /** @type {number} */ passed,
  /** @type {number} */ failed,
  /** @type {number} */ skipped,
) {
  return { passed: passed || 0, failed: ok ? 0 : Math.max(failed || 0, 1), skipped: skipped || 0 };
}

function report(/** @type {string} */ path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}
