import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { definitely } from '#base/assert.ts';
import { parseManifest } from '#library/manifest.ts';
import { type Measurement, type ModelCard, parseModelCard } from '#library/model-card.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { GREEDY } from '#workers/inference/greedy.ts';
import type { GenerateParams, Mode } from '#workers/inference/protocol.ts';
import { type HeldOutRow, readHeldOutRows } from './held-out.ts';
import { replaceMeasurements } from './model-card-text.ts';
import { type BenchServer, launchBrowser, openBenchPage, serveBenchPage } from './open-page.ts';
import type {} from './page.ts';
import {
  type AnsweredRow,
  type Score,
  scoreBooleans,
  scoreFormulas,
  scoreMolecules,
  scoreNumbers,
  smilesOf,
} from './score-rows.ts';

const USAGE =
  'Usage: npm run evaluate -- --heldout DIR [--model public/models/nano] [--flavours cpu-int8,gpu-q8] [--tasks esol,bbbp] [--limit N] [--write]';

const MODES: readonly Mode[] = ['thinking', 'instant'];
const MOLECULES = 500;
/** The most probable tokens reported beside each one; yes and no are among the first of them. */
const ALTERNATIVES = 8;

interface Options {
  readonly heldOut: string;
  readonly model: string;
  readonly flavours: readonly string[];
  /** All that the model was trained for when undefined. */
  readonly tasks: readonly string[] | undefined;
  readonly limit: number;
  readonly write: boolean;
}

/** Serves the model folder from disk with one flavour, which then runs on the CPU backend. */
async function openModel(page: Page, server: BenchServer, folder: string, flavourId: string) {
  const address = `${server.url}models/under-test/`;
  await page.context().route(`${address}**`, async (route) => {
    const path = route.request().url().slice(address.length);
    if (path !== 'manifest.json') return route.fulfill({ path: join(folder, path) });
    const manifest = parseManifest(await readFile(join(folder, path), 'utf8'));
    const flavour = definitely(
      manifest.flavours.find(({ id }) => id === flavourId),
      `flavour ${flavourId} in ${folder}`,
    );
    const onCpu = { ...manifest, flavours: [{ ...flavour, backend: 'wasm' }] };
    return route.fulfill({ json: onCpu });
  });
  await page.evaluate(
    (url) => globalThis.benchPage.load({ folder: { kind: 'url', url }, backend: 'wasm' }),
    address,
  );
}

async function answer(
  page: Page,
  task: Task,
  rows: readonly HeldOutRow[],
  mode: Mode,
): Promise<AnsweredRow[]> {
  const answered: AnsweredRow[] = [];
  for (const [index, row] of rows.entries()) {
    const ask: GenerateParams = {
      messages: [{ role: 'user', content: task.prompt(row.values) }],
      mode,
      sampling: { ...GREEDY, ...task.decoding, seed: index },
      maxTokens: 400,
      alternativeCount: task.answerKind === 'boolean' ? ALTERNATIVES : 0,
    };
    const reply = await page.evaluate((params) => globalThis.benchPage.generate(params), ask);
    answered.push({
      row,
      text: reply.text,
      tokens: task.answerKind === 'boolean' ? reply.tokens : [],
    });
    if ((index + 1) % 100 === 0)
      console.error(`${task.id}, ${mode}: ${index + 1} of ${rows.length}`);
  }
  return answered;
}

async function score(page: Page, task: Task, answered: readonly AnsweredRow[]): Promise<Score[]> {
  switch (task.answerKind) {
    case 'formula':
      return scoreFormulas(answered);
    case 'number':
      return scoreNumbers(answered, task.publishedScores?.unit ?? '');
    case 'boolean':
      return scoreBooleans(answered);
    case 'smiles': {
      const canonical: (string | undefined)[] = [];
      for (const reply of answered) {
        const smiles = smilesOf(reply);
        const facts = smiles
          ? await page.evaluate((text) => globalThis.benchPage.describe(text), smiles)
          : undefined;
        canonical.push(facts?.canonicalSmiles);
      }
      return scoreMolecules(canonical);
    }
    default:
      throw new Error(
        `${task.id}: answers of the kind ${task.answerKind} are not scored here yet.`,
      );
  }
}

function rowsOf(task: Task, { heldOut, limit }: Options): HeldOutRow[] {
  const rows =
    task.fields.length > 0
      ? readHeldOutRows(heldOut, task.id)
      : Array.from({ length: MOLECULES }, () => ({ task: task.id, values: {}, reference: true }));
  return rows.slice(0, limit);
}

async function evaluate(options: Options, card: ModelCard): Promise<Measurement[]> {
  const server = await serveBenchPage();
  const browser = await launchBrowser();
  const measurements: Measurement[] = [];
  try {
    for (const flavour of options.flavours) {
      const page = await openBenchPage(browser, server);
      await openModel(page, server, options.model, flavour);
      for (const taskId of options.tasks ?? card.trainedTaskIds) {
        const task = definitely(findTask(taskId), `task ${taskId}`);
        for (const mode of MODES) {
          const answered = await answer(page, task, rowsOf(task, options), mode);
          const scores = await score(page, task, answered);
          // Without a single readable reply there is no error to average; "unreadable" says so.
          const rows = scores
            .filter(({ n }) => n > 0)
            .map((score): Measurement => ({ taskId, mode, flavour, ...score }));
          console.table(
            rows.map(({ baseline, ...row }) => ({ ...row, baseline: baseline?.value })),
          );
          measurements.push(...rows);
        }
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
    server.close();
  }
  return measurements;
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
