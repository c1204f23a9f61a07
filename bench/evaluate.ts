import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { Browser, Page } from 'playwright';
import { definitely } from '#base/assert.ts';
import { type Flavour, parseManifest } from '#library/manifest.ts';
import { type Measurement, type ModelCard, parseModelCard } from '#library/model-card.ts';
import type { ScoreMode } from '#scoring/benchmark/scorer.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { cardMeasurements } from './card-measurements.ts';
import { differingFigures, parseCommandFigures } from './compare-figures.ts';
import { heldOutLines, heldOutRows } from './held-out.ts';
import { replaceMeasurements } from './model-card-text.ts';
import { withWorkbench } from './open-page.ts';
import {
  openWorkbench,
  runOnScreen,
  type ScreenDecoding,
  type ScreenResult,
} from './run-on-screen.ts';

const USAGE =
  'Usage: npm run evaluate -- --heldout DIR [--model public/models/nano] [--flavours cpu-int8,gpu-q8] [--tasks esol,bbbp] [--limit N] [--write]';

interface Options {
  readonly heldOut: string;
  readonly model: string;
  readonly flavours: readonly string[];
  /** All that the model was trained for when undefined. */
  readonly tasks: readonly string[] | undefined;
  readonly limit: number;
  readonly write: boolean;
}

/** Opens the workbench with one flavour of the folder, which then runs on the CPU backend. */
async function openFlavour(
  browser: Browser,
  url: string,
  folder: string,
  flavour: Flavour,
): Promise<Page> {
  // What a service worker answers cannot be routed.
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const address = `${url}models/under-test/`;
  await context.route(`${address}**`, async (route) => {
    const path = route.request().url().slice(address.length);
    if (path !== 'manifest.json') return route.fulfill({ path: join(folder, path) });
    const manifest = await manifestOf(folder);
    return route.fulfill({ json: { ...manifest, flavours: [{ ...flavour, backend: 'wasm' }] } });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  await openWorkbench(page, `${url}?model=models/under-test&backend=wasm#/benchmark`);
  return page;
}

async function manifestOf(folder: string) {
  return parseManifest(await readFile(join(folder, 'manifest.json'), 'utf8'));
}

/** Of the GPU's weights, which run on the CPU here, only whether they answer as well is of interest. */
function decodingsFor({ backend }: Flavour): readonly ScreenDecoding[] {
  return backend === 'wasm' ? ['thinking', 'instant', 'released'] : ['thinking', 'instant'];
}

async function evaluate(options: Options, card: ModelCard): Promise<readonly Measurement[]> {
  const { flavours } = await manifestOf(options.model);
  const chosen = options.flavours.map((id) =>
    definitely(
      flavours.find((flavour) => flavour.id === id),
      `flavour ${id} in ${options.model}`,
    ),
  );
  const tasks = (options.tasks ?? card.trainedTaskIds).map((id) =>
    definitely(findTask(id), `task ${id}`),
  );
  return withWorkbench(async (opened, url) => {
    const browser = definitely(opened.context().browser(), 'the browser of the page');
    const measurements: Measurement[] = [];
    for (const flavour of chosen) {
      const page = await openFlavour(browser, url, options.model, flavour);
      for (const task of tasks) {
        for (const decoding of decodingsFor(flavour)) {
          const result = await evaluateTask(page, task, decoding, options);
          const lines = cardMeasurements(task, flavour.id, result);
          console.table(lines.map(({ baseline, ...each }) => ({ ...each, ...said(baseline) })));
          measurements.push(...lines);
        }
      }
      await page.context().close();
    }
    return measurements;
  });
}

function said(baseline: Measurement['baseline']) {
  return baseline && { trivial: baseline.value };
}

async function evaluateTask(
  page: Page,
  task: Task,
  decoding: ScreenDecoding,
  { heldOut, limit }: Options,
): Promise<ScreenResult> {
  const startedMs = Date.now();
  const rows = heldOutRows(heldOut, task, limit);
  const testSet = {
    task,
    fileName: 'held-out.jsonl',
    text: heldOutLines(rows),
    rowCount: rows.length,
  };
  const result = await runOnScreen(page, testSet, decoding);
  const differences = [
    ...(await compareWithCommand(task, 'official', result)),
    ...(await compareWithCommand(task, 'strict', result)),
  ];
  if (differences.length > 0) {
    throw new Error(`The screen and the command differ.\n${differences.join('\n')}`);
  }
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  console.log(
    `${task.id}, ${decoding}: ${rows.length} rows in ${seconds} s; screen and command agree.`,
  );
  return result;
}

async function compareWithCommand(
  task: Task,
  mode: ScoreMode,
  result: ScreenResult,
): Promise<readonly string[]> {
  const file = ['--task', task.id, '--file', result.predictions];
  const { stdout } = await promisify(execFile)('npm', [
    ...['run', '--silent', 'score', '--', ...file, '--mode', mode, '--json'],
  ]);
  return differingFigures(result[mode].score.report, parseCommandFigures(stdout));
}

function readArguments(): Options {
  const { values } = parseArgs({
    options: {
      heldout: { type: 'string' },
      model: { type: 'string', default: 'public/models/nano' },
      flavours: { type: 'string' },
      tasks: { type: 'string' },
      limit: { type: 'string', default: '100000' },
      write: { type: 'boolean', default: false },
    },
  });
  const limit = Number(values.limit);
  if (!values.heldout) throw new Error(`--heldout is missing. ${USAGE}`);
  if (!Number.isInteger(limit) || limit < 1)
    throw new Error(`--limit is "${values.limit}". ${USAGE}`);
  return {
    heldOut: values.heldout,
    model: values.model,
    flavours: values.flavours?.split(',') ?? ['cpu-int8'],
    tasks: values.tasks?.split(','),
    limit,
    write: values.write,
  };
}

/** Measurements of earlier runs that this run did not repeat. */
function kept(earlier: readonly Measurement[], later: readonly Measurement[]): Measurement[] {
  const keyOf = ({ taskId, mode, flavour }: Measurement) => `${taskId} ${mode} ${flavour}`;
  const repeated = new Set(later.map(keyOf));
  return earlier.filter((measurement) => !repeated.has(keyOf(measurement)));
}

const options = readArguments();
const cardPath = join(options.model, 'card.json');
const card = parseModelCard(await readFile(cardPath, 'utf8'));
const measurements = await evaluate(options, card);
if (options.write) {
  const measured = {
    ...card,
    measurements: [...kept(card.measurements, measurements), ...measurements],
    measuredOn: new Date().toISOString().slice(0, 10),
  };
  const textPath = join(options.model, 'MODEL_CARD.md');
  await writeFile(cardPath, `${JSON.stringify(measured, null, 2)}\n`);
  await writeFile(textPath, replaceMeasurements(await readFile(textPath, 'utf8'), measured));
  console.log(`Written: ${cardPath}, ${textPath}`);
}
