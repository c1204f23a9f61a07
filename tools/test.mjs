import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { install, needsInstall, nodeComplaint } from './run/install.mjs';
import { canTrain, checks, reports, training, wholePage } from './run/steps.mjs';

/**
 * @typedef {import('./run/steps.mjs').Counts} Counts
 * @typedef {import('./run/steps.mjs').Step} Step
 */

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {Set<string>} */
const failedSteps = new Set();

function add(/** @type {Counts} */ { passed, failed, skipped }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

async function runStep(/** @type {Step} */ step) {
  process.stdout.write(`${step.name.padEnd(26)} `);
  const missing = step.needs?.find((name) => failedSteps.has(name));
  const finished = missing
    ? { ok: false, output: `Not run: ${missing} failed.`, seconds: 0 }
    : await step.work();
  const counted = step.count && !missing ? step.count(finished) : one(finished.ok);
  if (!step.uncounted || !finished.ok) add(counted);
  console.log(
    `${finished.ok ? 'ok    ' : 'FAILED'} ${finished.seconds.toFixed(1).padStart(6)} s${detail(step, counted)}`,
  );
  if (finished.ok) return;
  failedSteps.add(step.name);
  console.log(`\n${finished.output.trim()}\n\n→ ${step.cure}\n`);
}

/** @returns {Counts} */
function one(/** @type {boolean} */ ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

function detail(/** @type {Step} */ step, /** @type {Counts} */ { passed, failed, skipped }) {
  if (!step.count) return '';
  const words = [`${passed} passed`];
  if (failed) words.push(`${failed} failed`);
  if (skipped) words.push(`${skipped} skipped`);
  return `  ${words.join(', ')}`;
}

async function main() {
  process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  if (needsInstall()) {
    await runStep({ name: 'install', work: install, cure: 'Run npm ci.', uncounted: true });
    if (failedSteps.size > 0) return;
  }
  const onlyChecks = process.argv[2] === 'check';
  for (const step of onlyChecks ? checks : [...checks, ...wholePage]) await runStep(step);
  if (onlyChecks) return;
  if (await canTrain()) await runStep(training);
  else {
    add({ passed: 0, failed: 0, skipped: 1 });
    console.log(`${training.name.padEnd(26)} skipped: /usr/bin/python3 has no torch and rdkit`);
  }
}

const complaint = nodeComplaint();
if (complaint) {
  console.log(complaint);
  total.failed = 1;
} else await main();
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
