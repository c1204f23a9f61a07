import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, needsBuild } from './run/build.mjs';
import { install, needsInstall, nodeComplaint } from './run/install.mjs';

const usualPort = 4173;

/** @returns {never} */
function stopWith(/** @type {string} */ sentence) {
  console.error(sentence);
  process.exit(1);
}

/** The port asked for; undefined when none was. */
function wantedPort(/** @type {readonly string[]} */ args) {
  const [option, value, ...surplus] = args.flatMap((arg) => arg.split('='));
  if (option === undefined) return undefined;
  if (option !== '--port' || surplus.length > 0) {
    stopWith(`Unknown: ${args.join(' ')}. The only option is --port: npm start -- --port 5000`);
  }
  const port = /^\d+$/.test(value ?? '') ? Number(value) : Number.NaN;
  if (port >= 1 && port <= 65535) return port;
  return stopWith(`--port ${value ?? ''} is no port. Give a whole number from 1 to 65535.`);
}

async function step(
  /** @type {string} */ what,
  /** @type {() => Promise<import('./run/step.mjs').Finished>} */ work,
) {
  process.stdout.write(`${what} … `);
  const { ok, output, seconds } = await work();
  console.log(ok ? `${seconds.toFixed(0)} s` : 'failed');
  if (!ok) stopWith(`${output.trim()}\n\n${what} failed; the reason stands above.`);
}

const complaint = nodeComplaint();
if (complaint) stopWith(complaint);
const port = wantedPort(process.argv.slice(2));
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
if (needsInstall()) await step('Installing packages', install);
if (needsBuild()) await step('Building the page', build);

// Only now is there a package that lets Node read TypeScript.
const { register } = await import('tsx/esm/api');
register();
const { serve } = await import('./serve.ts');
try {
  await serve('dist', { port: port ?? usualPort, orNext: port === undefined });
} catch (error) {
  stopWith(error instanceof Error ? error.message : String(error));
}
